import { createHash } from 'node:crypto'
import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { OpenBill } from '../fees/account.ts'
import { readAccount } from '../fees/get-account.ts'
import { partsOfBillId } from '../fees/bill-model.ts'
import { Fault, forbidden, invalid } from '../faults.ts'
import type { BillId, PaymentId, UnitId } from '../ids.ts'
import { fen, sum } from '../money.ts'
import { onlineAccount } from '../tenants/online-account.ts'
import { admitCollecting, admitUnit, readHousehold } from './access.ts'
import type { Order } from './channel.ts'
import { chooseBills } from './choose-bills.ts'
import { insertIntent, noteUnbooked, type PaymentRecord, readPayment, readPaymentsOfUnit } from './items.ts'
import { type CreateCheckout, type OpenedCheckout, paymentIdOf } from './model.ts'
import { openPage, withPage } from './open-page.ts'
import { orderOf } from './order-of-payment.ts'
import { settlePayment } from './settle-payment.ts'
import { alreadyPaid, billsFirst, elsewhereOpen, offlineOnly, prepaidAlready, tooManyPages } from './words.ts'

export type CheckoutInput = CreateCheckout & { readonly lang: 'zh' | 'en'; readonly onPhone: boolean }

/** How long the provider's page stays open. */
const openMsMax = 2 * 3_600_000
/** With less left than this a page is not handed out again. */
const openMsMin = 10 * 60_000
/** The provider wants half an hour between opening an order and its end: an intent older than this opens none. */
const intentMsMax = openMsMax - 35 * 60_000

/**
 * Opens the provider's page for these bills. The amount is what is open on them now, by our own account. The intent is
 * stored before the provider is asked (M4), under an id that follows from bills, amount and the account's version: two
 * browsers that ask at the same moment get one payment and one page. A page that is open already for the same bills is
 * handed out again; one for other bills of them, or money for them that is not booked yet, is warned of and never blocks. A sum paid ahead names no bills: it pays
 * those that came until it is booked, oldest first, and the rest becomes credit.
 *
 * Throws `refused` (already-paid, bills-first, suspended, offline-only, not-collecting), `unknown`, `upstream` (nothing was charged).
 */
export async function createCheckout(ctx: Ctx, input: CheckoutInput): Promise<OpenedCheckout> {
  const unit = unitOf(input)
  admitUnit(ctx, unit)
  admitCollecting(ctx)
  if (input.prepayFen !== undefined && ctx.actor.kind === 'paylink') throw forbidden('a pay link pays its bill')
  const account = onlineAccount(ctx.site)
  if (!account) throw offlineOnly()
  const household = await readHousehold(ctx, unit)
  const payments = await readPaymentsOfUnit(ctx, unit)
  const live = await openElsewhere(ctx, payments, input.bills ?? [])
  const owed = await readAccount(ctx, household)
  if (input.prepayFen !== undefined && owed.openFen > 0) throw billsFirst(owed.openFen)
  const bills = await chooseBills(ctx, owed, input.bills ?? [])
  const amountFen = fen(input.prepayFen ?? sum(bills.map((bill) => bill.openFen)))
  const unsure = payments.some((one) => one.state === 'pending' && one.problem !== undefined && concerns(one, input.bills ?? []))
  const same = live.find(({ payment }) => payment.online?.account === account && payment.amountFen === amountFen && samePurpose(payment, bills))
  if (same) return answer(same.payment, await withPage(ctx, orderOf(ctx, same.payment), same.order), { reused: true, warned: unsure || live.length > 1 })
  admitOneMore(ctx, payments)
  const start = instant(ctx.clock)
  const intent: Omit<PaymentRecord, 'id'> = {
    ...household,
    name: owed.name || household.name,
    state: 'pending',
    amountFen,
    asked: bills.map((bill) => ({ bill: bill.bill, no: bill.no, period: bill.period, amountFen: bill.openFen, leftFen: 0 })),
    createdAt: start,
    by: ctx.actor.id || ctx.actor.kind,
    refundedFen: fen(0),
    online: { account, lang: input.lang, onPhone: input.onPhone, expiresAt: new Date(Date.parse(start) + openMsMax).toISOString() as typeof start },
  }
  const { payment, reused, open } = await storeIntent(ctx, intent, owed.version)
  const order = open ? await withPage(ctx, orderOf(ctx, payment), open) : await openPage(ctx, orderOf(ctx, payment), () => noteUnbooked(ctx, payment.id, { state: 'failed' }))
  if (payment.online?.order !== order.id) await noteUnbooked(ctx, payment.id, { order: order.id })
  return answer(payment, order, { reused, warned: unsure || live.length > 0 })
}

function unitOf({ unit, bills = [] }: CreateCheckout): UnitId {
  const units = new Set([...(unit ? [unit] : []), ...bills.map((bill) => partsOfBillId(bill).unit)])
  const [only] = units
  if (units.size !== 1 || !only) throw invalid('several-households', { zh: '一次只能缴一户的账单，没有扣款。请分户缴费。', en: 'One payment is for one household. No money was taken. Pay each household by itself.' })
  return only
}

/** Far more pages than a family opens in an hour; what a machine could ask for must not fill the household's list of payments. */
const pagesAnHourMax = 30
const hourMs = 3_600_000

function admitOneMore(ctx: Ctx, payments: readonly PaymentRecord[]): void {
  const since = ctx.clock.now().getTime() - hourMs
  const recent = payments.filter((one) => one.online && Date.parse(one.createdAt) > since)
  if (recent.length < pagesAnHourMax) return
  const first = Math.min(...recent.map((one) => Date.parse(one.createdAt)))
  throw tooManyPages(Math.ceil((first - since) / 1000))
}

type Live = { readonly payment: PaymentRecord; readonly order: Order }

/** Pages still open for some of these bills, or to pay ahead, which pays bills too. Asking settles them: one that was just paid is booked before we count what is open. */
async function openElsewhere(ctx: Ctx, payments: readonly PaymentRecord[], bills: readonly BillId[]): Promise<Live[]> {
  const now = instant(ctx.clock)
  const candidates = payments.filter((one) => one.state === 'pending' && one.online?.order && one.online.expiresAt > now && !one.problem && concerns(one, bills))
  const settled = await Promise.all(candidates.slice(-candidatesMax).map((one) => settleQuietly(ctx, one)))
  return settled.flatMap((one) => (one?.order?.state === 'open' && one.payment.online && leftMs(ctx, one.payment) > openMsMin ? [{ payment: one.payment, order: one.order }] : []))
}

const concerns = ({ asked }: PaymentRecord, bills: readonly BillId[]): boolean => asked.length === 0 || asked.some((part) => bills.includes(part.bill))

const candidatesMax = 10

/** What stands in the way of asking about another checkout does not stand in the way of this one. */
async function settleQuietly(ctx: Ctx, { id }: PaymentRecord) {
  try {
    return await settlePayment(ctx, id)
  } catch (error) {
    if (error instanceof Fault) return undefined
    throw error
  }
}

const leftMs = (ctx: Ctx, payment: PaymentRecord): number => Date.parse(payment.online?.expiresAt ?? '') - ctx.clock.now().getTime()

const samePurpose = (payment: PaymentRecord, bills: readonly OpenBill[]): boolean =>
  payment.asked.length === bills.length && bills.every((bill) => payment.asked.some((part) => part.bill === bill.bill && part.amountFen === bill.openFen))

/** After so many pages for the very same bills that came to nothing, ids are drawn instead of derived. */
const roundsMax = 20

type Stored = { readonly payment: PaymentRecord; readonly reused: boolean; /** Its page, when that is open already. */ readonly open?: Order }

async function storeIntent(ctx: Ctx, intent: Omit<PaymentRecord, 'id'>, version: number): Promise<Stored> {
  for (let round = 0; ; round += 1) {
    const asked = intent.asked.length ? intent.asked.map((part) => `${part.bill} ${part.amountFen}`) : [`ahead ${intent.unit} ${intent.amountFen}`]
    const own = round < roundsMax ? derivedId([version, round, intent.online?.account, ...asked]) : ctx.ids.short()
    const payment = { ...intent, id: paymentIdOf(intent.unit, own) }
    if (await insertIntent(ctx, payment)) return { payment, reused: false }
    const usable = await takeUp(ctx, payment.id)
    if (usable) return usable
  }
}

/**
 * The intent of another browser that asked at the same moment, or of one that a crash cut off: with its open page, or
 * with none, and then asking the provider again opens the same one. Undefined when it is at its end.
 */
async function takeUp(ctx: Ctx, id: PaymentId): Promise<Stored | undefined> {
  const known = await readPayment(ctx, id)
  if (known?.booked) throw paidMeanwhile(known)
  if (!known || known.problem || known.state !== 'pending') return undefined
  if (!known.online?.order) return ctx.clock.now().getTime() - Date.parse(known.createdAt) < intentMsMax ? { payment: known, reused: true } : undefined
  const { payment, order } = await settlePayment(ctx, id)
  if (payment.booked) throw paidMeanwhile(payment)
  return order?.state === 'open' && leftMs(ctx, payment) > openMsMin ? { payment, reused: true, open: order } : undefined
}

const paidMeanwhile = ({ asked }: PaymentRecord): Fault => (asked.length ? alreadyPaid(asked.map((part) => part.no)) : prepaidAlready())

/** 12 characters of `[a-z0-9]` out of 62 bits of SHA-256. */
function derivedId(parts: readonly unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest()
  return (hash.readBigUInt64BE(0) >> 2n).toString(36).padStart(12, '0').slice(-12)
}

function answer(payment: PaymentRecord, order: Order, { reused, warned }: { reused: boolean; warned: boolean }): OpenedCheckout {
  const { lang, expiresAt } = payment.online!
  return { checkout: payment.id, url: order.url ?? '', amountFen: payment.amountFen, expiresAt, reused, warning: warned ? elsewhereOpen[lang] : null }
}
