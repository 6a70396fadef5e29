import type { BusinessDate, Period } from '../../functions/calendar.ts'
import type { UnitId } from '../../functions/ids.ts'
import { tick } from '../../functions/jobs/tick.ts'
import { journalInOrder } from '../../functions/ledger/read-journal.ts'
import { readAccount } from '../../functions/fees/get-account.ts'
import { previewBilling } from '../../functions/fees/preview-billing.ts'
import { publishBilling } from '../../functions/fees/publish-billing.ts'
import { readPaymentsOfUnit } from '../../functions/payments/items.ts'
import { paySession } from '../../infra/local/stripe/pay.ts'
import { type StandIn, stripeStandIn } from '../../infra/local/stripe/stand-in.ts'
import { makeEstate, makeFees } from '../fees/estate.ts'
import { channelTo, webhookSecret } from '../payments/collecting.ts'
import { injector } from '../faults/inject.ts'
import { onTheWire } from '../faults/wire.ts'
import { testClock } from '../support/clock.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'
import { percentile, round } from './figures.ts'

const residents = 200
const account = 'acct_load'
const period = '2026-12' as Period
const roundsMax = 50
const faultRate = 0.02

/** What the provider sends, kept until the load sends all of it at once, shuffled and twice. */
type Delivery = { readonly headers: Record<string, string>; readonly body: string }

/**
 * 200 residents pay at once: each opens a page and pays, then all signed notices arrive together, each twice, in disorder,
 * while 2 % of the calls to the table and to the provider fail. What the provider was not told is sent again, as it would. `lost` paid and
 * not booked, `doubled` booked more than once; `p99Ms` of a notice from its arrival to its answer; `writeUnits` a payment, all in.
 */
export async function run(): Promise<Record<string, number>> {
  const clock = testClock('2026-12-01T02:00:00.000Z')
  const sent: Delivery[] = []
  const standIn = stripeStandIn({ baseUrl: 'http://stripe.test', secretKey: 'sk_test_of_the_tests', webhook: { url: 'http://linli.test/v1/notices/stripe', secret: webhookSecret }, clock, accounts: [account], send: async (_, { headers, body }) => (sent.push({ headers, body }), { status: 200 }) })
  const faults = injector()
  const stack = await startStack({ clock, channel: channelTo(standIn, clock), strictAnswers: false, tap: (client) => onTheWire(client, faults.handle) })
  try {
    const tenant = await stack.createTenant('东街物业服务社', { paymentAccount: account })
    const { community, units } = await makeEstate(tenant.ctx('head'), { buildings: Array.from({ length: 10 }, (_, at) => ({ name: `${at + 1}幢`, rooms: residents / 10 })) })
    await makeFees(tenant.ctx('head'))
    const draft = await previewBilling(tenant.ctx('finance'), { community, period, dueDate: '2026-12-25' as BusinessDate })
    await publishBilling(tenant.ctx('finance'), draft.id)
    await stack.settleJobs()
    await tenant.token('collector')
    standIn.switches.random = { rate: faultRate, kinds: ['429', '500', 'timeout-before', 'timeout-after', 'delay'], seed: 20_261_124, ms: 200 }
    faults.chance(faultRate, 20_261_124)
    const unitsBefore = stack.meter.writeUnits
    const sessions = await Promise.all(units.map((unit) => openPage(tenant, unit)))
    for (const session of sessions) paySession(standIn.world, account, session, { method: 'alipay' })
    const times = await deliverAll(stack, standIn, sent)
    for (let turn = 0; turn < 2; turn += 1) {
      await tick(stack.platform, { budgetMs: 0 })
      clock.forwardMs(6 * 60_000)
    }
    const writeUnits = (stack.meter.writeUnits - unitsBefore) / residents
    faults.calm()
    return { ...(await count(tenant, units)), p99Ms: round(percentile(times, 99)), p50Ms: round(percentile(times, 50)), writeUnits: round(writeUnits) }
  } finally {
    await stack.stop()
  }
}

/** As a resident does: told that something went wrong and nothing was taken, one tries again. */
async function openPage(tenant: TestTenant, unit: UnitId): Promise<string> {
  for (let attempt = 0; attempt < roundsMax; attempt += 1) {
    const { status, json } = await tenant.call('/v1/checkouts', { as: 'collector', body: { bills: [`${unit}-${period}-1`] } })
    if (status === 201) return String(json.url).slice(String(json.url).lastIndexOf('/') + 1)
    if (status < 500) throw new Error(`checkout: ${status} ${JSON.stringify(json)}`)
  }
  throw new Error(`no page for ${unit}`)
}

async function deliverAll(stack: Stack, standIn: StandIn, sent: Delivery[]): Promise<number[]> {
  const times: number[] = []
  await standIn.pump()
  let due = shuffled([...sent, ...sent])
  for (let turn = 0; due.length && turn < roundsMax; turn += 1) {
    const answers = await Promise.all(
      due.map(async (delivery) => {
        const start = performance.now()
        const { status } = await stack.request(stack.apiHost, '/v1/notices/stripe', { method: 'POST', body: new TextEncoder().encode(delivery.body), headers: delivery.headers })
        times.push(performance.now() - start)
        return status
      }),
    )
    due = due.filter((_, at) => answers[at]! >= 300)
  }
  return times
}

/** A fixed shuffle, so that two runs do the same. */
const shuffled = <T>(values: readonly T[]): T[] => values.map((value, at) => ({ value, place: (at * 7919 + 104_729) % 1_000_003 % 997 })).toSorted((a, b) => a.place - b.place).map(({ value }) => value)

/** By the books, not by what was answered. */
async function count(tenant: TestTenant, units: readonly UnitId[]): Promise<{ booked: number; lost: number; doubled: number }> {
  const ctx = tenant.ctx()
  const vouchers = new Map<string, number>()
  for await (const { document } of journalInOrder(ctx, period, { kinds: ['PAYMENT'] })) vouchers.set(document, (vouchers.get(document) ?? 0) + 1)
  let [booked, lost, doubled] = [0, 0, 0]
  const receipts = new Set<string>()
  for (const unit of units) {
    const payments = (await readPaymentsOfUnit(ctx, unit)).filter((payment) => payment.booked)
    const [first] = payments
    const { openFen, creditFen } = await readAccount(ctx, first ?? (await Promise.reject(new Error(`nothing paid by ${unit}`))))
    if (openFen === 0 && payments.length > 0) booked += 1
    else lost += 1
    if (payments.length > 1 || creditFen > 0 || payments.some((payment) => vouchers.get(payment.id) !== 1)) doubled += 1
    for (const payment of payments) if (payment.receiptNo) receipts.add(payment.receiptNo)
  }
  for (let number = 1; number <= booked; number += 1) if (!receipts.has(`2026-${String(number).padStart(6, '0')}`)) throw new Error(`receipt ${number} is missing`)
  return { booked, lost, doubled }
}
