import { type BusinessDate, instant, type Instant, type Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { ByFund } from '../fees/account.ts'
import { billIdOf, billNo, partsOfBillId } from '../fees/bill-model.ts'
import { assert } from '../faults.ts'
import type { BuildingId, PaymentId, UnitId } from '../ids.ts'
import { type Fen, fen } from '../money.ts'
import { ConditionFailed, held } from '../storage/cancelled.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { struckWrite, unfinishedWrite } from '../unfinished/work-list.ts'
import { type BillPart, type Method, unitOfPayment } from './model.ts'

/** A payment from the intent on. `pending` until the money is booked or surely did not come. */
export type PaymentRecord = {
  readonly id: PaymentId
  readonly unit: UnitId
  readonly building: BuildingId
  readonly buildingName: string
  readonly room: string
  readonly name: string
  readonly state: 'pending' | 'failed' | 'expired' | 'booked'
  readonly amountFen: Fen
  /** The bills that were meant, with what was open on each then; empty = all, oldest first. */
  readonly asked: readonly BillPart[]
  readonly createdAt: Instant
  /** Actor, for the books. `link` when it came by a pay link. */
  readonly by: string
  readonly online?: OnlineFacts
  readonly counter?: CounterFacts
  readonly booked?: BookedFacts
  /** `2026-000123`. */
  readonly receiptNo?: string
  /** Why money that came is not booked: the provider's words differ from ours (M4), or, `booking`, we failed to. */
  readonly problem?: string
  /** Refunds approved so far, those that failed and were kept as credit not counted; at most the amount (M7). */
  readonly refundedFen: Fen
  /** Rises with every refund, kept refund and claim through the bank: two of them at once see each other. */
  readonly waysBack?: number
  /** A counter payment that was a mistake: who took it back, when and why. The receipt is void and keeps its number (M6). */
  readonly reversed?: Reversed
}

export type Reversed = { readonly by: string; readonly at: Instant; readonly on: BusinessDate; readonly reason: string }

export type OnlineFacts = {
  readonly account: string
  readonly lang: 'zh' | 'en'
  readonly onPhone: boolean
  readonly expiresAt: Instant
  /** The provider's id of the order, once it answered. */
  readonly order?: string
}

export type CounterFacts = {
  readonly collector: string
  readonly payer?: string
  readonly reference?: string
  readonly note?: string
  /** Hash of what was sent, to tell a retry from another payment of the same id. */
  readonly sent: string
  /** The match of a statement's line that booked it: only undoing that one takes it back. */
  readonly match?: string
}

export type BookedFacts = {
  readonly method: Method
  readonly bills: readonly BillPart[]
  /** Of each of the bills by fund, in the same order. */
  readonly billFunds: readonly ByFund[]
  readonly creditFen: Fen
  readonly valueDate: BusinessDate
  readonly entryDate: BusinessDate
  readonly at: Instant
  readonly providerPayment?: string
  /** What the receipt's head says, as it was then: a receipt printed again reads the same (M6). */
  readonly issuer: Issuer
}

export type Issuer = { readonly name: string; readonly address: string; readonly phone: string; readonly communityName: string }

/** Short names: with a dozen bills the item stays under 1 KB, one write unit. A bill is `2026-12 1 1 3000 0`: month, number, printed number, fen, fen left open. */
type PayItem = Key & {
  readonly s: PaymentRecord['state']
  readonly a: number
  readonly b: BuildingId
  readonly bn: string
  readonly r: string
  readonly n: string
  readonly q: readonly string[]
  readonly at: Instant
  readonly by: string
  readonly on?: { readonly acct: string; readonly l: 'zh' | 'en'; readonly ph?: true; readonly x: Instant }
  readonly o?: string
  readonly ct?: CounterFacts
  readonly bk?: { readonly m: Method; readonly l: readonly string[]; readonly f?: readonly string[]; readonly c?: number; readonly v: BusinessDate; readonly e: BusinessDate; readonly at: Instant; readonly pp?: string; readonly i: readonly [name: string, address: string, phone: string, communityName: string] }
  readonly no?: string
  readonly pb?: string
  readonly rf?: number
  readonly wb?: number
  readonly rv?: Reversed
}

const keyOf = (ctx: Pick<Ctx, 'tenant'>, id: PaymentId): Key => keys.payment(ctx.tenant, unitOfPayment(id), id)

/** As it stands now (consistent): a decision about money never rests on an old copy. */
export async function readPayment(ctx: Ctx, id: PaymentId): Promise<PaymentRecord | undefined> {
  const item = await ctx.store.get<PayItem>(keyOf(ctx, id), { consistent: true })
  return item && toRecord(item)
}

/** For lists; in the order asked. */
export async function readPayments(ctx: Ctx, ids: readonly PaymentId[]): Promise<(PaymentRecord | undefined)[]> {
  const items = await ctx.store.getMany<PayItem>(ids.map((id) => keyOf(ctx, id)))
  return items.map((item) => item && toRecord(item))
}

const paymentsOfUnitMax = 5000

/** Everything of a household, intents that came to nothing included, in no order of time. */
export async function readPaymentsOfUnit(ctx: Ctx, unit: UnitId): Promise<PaymentRecord[]> {
  const records: PaymentRecord[] = []
  const wanted = { pk: keys.household(ctx.tenant, unit), begins: 'PAY#', consistent: true }
  for await (const item of ctx.store.all<PayItem>(wanted, { bound: paymentsOfUnitMax })) records.push(toRecord(item))
  return records
}

/** False when a payment of that id is there already. */
export async function insertIntent(ctx: Ctx, record: PaymentRecord): Promise<boolean> {
  return held(ctx.store.write({ put: toItem(ctx, record), if: 'absent' }))
}

/** Changes an unbooked payment; nothing once it is booked, for then it never changes again. */
export async function noteUnbooked(ctx: Ctx, id: PaymentId, set: { readonly state?: 'failed' | 'expired'; readonly order?: string }): Promise<void> {
  await held(ctx.store.write({ update: keyOf(ctx, id), set: { s: set.state, o: set.order }, if: unbooked }))
}

/** Marks what differs, and puts the payment on the work list of the finance officer; nothing once it is booked. */
export async function noteProblem(ctx: Ctx, { id, unit }: PaymentRecord, problem: string): Promise<void> {
  const row = unfinishedWrite(ctx, { kind: 'checkout', id, since: instant(ctx.clock), unit, payment: id })
  await held(ctx.store.transact([{ update: keyOf(ctx, id), set: { pb: problem }, if: unbooked }, row]))
}

/** A person has looked into it: the payment counts as failed and is off the work list, the mark stays. Throws ConditionFailed when it was booked or dismissed meanwhile. */
export const dismissProblem = (ctx: Pick<Ctx, 'tenant'>, id: PaymentId): readonly Write[] => [
  { update: keyOf(ctx, id), set: { s: 'failed' }, if: { expr: 'attribute_exists(pb) AND s <> :booked', values: { ':booked': 'booked' } } },
  struckWrite(ctx, 'checkout', id),
]

const unbooked = { expr: 'attribute_exists(pk) AND s <> :booked', values: { ':booked': 'booked' } }

/** The write that books it: an intent that is not booked yet, or a counter payment that is not there yet. */
export function bookedWrite(ctx: Pick<Ctx, 'tenant'>, record: PaymentRecord & { readonly booked: BookedFacts }): Write {
  if (record.counter) return { put: toItem(ctx, record), if: 'absent' }
  return { update: keyOf(ctx, record.id), set: { s: 'booked', bk: toBooked(record.booked), o: record.online?.order }, remove: ['pb'], if: unbooked }
}

/** Counts a refund in (or, negative, out again) on the payment as it was read, unless somebody refunded or reversed it meanwhile (M7). */
export function refundedWrite(ctx: Pick<Ctx, 'tenant'>, payment: PaymentRecord, deltaFen: number): Write {
  const refunded = fen(payment.refundedFen + deltaFen)
  assert(refunded >= 0 && refunded <= payment.amountFen, `refunds of ${payment.id} stay between 0 and ${payment.amountFen}: ${refunded}`)
  return { update: keyOf(ctx, payment.id), set: { rf: refunded }, if: asRead(payment), add: { wb: 1 } }
}

/** Notes on a payment that its payer claims some of it back: a refund or claim that was decided without seeing this one is decided anew. */
export const claimedWrite = (ctx: Pick<Ctx, 'tenant'>, payment: PaymentRecord): Write => ({ update: keyOf(ctx, payment.id), add: { wb: 1 }, if: asRead(payment) })

/** Marks a payment as reversed, unless somebody refunded or reversed it meanwhile. */
export const reversedWrite = (ctx: Pick<Ctx, 'tenant'>, payment: PaymentRecord, reversed: Reversed): Write => ({ update: keyOf(ctx, payment.id), set: { rv: reversed }, if: asRead(payment) })

const asRead = ({ refundedFen, waysBack = 0 }: PaymentRecord) => ({
  expr: `#s = :booked AND attribute_not_exists(rv) AND ${equals('rf', refundedFen)} AND ${equals('wb', waysBack)}`,
  names: { '#s': 's' },
  values: { ':booked': 'booked', ':rf': refundedFen, ':wb': waysBack },
})
const equals = (name: string, value: number): string => (value ? `${name} = :${name}` : `(attribute_not_exists(${name}) OR ${name} = :${name})`)

/** Gives a client's id to one payment of the tenant, whichever household it names. */
export const claimIdWrite = (ctx: Pick<Ctx, 'tenant'>, own: string, payment: PaymentId): Write => ({ put: { ...keys.lookup(ctx.tenant, `counter#${own}`), payment }, if: 'absent' })

/** Fixes the number on the payment, once. */
export async function attachReceiptNo(ctx: Ctx, id: PaymentId, no: string): Promise<void> {
  try {
    await ctx.store.write({ update: keyOf(ctx, id), set: { no }, if: { expr: 'attribute_exists(pk) AND attribute_not_exists(#no)', names: { '#no': 'no' } } })
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
  }
}

function toItem(ctx: Pick<Ctx, 'tenant'>, record: PaymentRecord): PayItem {
  const { online, counter, booked, receiptNo, problem, refundedFen, reversed } = record
  return {
    ...keyOf(ctx, record.id),
    s: record.state,
    a: record.amountFen,
    b: record.building,
    bn: record.buildingName,
    r: record.room,
    n: record.name,
    q: record.asked.map(partText),
    at: record.createdAt,
    by: record.by,
    ...(online ? { on: { acct: online.account, l: online.lang, ...(online.onPhone ? { ph: true } : {}), x: online.expiresAt }, ...(online.order ? { o: online.order } : {}) } : {}),
    ...(counter ? { ct: counter } : {}),
    ...(booked ? { bk: toBooked(booked) } : {}),
    ...(receiptNo ? { no: receiptNo } : {}),
    ...(problem ? { pb: problem } : {}),
    ...(refundedFen ? { rf: refundedFen } : {}),
    ...(reversed ? { rv: reversed } : {}),
  }
}

const toBooked = ({ method, bills, billFunds, creditFen, valueDate, entryDate, at, providerPayment, issuer }: BookedFacts): PayItem['bk'] & object => ({
  m: method,
  l: bills.map(partText),
  ...(billFunds.some(isMixed) ? { f: billFunds.map((byFund) => Object.entries(byFund).map(([fund, amount]) => `${fund}:${amount}`).join(' ')) } : {}),
  ...(creditFen ? { c: creditFen } : {}),
  v: valueDate,
  e: entryDate,
  at,
  ...(providerPayment ? { pp: providerPayment } : {}),
  i: [issuer.name, issuer.address, issuer.phone, issuer.communityName],
})

function toRecord(item: PayItem): PaymentRecord {
  const id = item.sk.slice('PAY#'.length) as PaymentId
  const unit = unitOfPayment(id)
  const { on, bk } = item
  return {
    id,
    unit,
    building: item.b,
    buildingName: item.bn,
    room: item.r,
    name: item.n,
    state: item.s,
    amountFen: fen(item.a),
    asked: item.q.map((text) => partOf(unit, text)),
    createdAt: item.at,
    by: item.by,
    ...(on ? { online: { account: on.acct, lang: on.l, onPhone: on.ph === true, expiresAt: on.x, ...(item.o ? { order: item.o } : {}) } } : {}),
    ...(item.ct ? { counter: item.ct } : {}),
    ...(bk ? { booked: { method: bk.m, bills: bk.l.map((text) => partOf(unit, text)), billFunds: bk.l.map((text, at) => toFunds(partOf(unit, text), bk.f?.[at])), creditFen: fen(bk.c ?? 0), valueDate: bk.v, entryDate: bk.e, at: bk.at, issuer: toIssuer(bk.i), ...(bk.pp ? { providerPayment: bk.pp } : {}) } } : {}),
    ...(item.no ? { receiptNo: item.no } : {}),
    ...(item.pb ? { problem: item.pb } : {}),
    refundedFen: fen(item.rf ?? 0),
    ...(item.wb ? { waysBack: item.wb } : {}),
    ...(item.rv ? { reversed: item.rv } : {}),
  }
}

/** Most bills belong to the organization wholly, and then nothing is stored. */
const isMixed = (byFund: ByFund): boolean => Object.keys(byFund).some((fund) => fund !== 'ORGANISATION')

function toFunds({ amountFen }: BillPart, text: string | undefined): ByFund {
  if (!text) return { ORGANISATION: fen(amountFen) }
  return Object.fromEntries(text.split(' ').map((part) => part.split(':')).map(([fund, amount]) => [fund, fen(Number(amount))]))
}


const toIssuer = ([name, address, phone, communityName]: readonly [string, string, string, string]): Issuer => ({ name, address, phone, communityName })

const partText = (part: BillPart): string => [part.period, partsOfBillId(part.bill).number, Number(part.no.slice(7)), part.amountFen, ...(part.leftFen ? [part.leftFen] : [])].join(' ')

function partOf(unit: UnitId, text: string): BillPart {
  const [period, number, no, amount, left] = text.split(' ') as [Period, string, string, string, string?]
  return { bill: billIdOf(unit, period, Number(number)), no: billNo(period, Number(no)), period, amountFen: Number(amount), leftFen: Number(left ?? 0) }
}
