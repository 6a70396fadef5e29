import fc from 'fast-check'
import { expect } from 'vitest'
import type { Period } from '../../functions/calendar.ts'
import { addMonths, lastDay } from '../../functions/calendar.ts'
import type { Actor, Ctx } from '../../functions/context.ts'
import { Fault } from '../../functions/faults.ts'
import { listBills } from '../../functions/fees/list-bills.ts'
import { previewBilling } from '../../functions/fees/preview-billing.ts'
import { publishBilling } from '../../functions/fees/publish-billing.ts'
import type { UnitId } from '../../functions/ids.ts'
import { tick } from '../../functions/jobs/tick.ts'
import { signed } from '../../functions/ledger/model.ts'
import { eachVoucher } from '../../functions/ledger/read-journal.ts'
import { createCheckout } from '../../functions/payments/create-checkout.ts'
import { getHousehold } from '../../functions/payments/get-household.ts'
import { recordCounterPayment } from '../../functions/payments/record-counter-payment.ts'
import { readPayment } from '../../functions/payments/items.ts'
import { settlePayment } from '../../functions/payments/settle-payment.ts'
import { approveRefund } from '../../functions/refunds/approve-refund.ts'
import { createRefund } from '../../functions/refunds/create-refund.ts'
import { getRefund } from '../../functions/refunds/get-refund.ts'
import { reversePayment } from '../../functions/refunds/reverse-payment.ts'
import { keys, ownedBy } from '../../functions/storage/keys.ts'
import { type Collecting, startCollecting } from '../payments/collecting.ts'
import { assertBooksBalance } from '../support/books.ts'
import { billed, paid, reference, type Reference, refunded, reversed, soundPayments } from './reference-ledger.ts'

type Command =
  | { readonly do: 'bill' }
  | { readonly do: 'cash'; readonly house: number; readonly fen: number }
  | { readonly do: 'pay'; readonly house: number; readonly bills: number; readonly told: number; readonly slowly: boolean }
  | { readonly do: 'refund'; readonly which: number; readonly fen: number; readonly from: 'credit' | 'bills'; readonly fails: boolean }
  | { readonly do: 'reverse'; readonly which: number }
  | { readonly do: 'sweep' }

const house = fc.nat(5)
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Command>({ do: 'bill' }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('cash' as const), house, fen: fc.integer({ min: 1, max: 9000 }) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('pay' as const), house, bills: fc.integer({ min: 1, max: 3 }), told: fc.nat(3), slowly: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('refund' as const), which: fc.nat(50), fen: fc.integer({ min: 1, max: 5000 }), from: fc.constantFrom('credit' as const, 'bills' as const), fails: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reverse' as const), which: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.constant<Command>({ do: 'sweep' }) },
)

export const actors = 8
export const programs = 10

/** Ten programs of one seed on a stack of their own, eight actors each; throws with what differs. The same seed does the same. */
export async function runSeed(seed: number): Promise<void> {
  month = firstMonth
  count = 0
  settled.length = 0
  months.length = 0
  const at = await startCollecting()
  try {
    const book = reference()
    await readBills(at, book, 2026)
    for (const program of fc.sample(fc.array(command, { minLength: 16, maxLength: 32 }), { seed, numRuns: programs })) {
      const turns = Array.from({ length: actors }, (_, actor) => program.filter((_command, place) => place % actors === actor))
      await Promise.all(turns.map(async (turn, actor) => void (await act(at, book, turn, actor))))
      at.clock.forwardMs(61 * 60_000)
      await at.standIn.pump()
      await tick(at.stack.platform, { budgetMs: 10_000 })
      await check(at, book)
    }
  } finally {
    await at.stack.stop()
  }
}

const person = (at: Collecting, id: string, role: 'finance' | 'head'): Ctx => at.tenant.ctx({ kind: 'member', id, name: id, roles: [role] } satisfies Actor)

async function act(at: Collecting, book: Reference, commands: readonly Command[], actor: number): Promise<void> {
  const asker = person(at, `m-${actor}`, 'finance')
  const approver = person(at, `m-${actor}-too`, 'head')
  for (const one of commands) {
    try {
      await step(at, book, one, { asker, approver })
    } catch (error) {
      // A refusal is an answer: the reference then knows of nothing either.
      if (!(error instanceof Fault)) throw error
    }
  }
}

let count = 0
const nextId = () => `m${String((count += 1)).padStart(11, '0')}`
/** Months whose bills the reference has not counted yet. */
const months: Period[] = []
const firstMonth = '2026-12' as Period
let month = firstMonth

async function step(at: Collecting, book: Reference, one: Command, { asker, approver }: { readonly asker: Ctx; readonly approver: Ctx }): Promise<void> {
  switch (one.do) {
    case 'bill': {
      const period = month
      month = addMonths(month, 1)
      const run = await previewBilling(approver, { community: at.street.community as never, period, dueDate: lastDay(period) })
      await publishBilling(approver, run.id)
      await at.stack.settleJobs()
      // Read when all is quiet: another actor may still be working this run's job.
      months.push(period)
      return
    }
    case 'cash': {
      const unit = at.houses[one.house]!.id as UnitId
      const made = await recordCounterPayment(asker, { id: nextId(), unit, method: 'cash', amountFen: one.fen })
      paid(book, made.id, { unit, amountFen: one.fen, online: false })
      return
    }
    case 'pay': {
      const unit = at.houses[one.house]!.id as UnitId
      const bills = (await getHousehold(asker, { unit })).bills.slice(0, one.bills).map(({ id }) => id)
      if (bills.length === 0) return
      const opened = await createCheckout(asker, { bills, lang: 'zh', onPhone: false })
      // Two who share a page cannot both pay on it; the provider says so.
      try {
        at.pay(opened, one.slowly ? 'alipay' : 'card')
      } catch {
        return
      }
      paid(book, opened.checkout, { unit, amountFen: opened.amountFen, online: true })
      for (let told = 0; told < one.told; told += 1) await settlePayment(asker, opened.checkout)
      if (one.told > 1) await at.standIn.pump()
      return
    }
    case 'refund': {
      const id = [...book.payments.keys()][one.which % Math.max(1, book.payments.size)]
      if (!id) return
      const refund = await createRefund(asker, { id: nextId(), payment: id as never, amountFen: one.fen, source: one.from, reason: '多收了' })
      if (one.fails && book.payments.get(id)!.online) at.standIn.switches.refunds = [...at.standIn.switches.refunds, 'fail']
      const { state } = await approveRefund(approver, refund.id)
      refunded(book, id, { amountFen: one.fen, out: state === 'paid' })
      if (state === 'pending') settled.push({ at, id: refund.id, payment: id, amountFen: one.fen })
      return
    }
    case 'reverse': {
      const id = [...book.payments.keys()][one.which % Math.max(1, book.payments.size)]
      if (!id) return
      await reversePayment(approver, id as never, '记错了户')
      reversed(book, id)
      return
    }
    case 'sweep':
      await at.standIn.pump()
      await tick(at.stack.platform, { budgetMs: 1000 })
      return
    default:
      one satisfies never
  }
}

/** Refunds that the provider decides later; looked up when the books are compared. */
const settled: { at: Collecting; id: string; payment: string; amountFen: number }[] = []

async function readBills(at: Collecting, book: Reference, year: number): Promise<void> {
  for (const period of ['08', '09', '10', '11'].map((number) => `${year}-${number}` as Period)) await readBillsOf(at, book, period)
}

/** What a month's run has billed, from the bills themselves. */
async function readBillsOf(at: Collecting, book: Reference, period: Period): Promise<void> {
  for (const { unit, amountFen } of (await listBills(person(at, 'm-reader', 'head'), { period, limit: 200 })).items) billed(book, unit, amountFen)
}

async function check(at: Collecting, book: Reference): Promise<void> {
  const ctx = person(at, 'm-reader', 'head')
  for (const period of months.splice(0)) await readBillsOf(at, book, period)
  for (const one of settled.splice(0)) {
    const { state } = await getRefund(ctx, one.id as never)
    if (state !== 'paid') continue
    book.refundsOwed -= one.amountFen
    book.online -= one.amountFen
  }
  await assertBooksBalance(at.stack, at.tenant)
  await assertBooksBalance(at.stack, at.stranger)
  const unbooked = []
  for (const [id, { unit }] of book.payments) if (!(await readPayment(ctx, id as never))?.booked) unbooked.push([id, unit, await readPayment(ctx, id as never)])
  expect(unbooked, 'every payment that was made is in the books').toEqual([])
  for (const { id } of at.houses) {
    const { openFen, creditFen } = await getHousehold(ctx, { unit: id as UnitId })
    expect(openFen - creditFen, `what ${id} owes`).toBe(book.owed.get(id) ?? 0)
  }
  expect(soundPayments(book), 'no payment gives back more than it brought').toBe(true)
  const balances = await balancesOf(ctx)
  expect([balances.get('1001') ?? 0, balances.get('1009') ?? 0], 'cash and money with the provider').toEqual([book.cash, book.online])
  await assertReceipts(ctx, book)
}

async function balancesOf(ctx: Ctx): Promise<Map<string, number>> {
  const balances = new Map<string, number>()
  for (let period = '2026-08' as Period; period <= addMonths(month, 2); period = addMonths(period, 1)) {
    await eachVoucher(ctx, period, (voucher) => {
      for (const posting of voucher.postings) balances.set(posting.account, (balances.get(posting.account) ?? 0) + signed(posting))
    })
  }
  return balances
}

/** Every number once and none left out, each with a payment of this tenant (M6). */
async function assertReceipts(ctx: Ctx, book: Reference): Promise<void> {
  const links: { sk: string; pk: string; payments: string[] }[] = []
  for await (const link of ctx.store.all<{ sk: string; pk: string; payments: string[] }>({ pk: keys.receipts(ctx.tenant, 2026) }, { bound: 100_000 })) links.push(link)
  const given = links.flatMap(({ sk, payments }) => payments.map((_, place) => Number(sk) + place))
  expect(given, 'receipts without gaps').toEqual(given.map((_, place) => place + 1))
  expect(links.flatMap(({ payments }) => payments).toSorted(), 'one receipt a payment').toEqual([...book.payments.keys()].toSorted())
  expect(links.every(({ pk }) => ownedBy(ctx.tenant, pk))).toBe(true)
}
