import fc from 'fast-check'
import { addMonths, lastDay, type Period } from '../../../functions/calendar.ts'
import type { Ctx } from '../../../functions/context.ts'
import { applyCredit } from '../../../functions/credits/apply-credit.ts'
import { creditDocument } from '../../../functions/credits/book-credit-use.ts'
import { getCredit } from '../../../functions/credits/get-credit.ts'
import { previewBilling } from '../../../functions/fees/preview-billing.ts'
import { publishBilling } from '../../../functions/fees/publish-billing.ts'
import type { UnitId } from '../../../functions/ids.ts'
import { runJob } from '../../../functions/jobs/run-job.ts'
import { tick } from '../../../functions/jobs/tick.ts'
import { createCheckout } from '../../../functions/payments/create-checkout.ts'
import { getHousehold } from '../../../functions/payments/get-household.ts'
import { paymentIdOf } from '../../../functions/payments/model.ts'
import { recordCounterPayment } from '../../../functions/payments/record-counter-payment.ts'
import { settlePayment } from '../../../functions/payments/settle-payment.ts'
import { approveRefund } from '../../../functions/refunds/approve-refund.ts'
import { createRefund } from '../../../functions/refunds/create-refund.ts'
import { declineRefund } from '../../../functions/refunds/decline-refund.ts'
import { keepRefund } from '../../../functions/refunds/keep-refund.ts'
import { type RefundId, refundIdOf } from '../../../functions/refunds/model.ts'
import { payRefund } from '../../../functions/refunds/pay-refund.ts'
import { retryRefund } from '../../../functions/refunds/retry-refund.ts'
import { reverseCredit } from '../../../functions/refunds/reverse-credit.ts'
import { reversePayment } from '../../../functions/refunds/reverse-payment.ts'
import { settleRefund } from '../../../functions/refunds/settle-refund.ts'
import { declineSession, paySession, paySessionSlowly } from '../../../infra/local/stripe/pay.ts'
import { sessionOf } from '../../payments/collecting.ts'
import { ask, orRefused, refusedAsUnknown } from './asking.ts'
import { creditOf, openBills, whyNotPay, whyNotRefund, whyNotReverse } from './reference-ledger.ts'
import type { Side } from './side.ts'
import type { Process, World } from './world.ts'

/** One of the eight: a process, the organization it works for, and two people who sit at it. */
export type Desk = { readonly world: World; readonly side: Side; readonly other: Side; readonly process: Process }
export type Command = fc.AsyncCommand<Side, Desk>

function command<A>(name: string, args: fc.Arbitrary<A>, run: (desk: Desk, args: A) => Promise<unknown>): fc.Arbitrary<Command> {
  return args.map((one) => ({ check: () => true, run: async (_, desk) => void (await run(desk, one)), toString: () => `${name}(${JSON.stringify(one)})` }))
}

/** Mostly the first two, so that people meet. */
const house = fc.oneof({ weight: 4, arbitrary: fc.nat(1) }, { weight: 1, arbitrary: fc.nat(5) })
const some = fc.nat(60)
const amount = fc.record({ how: fc.constantFrom('exact' as const, 'under' as const, 'over' as const), fen: fc.integer({ min: 1, max: 1500 }) })

const sitting = ({ process, side }: Desk) => ({ asker: process.as(side, 'asker', 'finance'), approver: process.as(side, 'approver', 'head') })
const unitAt = ({ side }: Desk, at: number) => side.houses[at]!.id as UnitId
const oneOf = <T>(known: Iterable<T>, which: number): T | undefined => [...known][which % Math.max(1, [...known].length)]
const idOf = ({ platform }: Process) => platform.ids.short()

const bill = command('bill', fc.record({ again: fc.boolean() }), async (desk, { again }) => {
  const { side, process } = desk
  const { approver } = sitting(desk)
  const period = again ? addMonths(side.month, -1) : side.month
  if (period > lastMonth) return
  if (!again) side.month = addMonths(side.month, 1)
  const isBilled = () => ([...side.book.bills.keys()].some((id) => id.includes(`-${period}-`)) ? 'billed by another' : undefined)
  await orRefused(side, isBilled, async () => {
    const run = await previewBilling(approver, { id: idOf(process), community: side.community as never, period, dueDate: lastDay(period) })
    await publishBilling(approver, run.id)
    side.published.add(period)
    await runJob(process.as(side, 'jobs'), `billing-${run.id}` as never, { budgetMs: 60_000 })
  })
})
const lastMonth = '2027-11' as Period

const cash = command('cash', fc.record({ house, amount, named: fc.nat(2), again: fc.boolean() }), async (desk, { house: at, amount: wanted, named, again }) => {
  const { side, process } = desk
  const { asker } = sitting(desk)
  const unit = unitAt(desk, at)
  const bills = await openOf(asker, unit, named)
  const fen = sumOf(wanted, bills)
  const own = idOf(process)
  const ids = bills.length ? bills.map(({ id }) => id) : undefined
  side.wanted.payments.set(paymentIdOf(unit, own), { unit, fen, bills: ids ?? 'all', online: false })
  const pay = () => recordCounterPayment(asker, { id: own, unit, method: 'cash', amountFen: fen, ...(ids ? { bills: ids } : {}) })
  const made = await orRefused(side, () => whyNotPay(side.book, ids ?? []), pay)
  if (made && again && (await ask(pay)).receiptNo !== made.receiptNo) throw new Error('the second try is another payment')
})

const pay = command('pay', fc.record({ house, bills: fc.nat(3), how: fc.constantFrom('card', 'card', 'slowly', 'slowly-failing', 'declined', 'left'), told: fc.nat(3) }), async (desk, { house: at, bills: wanted, how, told }) => {
  const { side, process, world } = desk
  const { asker } = sitting(desk)
  const unit = unitAt(desk, at)
  const bills = (await openOf(asker, unit, wanted)).map(({ id }) => id)
  if (wanted > 0 && bills.length === 0) return
  const known = new Set(side.book.payments.keys())
  const whyNot = () => (bills.length ? whyNotPay(side.book, bills) : (openBills(side.book, unit)[0] && 'bills first') ?? paidAheadSince(side, unit, known))
  const opened = await orRefused(side, whyNot, () => createCheckout(asker, { ...(bills.length ? { bills } : { unit, prepayFen: 500 }), lang: 'zh', onPhone: false }))
  if (!opened?.url) return
  side.wanted.payments.set(opened.checkout, { unit, fen: opened.amountFen, bills: bills.length ? bills : 'all', online: true })
  onThePage(world, side.account, sessionOf(opened), how)
  const channel = process.as(side, 'channel')
  // The landing page, the notice and the sweep, at the same moment.
  await Promise.all(Array.from({ length: told }, () => orRefused(side, () => undefined, () => settlePayment(channel, opened.checkout))))
})

/** Two ask for one page: who hears of it when the other has paid on it already is turned away. */
const paidAheadSince = ({ book }: Side, unit: string, known: ReadonlySet<string>): string | undefined =>
  [...book.payments].some(([id, one]) => !known.has(id) && one.unit === unit && one.online && one.bills === 'all') ? 'paid ahead meanwhile' : undefined

/** Two who share a page cannot both pay on it; the provider says so. */
function onThePage({ standIn: { world } }: World, account: string, session: string, how: 'card' | 'slowly' | 'slowly-failing' | 'declined' | 'left'): void {
  try {
    if (how === 'card') paySession(world, account, session, { method: 'card' })
    if (how === 'declined') declineSession(world, account, session, { method: 'card' })
    if (how === 'slowly' || how === 'slowly-failing') paySessionSlowly(world, account, session, { method: 'alipay', succeeds: how === 'slowly' })
  } catch {
    // Its page says that it is paid, or that its time is over.
  }
}

/** A part of what is left, all of it, or more. */
const part = fc.record({ how: fc.constantFrom('part' as const, 'part' as const, 'part' as const, 'exact' as const, 'over' as const), fen: fc.integer({ min: 1, max: 1500 }) })
const outcome = fc.constantFrom('succeed' as const, 'succeed' as const, 'pend' as const, 'fail' as const, 'fail-later' as const, 'fail-after' as const)
const refund = command('refund', fc.record({ which: some, online: fc.boolean(), amount: part, fitting: fc.constantFrom(true, true, true, false), end: fc.constantFrom('approve', 'approve', 'approve', 'by hand', 'by hand', 'decline', 'wait'), outcome, again: fc.boolean() }), async (desk, wanted) => {
  const { side, world, process } = desk
  const { asker, approver } = sitting(desk)
  const known = [...side.book.payments.keys()]
  const payment = oneOf(wanted.online ? known.filter((id) => side.book.payments.get(id)!.online) : known, wanted.which)
  if (!payment) return
  const { fen: brought, refunded, unit, parts, online } = side.book.payments.get(payment)!
  // Out of where the payment went, and sometimes out of where it did not.
  const source = parts.length > 0 === wanted.fitting ? ('bills' as const) : ('credit' as const)
  const asked = { payment, fen: sumOf(wanted.amount, [{ openFen: brought - refunded }]), source }
  const own = idOf(process)
  side.wanted.refunds.set(refundIdOf(unit as UnitId, own), asked)
  const whyNot = () => whyNotRefund(side.book, asked)
  const make = () => createRefund(asker, { id: own, payment: payment as never, amountFen: asked.fen, source: asked.source, reason: '多收了' })
  const made = await orRefused(side, whyNot, make)
  if (!made || wanted.end === 'wait') return
  if (wanted.end === 'decline') return ask(() => declineRefund(approver, made.id, '不必退'))
  if (online) world.standIn.switches.refunds = [...world.standIn.switches.refunds, wanted.outcome]
  const approve = orRefused(side, whyNot, () => approveRefund(approver, made.id))
  if (wanted.again) await lookIn(desk, made.id, approve)
  const approved = await approve
  if (approved && wanted.again) await ask(() => approveRefund(approver, made.id))
  if (approved && !online && wanted.end === 'by hand') await handOver(desk, made.id)
})

/** As the sweep does, all through an approval: what is approved and not sent yet is sent by whoever finds it, and once. */
async function lookIn({ side, process }: Desk, refund: RefundId, approval: Promise<unknown>): Promise<void> {
  let over = false
  void approval.then(
    () => (over = true),
    () => (over = true),
  )
  for (let look = 0; look < looksMax && !over; look += 1) await orRefused(side, () => undefined, () => settleRefund(process.as(side, 'sweep'), refund))
}
const looksMax = 20

/** Handed over by another a moment ago: then it must not go out twice. */
async function handOver(desk: Desk, refund: string): Promise<void> {
  const { refunds } = desk.side.book
  await orRefused(desk.side, () => (refunds.get(refund)?.state === 'owed' ? undefined : 'not owed'), () => payRefund(sitting(desk).approver, refund as never, { method: 'cash' }))
}

const afterRefund = command('after a refund', fc.record({ which: some, what: fc.constantFrom('hand', 'keep', 'retry') }), async (desk, { which, what }) => {
  const { side } = desk
  const { approver } = sitting(desk)
  const id = oneOf(side.book.refunds.keys(), which)
  if (!id) return
  const { payment } = side.book.refunds.get(id)!
  if (what === 'hand' && !side.book.payments.get(payment)!.online) return handOver(desk, id)
  // Only what failed may be kept or sent again; the reference ledger does not know what failed.
  if (what === 'keep') await orRefused(side, () => 'not failed', () => keepRefund(approver, id as never))
  if (what === 'retry') await orRefused(side, () => 'not failed', () => retryRefund(approver, id as never))
})

const reverse = command('reverse', fc.record({ which: some, again: fc.boolean() }), async (desk, { which, again }) => {
  const { side } = desk
  const { approver } = sitting(desk)
  const id = oneOf(side.book.payments.keys(), which)
  if (!id) return
  const undo = () => reversePayment(approver, id as never, '记错了户')
  const done = await orRefused(side, () => whyNotReverse(side.book, id), undo)
  if (done && again) await ask(undo)
})

const useCredit = command('use credit', fc.record({ house, fen: fc.integer({ min: 1, max: 1500 }) }), async (desk, { house: at, fen }) => {
  const { side } = desk
  const { asker } = sitting(desk)
  const unit = unitAt(desk, at)
  const seen = side.changes.get(unit)
  const { version } = await ask(() => getCredit(asker, unit, { limit: 1 }))
  side.wanted.uses.set(`${creditDocument({ household: { unit } as never, version })} ${asker.actor.id}`, { unit, fen })
  const whyNot = () => (side.changes.get(unit) !== seen ? 'changed meanwhile' : creditOf(side.book, unit) === 0 ? 'no credit' : openBills(side.book, unit).length === 0 ? 'nothing open' : undefined)
  await orRefused(side, whyNot, () => applyCredit(asker, unit, { version, amountFen: fen }))
})

const undoUse = command('undo a use', fc.record({ which: some }), async (desk, { which }) => {
  const document = oneOf(desk.side.book.uses.keys(), which)
  if (document) await ask(() => reverseCredit(sitting(desk).approver, document, '住户不同意'))
})

const deliver = command('deliver', fc.constant({}), ({ world, process }) => process.run(() => world.standIn.pump()))
const sweep = command('sweep', fc.constant({}), ({ process }) => process.run(() => tick(process.platform, { budgetMs: 1000 })))

/** With the other organization's ids, whatever it is, nothing is there. */
const trespass = command('trespass', fc.record({ which: some, house }), async (desk, { which, house: at }) => {
  const { other } = desk
  const { asker, approver } = sitting(desk)
  const unit = other.houses[at]!.id as UnitId
  const theirBill = oneOf(other.book.bills.keys(), which) as never
  const payment = oneOf(other.book.payments.keys(), which) as never
  const theirRefund = oneOf(other.book.refunds.keys(), which) as never
  const tries: Record<string, () => Promise<unknown>> = {
    'see a household': () => getHousehold(asker, { unit }),
    'open a page': () => createCheckout(asker, { bills: [theirBill], lang: 'zh', onPhone: false }),
    'take cash': () => recordCounterPayment(asker, { id: idOf(desk.process), unit, method: 'cash', amountFen: 100 }),
    'use credit': () => applyCredit(asker, unit, { version: 0 }),
    ...(payment ? { settle: () => settlePayment(asker, payment), refund: () => createRefund(asker, { id: idOf(desk.process), payment, amountFen: 1, source: 'credit', reason: '多收了' }), reverse: () => reversePayment(approver, payment, '记错了户') } : {}),
    ...(theirRefund ? { approve: () => approveRefund(approver, theirRefund), 'pay out': () => payRefund(approver, theirRefund, { method: 'cash' }) } : {}),
  }
  for (const [what, attempt] of Object.entries(tries)) await refusedAsUnknown(what, attempt)
})

const weigh = (weight: number, one: fc.Arbitrary<Command>): fc.Arbitrary<Command>[] => Array.from({ length: weight }, () => one)

/** All commands, the usual ones more often. */
export const commands: fc.Arbitrary<Command>[] = [...weigh(5, cash), ...weigh(7, pay), ...weigh(6, refund), ...weigh(2, afterRefund), ...weigh(2, reverse), ...weigh(2, useCredit), undoUse, bill, ...weigh(4, deliver), sweep, trespass]

/** The oldest so many that are open, as the person sees them now. */
const openOf = async (asker: Ctx, unit: UnitId, count: number) => (count === 0 ? [] : (await ask(() => getHousehold(asker, { unit }))).bills.slice(0, count))

type Amount = { readonly how: 'exact' | 'under' | 'over' | 'part'; readonly fen: number }

/** What is there, more than that, less by a little, or a small part of it. */
function sumOf({ how, fen }: Amount, of: readonly { readonly openFen: number }[]): number {
  const there = of.reduce((sum, { openFen }) => sum + openFen, 0)
  if (there === 0 || how === 'over') return there + fen
  return how === 'exact' ? there : how === 'part' ? 1 + (fen % Math.ceil(there / 3)) : Math.max(1, there - fen)
}
