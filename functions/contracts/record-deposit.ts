import type { Ctx } from '../context.ts'
import type { ContractId } from '../ids.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import type { Posting } from '../ledger/model.ts'
import { personOf } from '../members/person-of.ts'
import { fen } from '../money.ts'
import { admitCollecting } from '../payments/access.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { type ContractRecord, putContract, readContract } from './items.ts'
import { putReceipt, readRoom, type ReceiptRecord, transferOnce } from './room-items.ts'
import type { Receipt, RecordDeposit } from './settlement-model.ts'
import { showReceipt } from './show-receipt.ts'
import { admitMoney, documentOf, knownMoney, type Money, receiptOf, voucherKindOf, voucherOf } from './take-money.ts'
import { aboveDeposit, changedMeanwhile, closedAlready, secondPerson } from './words.ts'

const attemptsMax = 8

/** A deposit that came, at most what was agreed, or goes back, at most what is held and by another person than who took it (S2). It is owed on 2209 and never income. */
export async function recordDeposit(ctx: Ctx, id: ContractId, { direction, ...input }: RecordDeposit): Promise<Receipt> {
  const money: Money = { ...input, kind: direction === 'in' ? 'deposit-in' : 'deposit-out' }
  if (direction === 'in') admitCollecting(ctx)
  const on = admitMoney(ctx, money)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const contract = await readContract(ctx, id)
    const known = await knownMoney(ctx, id, money)
    if (known) return showReceipt(known)
    if (direction === 'in' && contract.closing?.state === 'agreed') throw closedAlready()
    const most = direction === 'in' ? contract.depositFen - contract.depositHeldFen : contract.depositHeldFen
    if (money.amountFen > most) throw aboveDeposit(most)
    if (direction === 'out') await admitReturn(ctx, id)
    const booked = await book(ctx, contract, { money, receipt: { ...(await receiptOf(ctx, id, money, on)), parts: [] } })
    if (booked) return showReceipt(booked)
  }
  throw changedMeanwhile()
}

async function admitReturn(ctx: Ctx, id: ContractId): Promise<void> {
  const person = await personOf(ctx)
  if ((await readRoom(ctx, id)).receipts.some(({ kind, recorded }) => kind === 'deposit-in' && recorded.who === person)) throw secondPerson()
}

/** Undefined when it was recorded, or the contract changed, meanwhile. */
async function book(ctx: Ctx, contract: ContractRecord, { money, receipt }: { readonly money: Money; readonly receipt: Omit<ReceiptRecord, 'voucher'> }): Promise<ReceiptRecord | undefined> {
  const into = money.kind === 'deposit-in'
  const after: ContractRecord = { ...contract, version: contract.version + 1, depositHeldFen: contract.depositHeldFen + (into ? money.amountFen : -money.amountFen) }
  const withVoucher = (voucher: string): ReceiptRecord => ({ ...receipt, voucher })
  try {
    const entryDate = await bookVoucher(ctx, {
      kind: voucherKindOf[money.kind],
      document: documentOf(contract.id, money.id),
      valueDate: receipt.on,
      text: [into ? '收合同押金' : '退合同押金', contract.no, contract.party.name].join(' ').slice(0, 110),
      postings: postingsOf(contract, money),
      writes: (day) => {
        const whole = withVoucher(voucherOf(contract.id, money, day))
        return [putReceipt(ctx, whole), ...transferOnce(ctx, whole), putContract(ctx, after)]
      },
    })
    return withVoucher(voucherOf(contract.id, money, entryDate))
  } catch (error) {
    if (error instanceof ConditionFailed) return undefined
    throw error
  }
}

function postingsOf({ fund }: ContractRecord, { kind, method, amountFen }: Money): Posting[] {
  const amount = fen(amountFen)
  const [moved, owed] = kind === 'deposit-in' ? [{ debitFen: amount }, { creditFen: amount }] : [{ creditFen: amount }, { debitFen: amount }]
  return [
    { account: method === 'cash' ? '1001' : '1002', fund, ...moved },
    { account: '2209', fund, ...owed },
  ]
}
