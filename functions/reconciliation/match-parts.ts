import type { Ctx } from '../context.ts'
import { conflict, unknown } from '../faults.ts'
import type { Account, OpenBill } from '../fees/account.ts'
import { accountOfUnit } from '../fees/get-account.ts'
import type { BillId, UnitId, VoucherId } from '../ids.ts'
import { type BookedVoucher, findVouchers } from '../ledger/find-vouchers.ts'
import { type Fen, fen, sum } from '../money.ts'
import { readPayment } from '../payments/give-back.ts'
import { isPaymentId } from '../payments/model.ts'
import { chooseBills } from '../payments/choose-bills.ts'
import { paymentsOfUnit } from '../payments/payments-of-unit.ts'
import type { LineId } from './line-ids.ts'
import { billsTaken, notOfAccount, severalHouseholds } from './match-faults.ts'
import { billEntryId, moneyOf, movesMoney } from './matching-entries.ts'
import type { MatchingEntry, MatchingLine } from './matching/model.ts'
import { matchingLine } from './run-rules.ts'
import { findLines, type StoredAccount, type StoredLine } from './statement-items.ts'

/** What a match is made of, as it stands now. */
export type Parts = {
  readonly lines: readonly StoredLine[]
  readonly vouchers: readonly { readonly voucher: BookedVoucher; readonly amountFen: Fen }[]
  readonly bills: readonly OpenBill[]
  /** Whose bills they are, or whose payment the rest is. */
  readonly payer: Account | undefined
  /** For the pure rules. */
  readonly lineFacts: readonly MatchingLine[]
  readonly entryFacts: readonly MatchingEntry[]
}
export type Chosen = { readonly lines: readonly LineId[]; readonly vouchers: readonly VoucherId[]; readonly bills: readonly BillId[]; readonly unit?: UnitId | undefined }

/** Reads what was chosen. Throws unknown for what is not there, and for whom a voucher or bill is not to be matched any more. */
export async function readParts(ctx: Ctx, account: StatementAccountOf, chosen: Chosen): Promise<Parts> {
  const [lines, vouchers] = await Promise.all([findLines(ctx, account.id, chosen.lines), findVouchers(ctx, chosen.vouchers)])
  const missing = chosen.lines.find((_, at) => !lines[at]) ?? chosen.vouchers.find((_, at) => !vouchers[at])
  if (missing) throw unknown(`no ${missing} of ${account.id}`)
  const found = lines.flatMap((line) => line ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const moved = await Promise.all(vouchers.flatMap((voucher) => (voucher ? [onAccount(ctx, account, voucher)] : [])))
  const payer = await payerOf(ctx, chosen)
  const bills = payer && chosen.bills.length > 0 ? await openBills(ctx, payer, chosen.bills) : []
  return {
    lines: found,
    vouchers: moved,
    bills,
    payer,
    lineFacts: found.map((line) => matchingLine(account.id, line)),
    entryFacts: [...moved.map(({ voucher, amountFen }) => entryOf(voucher.id, { kind: 'booked', amountFen, date: voucher.valueDate })), ...bills.map((bill) => entryOf(billEntryId(bill.bill), { kind: 'open', amountFen: bill.openFen, date: bill.dueDate }))],
  }
}
type StatementAccountOf = Pick<StoredAccount, 'id' | 'kind'>

export const linesFen = ({ lines }: Parts): Fen => sum(lines.map(({ amountFen }) => amountFen))
export const vouchersFen = ({ vouchers }: Parts): Fen => sum(vouchers.map(({ amountFen }) => amountFen))
export const billsFen = ({ bills }: Parts): Fen => sum(bills.map(({ openFen }) => openFen))

/** Whose all of it is: of one household, or of nobody in particular. */
export function householdOf({ vouchers, payer }: Parts): UnitId | null {
  const units = new Set([...vouchers.map(({ voucher }) => voucher.unit), ...(payer ? [payer.unit] : [])])
  return units.size === 1 ? ([...units][0] ?? null) : null
}

async function onAccount(ctx: Ctx, { kind }: StatementAccountOf, voucher: BookedVoucher): Promise<{ voucher: BookedVoucher; amountFen: Fen }> {
  const amountFen = moneyOf(kind, voucher)
  const payment = voucher.kind === 'PAYMENT' && isPaymentId(voucher.document) ? await readPayment(ctx, voucher.document) : undefined
  if (amountFen === 0 || !movesMoney(voucher.kind) || payment?.reversed) throw notOfAccount(voucher.text)
  return { voucher, amountFen }
}

async function payerOf(ctx: Ctx, { bills, unit }: Chosen): Promise<Account | undefined> {
  const units = new Set([...bills.map((bill) => bill.slice(0, 12) as UnitId), ...(unit === undefined ? [] : [unit])])
  if (units.size > 1) throw severalHouseholds()
  const [only] = units
  return only && accountOfUnit(ctx, only)
}

/** All of them, or it is said which are paid, by what and by whom. */
async function openBills(ctx: Ctx, payer: Account, wanted: readonly BillId[]): Promise<OpenBill[]> {
  const open = payer.open.filter(({ bill }) => wanted.includes(bill))
  if (open.length === wanted.length) return open
  const paid = wanted.filter((bill) => !open.some((one) => one.bill === bill))
  const payments = (await paymentsOfUnit(ctx, payer.unit)).toSorted((a, b) => (a.bookedAt > b.bookedAt ? -1 : 1))
  const records = await Promise.all(payments.slice(0, lookedAtMax).map(({ id }) => readPayment(ctx, id)))
  const details = paid.flatMap((bill) => {
    const by = records.find((one) => one?.booked && !one.reversed && one.booked.bills.some((part) => part.bill === bill))
    const no = by?.booked?.bills.find((part) => part.bill === bill)?.no
    return by && no ? [{ where: no, say: { zh: `${no} 由 ${by.counter?.collector ?? '在线缴费'} 入账，收据 ${by.receiptNo ?? '—'}`, en: `${no} by ${by.counter?.collector ?? 'payment online'}, receipt ${by.receiptNo ?? '—'}` } }] : []
  })
  if (details.length > 0) throw billsTaken(details)
  await chooseBills(ctx, payer, wanted)
  throw conflict('changed', { zh: '账单刚有变化，没有改动。请刷新后再看。', en: 'The bills have just changed. Nothing was changed. Reload and look again.' })
}
const lookedAtMax = 12

const entryOf = (id: string, { kind, amountFen, date }: Pick<MatchingEntry, 'kind' | 'amountFen' | 'date'>): MatchingEntry => ({ id, kind, accountId: null, amountFen: fen(amountFen), date, providerIds: [], orderNumbers: [], unitCodes: [] })
