import { type BusinessDate, instant, type Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert, type Say } from '../faults.ts'
import type { CommunityId, SaleId } from '../ids.ts'
import { fen, type Fen } from '../money.ts'
import type { Method } from '../payments/model.ts'
import { ConditionFailed, held } from '../storage/cancelled.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { siteDefaults } from '../tenants/model.ts'
import { finishedWrite, struckWrite, unfinishedWrite } from '../unfinished/work-list.ts'
import { amountOf, type LineAccount, type SaleKind, type SaleLine } from './model.ts'

/** A sale from the intent on. `pending` until the money is booked or surely did not come. */
export type SaleRecord = {
  readonly id: SaleId
  readonly kind: SaleKind
  /** Id of the stay, booking or session. */
  readonly subject: string
  /** Where it was earned; sales before 2026-11-26 do not say. */
  readonly community?: CommunityId
  readonly title: Say
  readonly lines: readonly SaleLine[]
  readonly amountFen: Fen
  readonly state: 'pending' | 'failed' | 'expired' | 'booked'
  readonly createdAt: Instant
  /** Actor, for the books; empty for a passer-by. */
  readonly by: string
  /** Who holds it sees the landing page. Kept as it is: the provider's way back carries it, and asking again must ask the same. */
  readonly key: string
  /** Page of the thing itself. */
  readonly backPath?: string
  readonly online?: OnlineFacts
  readonly cash?: CashFacts
  readonly booked?: BookedFacts
  /** `T2026-000123`. */
  readonly receiptNo?: string
  /** Why money that came was not booked: the provider's words differ from ours (M4). */
  readonly problem?: string
  /** Gone of each line, by refunds, those on their way included, by claims through the bank that were lost, and by what was kept of a deposit; at most the line (M7). */
  readonly givenBack: readonly Fen[]
  /** Of a deposit: income now, for good. It is in `givenBack` too, since nothing can go back of it any more. */
  readonly kept?: Kept
  /** Counts the claims through the bank, so that a refund decided without having seen one is decided anew. */
  readonly waysBack?: number
}

export type Kept = { readonly amountFen: Fen; readonly reason: string }
export type OnlineFacts = { readonly account: string; readonly lang: 'zh' | 'en'; readonly onPhone: boolean; readonly expiresAt: Instant; /** The provider's id of the order, once it answered. */ readonly order?: string }
export type CashFacts = { readonly collector: string; readonly shift?: string; /** Hash of what was sent, to tell a retry from another sale of the same id. */ readonly sent: string; /** When it was taken, if that was told later. */ readonly at?: Instant; /** Why another sum than the price was taken. */ readonly told?: string }
export type BookedFacts = {
  readonly method: Method
  readonly valueDate: BusinessDate
  readonly entryDate: BusinessDate
  readonly at: Instant
  readonly providerPayment?: string
  /** False: the thing no longer wanted the money; it was owed back at once. */
  readonly wanted: boolean
  /** As the receipt says it, for ever (M6). */
  readonly issuer: Issuer
}
/** With its mark, so that the paper stays as it was whatever the settings become. */
export type Issuer = { readonly name: string; readonly address: string; readonly phone: string; readonly logoText: string; readonly colour: string }

/** Short names: a sale of three lines stays under 1 KB, one write unit. A line is `500 OWNERS_COMMON parking 4301 停车费`. */
type SaleItem = Key & {
  readonly k: SaleKind
  readonly su: string
  readonly c?: CommunityId
  readonly t: readonly [zh: string, en: string]
  readonly l: readonly string[]
  readonly s: SaleRecord['state']
  readonly at: Instant
  readonly by: string
  readonly key: string
  readonly bp?: string
  readonly on?: { readonly acct: string; readonly l: 'zh' | 'en'; readonly ph?: true; readonly x: Instant }
  readonly o?: string
  readonly ct?: CashFacts
  readonly bk?: { readonly m: Method; readonly v: BusinessDate; readonly e: BusinessDate; readonly at: Instant; readonly pp?: string; readonly un?: true; readonly i: readonly [name: string, address: string, phone: string, logoText?: string, colour?: string] }
  readonly no?: string
  readonly pb?: string
  readonly gb?: readonly number[]
  readonly wb?: number
  readonly kp?: readonly [fen: Fen, reason: string]
}

const keyOf = (ctx: Pick<Ctx, 'tenant'>, id: SaleId): Key => keys.sale(ctx.tenant, id)

/** As it stands now (consistent): a decision about money never rests on an old copy. */
export async function readSale(ctx: Ctx, id: SaleId): Promise<SaleRecord | undefined> {
  const item = await ctx.store.get<SaleItem>(keyOf(ctx, id), { consistent: true })
  return item && toRecord(item)
}

/** For lists; in the order asked. */
export async function readSales(ctx: Ctx, ids: readonly SaleId[]): Promise<(SaleRecord | undefined)[]> {
  const items = await ctx.store.getMany<SaleItem>(ids.map((id) => keyOf(ctx, id)))
  return items.map((item) => item && toRecord(item))
}

/** False when a sale of that id is there already. */
export const insertIntent = (ctx: Ctx, record: SaleRecord): Promise<boolean> => held(ctx.store.write({ put: toItem(ctx, record), if: 'absent' }))

/** Changes an unbooked sale; nothing once it is booked. */
export async function noteUnbooked(ctx: Ctx, id: SaleId, set: { readonly state?: 'failed' | 'expired'; readonly order?: string }): Promise<void> {
  await held(ctx.store.write({ update: keyOf(ctx, id), set: { s: set.state, o: set.order }, if: unbooked }))
}

/** Marks what differs, and puts the sale on the work list of the finance officer; nothing once it is booked. */
export async function noteProblem(ctx: Ctx, { id }: SaleRecord, problem: string): Promise<void> {
  await held(ctx.store.transact([{ update: keyOf(ctx, id), set: { pb: problem }, if: unbooked }, unfinishedWrite(ctx, { kind: 'sale', id, since: instant(ctx.clock) })]))
}

/** A person has looked into it: the sale counts as failed and is off the work list, the mark stays. Throws ConditionFailed when it was booked or dismissed meanwhile. */
export const dismissProblem = (ctx: Pick<Ctx, 'tenant'>, id: SaleId): readonly Write[] => [
  { update: keyOf(ctx, id), set: { s: 'failed' }, if: { expr: 'attribute_exists(pb) AND s <> :booked', values: { ':booked': 'booked' } } },
  struckWrite(ctx, 'sale', id),
]

const unbooked = { expr: 'attribute_exists(pk) AND s <> :booked', values: { ':booked': 'booked' } }

/** The writes that book it: an intent that is not booked yet, or cash whose sale is not there yet. */
export function bookedWrites(ctx: Pick<Ctx, 'tenant'>, record: SaleRecord & { readonly booked: BookedFacts }): Write[] {
  if (record.cash) return [{ put: toItem(ctx, record), if: 'absent' }]
  const { gb } = toItem(ctx, record)
  return [
    { update: keyOf(ctx, record.id), set: { s: 'booked', bk: toBooked(record.booked), o: record.online?.order, gb }, remove: ['pb'], if: unbooked },
    ...(record.problem === undefined ? [] : [finishedWrite(ctx, 'sale', record.id)]),
  ]
}

/** Counts in on the sale as it was read what goes back of it, unless somebody refunded or claimed it meanwhile (M7). */
export function givenBackWrite(ctx: Pick<Ctx, 'tenant'>, sale: SaleRecord, parts: readonly Fen[], kept?: Kept): Write {
  const after = sale.givenBack.map((given, at) => fen(given + (parts[at] ?? 0)))
  assert(sale.booked && after.every((given, at) => given >= 0 && given <= sale.lines[at]!.amountFen), `refunds of ${sale.id} stay between 0 and each of its lines`)
  return { update: keyOf(ctx, sale.id), set: { gb: after, kp: kept && [kept.amountFen, kept.reason] }, if: asRead(sale) }
}

/** Counts a claim through the bank on the sale as it was read: whoever decides a refund without having seen it decides anew. */
export const claimedWrite = (ctx: Pick<Ctx, 'tenant'>, sale: SaleRecord): Write => ({ update: keyOf(ctx, sale.id), add: { wb: 1 }, if: asRead(sale) })

function asRead({ givenBack, waysBack = 0 }: SaleRecord) {
  const given = givenBack.some((part) => part > 0)
  return {
    expr: `#s = :booked AND ${given ? 'gb = :gb' : 'attribute_not_exists(gb)'} AND ${waysBack ? 'wb = :wb' : 'attribute_not_exists(wb)'}`,
    names: { '#s': 's' },
    values: { ':booked': 'booked', ...(given ? { ':gb': givenBack } : {}), ...(waysBack ? { ':wb': waysBack } : {}) },
  }
}

/** Fixes the number on the sale, once. */
export async function attachReceiptNo(ctx: Ctx, id: SaleId, no: string): Promise<void> {
  try {
    await ctx.store.write({ update: keyOf(ctx, id), set: { no }, if: { expr: 'attribute_exists(pk) AND attribute_not_exists(#no)', names: { '#no': 'no' } } })
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
  }
}

function toItem(ctx: Pick<Ctx, 'tenant'>, record: SaleRecord): SaleItem {
  const { online, cash, booked, receiptNo, problem, backPath, givenBack } = record
  return {
    ...keyOf(ctx, record.id),
    k: record.kind,
    su: record.subject,
    ...(record.community ? { c: record.community } : {}),
    t: [record.title.zh, record.title.en],
    l: record.lines.map(lineText),
    s: record.state,
    at: record.createdAt,
    by: record.by,
    key: record.key,
    ...(backPath ? { bp: backPath } : {}),
    ...(online ? { on: { acct: online.account, l: online.lang, ...(online.onPhone ? { ph: true } : {}), x: online.expiresAt }, ...(online.order ? { o: online.order } : {}) } : {}),
    ...(cash ? { ct: cash } : {}),
    ...(booked ? { bk: toBooked(booked) } : {}),
    ...(receiptNo ? { no: receiptNo } : {}),
    ...(problem ? { pb: problem } : {}),
    ...(givenBack.some((given) => given > 0) ? { gb: givenBack } : {}),
  }
}

const toBooked = ({ method, valueDate, entryDate, at, providerPayment, wanted, issuer }: BookedFacts): NonNullable<SaleItem['bk']> => ({
  m: method,
  v: valueDate,
  e: entryDate,
  at,
  ...(providerPayment ? { pp: providerPayment } : {}),
  ...(wanted ? {} : { un: true }),
  i: [issuer.name, issuer.address, issuer.phone, issuer.logoText, issuer.colour],
})

function toRecord(item: SaleItem): SaleRecord {
  const { on, bk } = item
  const lines = item.l.map(lineOf)
  return {
    id: item.sk.slice('SALE#'.length) as SaleId,
    kind: item.k,
    subject: item.su,
    ...(item.c ? { community: item.c } : {}),
    title: { zh: item.t[0], en: item.t[1] },
    lines,
    amountFen: amountOf(lines),
    state: item.s,
    createdAt: item.at,
    by: item.by,
    key: item.key,
    ...(item.bp ? { backPath: item.bp } : {}),
    ...(on ? { online: { account: on.acct, lang: on.l, onPhone: on.ph === true, expiresAt: on.x, ...(item.o ? { order: item.o } : {}) } } : {}),
    ...(item.ct ? { cash: item.ct } : {}),
    ...(bk ? { booked: { method: bk.m, valueDate: bk.v, entryDate: bk.e, at: bk.at, wanted: !bk.un, issuer: issuerOf(bk.i), ...(bk.pp ? { providerPayment: bk.pp } : {}) } } : {}),
    ...(item.no ? { receiptNo: item.no } : {}),
    ...(item.pb ? { problem: item.pb } : {}),
    givenBack: lines.map((_, at) => fen(item.gb?.[at] ?? 0)),
    ...(item.wb ? { waysBack: item.wb } : {}),
    ...(item.kp ? { kept: { amountFen: item.kp[0], reason: item.kp[1] } } : {}),
  }
}

/** Sales of the first days kept no mark: theirs is the name's first character in the colour that we begin with. */
const issuerOf = ([name, address, phone, logoText = [...name][0] ?? '', colour = siteDefaults.colour]: NonNullable<SaleItem['bk']>['i']): Issuer => ({ name, address, phone, logoText, colour })

const lineText = ({ text, amountFen, fund, purpose, account = '4301' }: SaleLine): string => [amountFen, fund, purpose, account, text].join(' ')

function lineOf(stored: string): SaleLine {
  const [, amount, fund, purpose, account, text] = /^(\d+) (\w+) ([\w-]+) (\d{4}) (.*)$/.exec(stored) ?? []
  assert(amount && fund && purpose && account, `a stored line that reads: ${stored}`)
  return { text: text ?? '', amountFen: fen(Number(amount)), fund: fund as SaleLine['fund'], purpose: purpose as SaleLine['purpose'], account: account as LineAccount }
}
