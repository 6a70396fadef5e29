import { createHash } from 'node:crypto'
import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { funds } from '../ledger/chart.ts'
import { getTrialBalance } from '../ledger/get-trial-balance.ts'
import { type Posting, voucherId } from '../ledger/model.ts'
import { fen } from '../money.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { type DepositRecord, putDeposit, readDeposit } from './items.ts'
import type { CashDeposit, CashOnHand, DepositCash } from './model.ts'
import { idTaken, moreThanCash, notThatDay } from './words.ts'

/** Cash that the books have, by whose it is. */
export async function getCashOnHand(ctx: Ctx): Promise<CashOnHand> {
  const now = today(ctx.clock)
  const { rows } = await getTrialBalance(ctx, { from: now, to: now }, 'zh')
  const items = funds.flatMap((fund) => {
    const row = rows.find((one) => one.account === '1001' && one.fund === fund)
    const amountFen = row ? row.closingDebitFen - row.closingCreditFen : 0
    return amountFen === 0 ? [] : [{ fund, amountFen }]
  })
  return { items, totalFen: items.reduce((sum, { amountFen }) => sum + amountFen, 0) }
}

/**
 * Cash taken to the bank: one voucher, so that the one line of the bank has one entry to be matched with. At most what the books have of each fund. The client's id
 * makes a retry the same deposit. Throws `refused`, `conflict`.
 */
export async function depositCash(ctx: Ctx, input: DepositCash): Promise<CashDeposit> {
  const sent = createHash('sha256').update(JSON.stringify(input)).digest('base64url').slice(0, 22)
  const known = await readDeposit(ctx, input.id)
  if (known) return sameAgain(known, sent)
  const on = input.on ?? today(ctx.clock)
  if (on > today(ctx.clock)) throw notThatDay()
  const there = await getCashOnHand(ctx)
  for (const { fund, amountFen } of input.parts) {
    const has = there.items.find((one) => one.fund === fund)?.amountFen ?? 0
    if (amountFen > has) throw moreThanCash(fund, has)
  }
  const amountFen = input.parts.reduce((sum, part) => sum + part.amountFen, 0)
  const document = `deposit-${input.id}`
  const postings = input.parts.flatMap(({ fund, amountFen: part }): Posting[] => [{ account: '1002', fund, debitFen: fen(part) }, { account: '1001', fund, creditFen: fen(part) }])
  const recordOn = (entryDate: Parameters<typeof voucherId>[1]): DepositRecord => ({ id: input.id, sent, on, amountFen, voucher: voucherId('CASHDEPOSIT', entryDate, document) })
  try {
    const entryDate = await bookVoucher(ctx, { kind: 'CASHDEPOSIT', document, valueDate: on, text: `现金存行 ${input.reference}`, postings, writes: (day) => [putDeposit(ctx, recordOn(day))] })
    return show(recordOn(entryDate))
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    return sameAgain((await readDeposit(ctx, input.id))!, sent)
  }
}

function sameAgain(known: DepositRecord, sent: string): CashDeposit {
  if (known.sent !== sent) throw idTaken()
  return show(known)
}

const show = ({ id, on, amountFen, voucher }: DepositRecord): CashDeposit => ({ id, on, amountFen, voucher })
