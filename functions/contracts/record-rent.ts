import type { Ctx } from '../context.ts'
import type { ContractId } from '../ids.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { fen } from '../money.ts'
import { admitCollecting } from '../payments/access.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { type ContractRecord, readContract } from './items.ts'
import { putReceipt, putSettlement, readSettlements, type ReceiptRecord, type SettlementRecord, transferOnce } from './room-items.ts'
import type { Receipt, RecordRent } from './settlement-model.ts'
import { showReceipt } from './show-receipt.ts'
import { openOf } from './show-settlement.ts'
import { admitMoney, documentOf, knownMoney, type Money, receiptOf, voucherOf } from './take-money.ts'
import { aboveOpen, changedMeanwhile, tooManyParts } from './words.ts'

const attemptsMax = 8
const partsMax = 40

/**
 * What the other side paid, over the spans that are settled and open: the oldest first, those in dispute last. The client's id
 * makes a retry the same money, the bank's reference makes a transfer one whoever records it. Throws `unknown`, `conflict`, and
 * `refused` for more than is open: it stays clear what each fen was for.
 */
export async function recordRent(ctx: Ctx, id: ContractId, input: RecordRent): Promise<Receipt> {
  admitCollecting(ctx)
  const contract = await readContract(ctx, id)
  const money: Money = { ...input, kind: 'rent' }
  const on = admitMoney(ctx, money)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    // What is open is read first: had the same call paid it meanwhile, its receipt would be found here.
    const settlements = await readSettlements(ctx, id)
    const known = await knownMoney(ctx, id, money)
    if (known) return showReceipt(known)
    const parts = spread(settlements, money.amountFen)
    const receipt = { ...(await receiptOf(ctx, id, money, on)), parts: parts.map(({ before, amountFen }) => ({ from: before.from, amountFen })) }
    const booked = await book(ctx, contract, { money, receipt, parts })
    if (booked) return showReceipt(booked)
  }
  throw changedMeanwhile()
}

type Part = { readonly before: SettlementRecord; readonly amountFen: number }

function spread(settlements: readonly SettlementRecord[], amountFen: number): Part[] {
  const open = settlements.filter((one) => openOf(one) > 0).toSorted((a, b) => Number(a.disputed) - Number(b.disputed) || (a.from < b.from ? -1 : 1))
  let rest = amountFen
  const parts: Part[] = []
  for (const before of open) {
    const take = Math.min(rest, openOf(before))
    if (take > 0) parts.push({ before, amountFen: take })
    rest -= take
  }
  if (rest > 0) throw aboveOpen(amountFen - rest)
  if (parts.length > partsMax) throw tooManyParts(partsMax)
  return parts
}

type Booking = { readonly money: Money; readonly receipt: Omit<ReceiptRecord, 'voucher'>; readonly parts: readonly Part[] }

/** Undefined when the money was recorded, or a settlement changed, meanwhile. */
async function book(ctx: Ctx, contract: ContractRecord, { money, receipt, parts }: Booking): Promise<ReceiptRecord | undefined> {
  const amount = fen(money.amountFen)
  const { fund } = contract
  const withVoucher = (voucher: string): ReceiptRecord => ({ ...receipt, voucher })
  try {
    const entryDate = await bookVoucher(ctx, {
      kind: 'RENTPAID',
      document: documentOf(contract.id, money.id),
      valueDate: receipt.on,
      text: ['收设施收入', contract.no, contract.party.name, money.reference ?? ''].join(' ').trim().slice(0, 110),
      community: contract.community,
      postings: [
        { account: money.method === 'cash' ? '1001' : '1002', fund, debitFen: amount },
        { account: '1122', fund, creditFen: amount },
      ],
      writes: (day) => {
        const whole = withVoucher(voucherOf(contract.id, money, day))
        return [putReceipt(ctx, whole), ...transferOnce(ctx, whole), ...parts.map(({ before, amountFen }) => putSettlement(ctx, { ...before, version: before.version + 1, receivedFen: before.receivedFen + amountFen }))]
      },
    })
    return withVoucher(voucherOf(contract.id, money, entryDate))
  } catch (error) {
    if (error instanceof ConditionFailed) return undefined
    throw error
  }
}
