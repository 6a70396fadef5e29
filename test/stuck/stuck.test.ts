import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '../../functions/jobs/run-job.ts'
import { attemptsMax, jobIdOf } from '../../functions/jobs/model.ts'
import { tick } from '../../functions/jobs/tick.ts'
import { isPaying } from '../../functions/payments/is-paying.ts'
import { keys } from '../../functions/storage/keys.ts'
import type { Item } from '../../functions/storage/writes.ts'
import { signatureOf } from '../../infra/local/stripe/deliveries.ts'
import type Stripe from 'stripe'
import { accounts, type Collecting, sessionOf, startCollecting, webhookSecret } from '../payments/collecting.ts'
import { assertBooksBalance } from '../support/books.ts'

let at: Collecting
beforeAll(async () => {
  at = await startCollecting()
})
afterAll(async () => {
  await assertBooksBalance(at.stack, at.tenant)
  await at.stack.stop()
})

const list = async (more = '') => (await at.tenant.call(`/v1/stuck?lang=en${more}`, { as: 'finance' })).json as { items: { id: string; why: string; action: string; others: string[]; about: string; amountFen: number | null; unit: string | null }[]; next: string | null; sweep: string; sweptAt: string | null }
const resolve = (id: string, body: object) => at.tenant.call(`/v1/stuck/${encodeURIComponent(id)}/resolution`, { as: 'finance', body })

/** A paid session whose amount the provider then reports otherwise, told by notice. */
async function paidOtherwise(house: number, amountOff: number) {
  const bill = `${at.houses[house]!.id}-2026-08-1`
  const opened = await at.open([bill])
  at.pay(opened)
  const session = at.standIn.world.store.get<Stripe.Checkout.Session>(accounts[0], sessionOf(opened))!
  const intent = at.standIn.world.store.get<Stripe.PaymentIntent>(accounts[0], String(session.payment_intent))!
  const say = (amount: number) => at.standIn.world.store.put(accounts[0], { ...intent, amount_received: amount })
  say(intent.amount_received + amountOff)
  const body = JSON.stringify({ id: 'evt_1', object: 'event', account: accounts[0], type: 'checkout.session.completed', data: { object: session } })
  const told = await at.notice(body, signatureOf(webhookSecret, body, Math.floor(at.clock.now().getTime() / 1000)))
  expect(told.status).toBe(422)
  return { ...opened, bill, house: at.houses[house]!, mend: () => say(intent.amount_received) }
}

describe('a payment that the provider reports otherwise', () => {
  it('is listed once with its household, amount and reason, and is booked by asking again once both agree', async () => {
    expect((await list()).items).toEqual([])
    const paid = await paidOtherwise(0, 1)
    await tick(at.stack.platform, { budgetMs: 0 })
    const [thing, ...others] = (await list()).items
    expect(others).toEqual([])
    expect(thing).toMatchObject({ id: `checkout~${paid.checkout}`, why: 'amount', amountFen: paid.amountFen, unit: paid.house.id, action: 'ask-again', others: ['dismiss'] })
    expect((await resolve(thing!.id, { action: 'ask-again' })).json.left).toMatchObject({ why: 'amount' })
    paid.mend()
    expect((await resolve(thing!.id, { action: 'ask-again' })).json).toEqual({ left: null })
    expect((await list()).items).toEqual([])
    expect((await at.checkout(paid.checkout)).state).toBe('paid')
    expect((await resolve(thing!.id, { action: 'ask-again' })).json).toEqual({ left: null })
  })

  it('is taken off the list by its own notice, landing page or sweep, whichever books it', async () => {
    const paid = await paidOtherwise(1, -1)
    paid.mend()
    expect((await at.checkout(paid.checkout)).state).toBe('paid')
    expect((await list()).items).toEqual([])
  })

  it('is dismissed only with a reason, once by two people, which the audit log keeps, and does not come back by itself', async () => {
    const paid = await paidOtherwise(2, 100)
    const id = `checkout~${paid.checkout}`
    expect((await resolve(id, { action: 'dismiss' })).status).toBe(400)
    expect(await isPaying(at.tenant.ctx(), paid.house.id as never)).toBe(true)
    const twice = await Promise.all([resolve(id, { action: 'dismiss', reason: '已在支付平台退回' }), resolve(id, { action: 'dismiss', reason: '已在支付平台退回' })])
    expect(twice.map(({ json }) => json)).toEqual([{ left: null }, { left: null }])
    expect(await isPaying(at.tenant.ctx(), paid.house.id as never)).toBe(false)
    await at.checkout(paid.checkout)
    at.clock.forwardMs(6 * 60_000)
    await tick(at.stack.platform, { budgetMs: 0 })
    expect((await list()).items).toEqual([])
    const rows = (await at.tenant.call('/v1/audit', { as: 'head' })).json.items
    expect(rows.filter(({ act }: { act: string }) => act === 'checkout.dismissed')).toHaveLength(1)
    expect(rows[0]).toMatchObject({ act: 'checkout.dismissed', subject: paid.checkout, detail: { reason: '已在支付平台退回' } })
    expect((await at.due(paid.house.id)).bills.map((bill) => bill.id)).toContain(paid.bill)
  })
})

describe('money at the provider that is in no book', () => {
  it('because the order is none of ours is listed until a person has looked into it, and not again', async () => {
    const unknownPayment = `${at.houses[0]!.id}-${'z'.repeat(12)}`
    const order = await at.channel.openOrder({ number: unknownPayment as never, account: accounts[0], currency: 'CNY', lines: [{ text: '物业费', amountFen: 500 as never }], lang: 'zh', onPhone: false, doneUrl: 'http://x.test/', backUrl: 'http://x.test/', expiresAt: new Date(at.clock.now().getTime() + 7_200_000).toISOString() as never })
    at.pay({ url: order.url! })
    at.clock.forwardMs(6 * 60_000)
    await tick(at.stack.platform, { budgetMs: 0 })
    const [thing] = (await list()).items
    expect(thing).toMatchObject({ id: `checkout~${order.id}`, why: 'elsewhere', action: 'dismiss' })
    expect((await resolve(thing!.id, { action: 'dismiss', reason: '已退款' })).json).toEqual({ left: null })
    at.clock.forwardMs(6 * 60_000)
    await tick(at.stack.platform, { budgetMs: 0 })
    expect((await list()).items).toEqual([])
  })

  it('because it cannot be booked is listed, warned of, stops no other payment, and is booked as soon as it can be', async () => {
    const [broken, whole] = [await at.open([`${at.houses[0]!.id}-2026-10-1`]), await at.open([`${at.houses[5]!.id}-2026-10-1`])]
    for (const opened of [broken, whole]) at.pay(opened)
    const { store, tenant } = at.tenant.ctx()
    const key = keys.building(tenant, at.houses[0]!.building as never)
    const building = (await store.get<Item>(key))!
    await store.write({ delete: key })
    at.clock.forwardMs(6 * 60_000)
    await tick(at.stack.platform, { budgetMs: 0 })
    await store.write({ put: building })
    expect((await list()).items).toMatchObject([{ id: `checkout~${broken.checkout}`, why: 'booking', action: 'ask-again', others: [] }])
    expect((await at.books('2026-12')).json.items.map((row: { document: string }) => row.document)).toContain(whole.checkout)
    expect((await at.open([`${at.houses[0]!.id}-2026-10-1`, `${at.houses[0]!.id}-2026-11-1`])).warning).not.toBeNull()
    at.clock.forwardMs(6 * 60_000)
    await tick(at.stack.platform, { budgetMs: 0 })
    expect((await list()).items).toEqual([])
    expect((await at.checkout(broken.checkout)).state).toBe('paid')
  })
})

describe('a job that gave up', () => {
  it('is listed with what it works on, and goes on from where it stopped', async () => {
    const draft = (await at.tenant.call('/v1/billing-runs', { as: 'head', body: { community: at.street.community, period: '2027-01', dueDate: '2027-01-25' } })).json
    const ctx = at.tenant.ctx()
    await at.tenant.call(`/v1/billing-runs/${draft.id}/publish`, { as: 'head', body: {} })
    at.stack.signals.length = 0
    const broken = async () => Promise.reject(new Error('the table is away'))
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      at.clock.forwardMs(700_000)
      await runJob(ctx, jobIdOf('billing', draft.id), { budgetMs: 0, steps: { billing: broken, import: broken } as never })
    }
    const [thing] = (await list('&kind=billing')).items
    expect(thing).toMatchObject({ id: `billing~${draft.id}`, why: 'stopped', action: 'resume', others: [] })
    expect(thing!.about).toContain('2027-01')
    expect((await resolve(thing!.id, { action: 'dismiss', reason: '不要了' })).status).toBe(422)
    expect((await resolve(thing!.id, { action: 'resume' })).json).toEqual({ left: null })
    await at.stack.settleJobs()
    expect((await at.tenant.call(`/v1/billing-runs/${draft.id}`, { as: 'head' })).json.state).toBe('published')
    expect((await list()).items).toEqual([])
  })
})

describe('the list', () => {
  it('says when the provider was last asked about everything, and that it may lack something when that is long ago', async () => {
    at.clock.forwardMs(60 * 60_000)
    expect((await list()).sweep).toBe('late')
    await tick(at.stack.platform, { budgetMs: 0 })
    const { sweep, sweptAt } = await list()
    expect(sweep).toBe('fine')
    expect(Date.parse(sweptAt!)).toBeLessThanOrEqual(at.clock.now().getTime())
  })

  it('is paged from the oldest on and loses nothing between pages', async () => {
    const made = [await paidOtherwise(3, 5), await paidOtherwise(4, 7)]
    const first = await list('&limit=1')
    const second = await list(`&limit=1&after=${encodeURIComponent(first.next!)}`)
    expect([...first.items, ...second.items].map(({ id }) => id).toSorted()).toEqual(made.map(({ checkout }) => `checkout~${checkout}`).toSorted())
    expect(second.next).toBeNull()
  })

  it('shows nothing of it to another tenant, who cannot act on it either', async () => {
    const [thing] = (await list()).items
    expect((await at.stranger.call('/v1/stuck', { as: 'finance' })).json.items).toEqual([])
    const tried = await at.stranger.call(`/v1/stuck/${encodeURIComponent(thing!.id)}/resolution`, { as: 'finance', body: { action: 'dismiss', reason: '别人的' } })
    expect(tried.status).toBe(404)
    expect((await list()).items.map(({ id }) => id)).toContain(thing!.id)
  })
})
