import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { disconnectAccount, onboard } from '../../infra/local/stripe/change-account.ts'
import { openDispute } from '../../infra/local/stripe/open-dispute.ts'
import { testClock } from '../support/clock.ts'
import { ours, paid, provider, theirs } from './provider.ts'

const folder = mkdtempSync(join(tmpdir(), 'stripe-'))
afterAll(() => rmSync(folder, { recursive: true }))
const day = 86_400_000

describe('over a restart', () => {
  it('refunds, disputes and payouts that were under way go on, once', async () => {
    const [file, clock] = [join(folder, 'money.json'), testClock()]
    const before = provider({ file }, clock)
    await before.standIn.pump()
    const [card, alipay] = [await paid(before), await paid(before, { method: 'alipay' })]
    before.standIn.switches.refunds = ['fail-after', 'pend']
    const back = await before.stripe.refunds.create({ charge: card.charge, amount: 100 }, ours)
    const slow = await before.stripe.refunds.create({ charge: alipay.charge, amount: 100 }, ours)
    clock.forwardMs(3 * day)
    await before.standIn.pump()
    const [payout] = (await before.stripe.payouts.list({}, ours)).data
    const { id } = openDispute(before.standIn.world, ours.stripeAccount, card.intent)
    await before.stripe.disputes.update(id, { evidence: { uncategorized_text: 'winning_evidence' } }, ours)

    const after = provider({ file }, clock)
    clock.forwardMs(day)
    await after.standIn.pump()
    await after.standIn.pump()
    expect((await after.stripe.refunds.list({}, ours)).data.map((one) => [one.id, one.status])).toEqual([[slow.id, 'succeeded'], [back.id, 'failed']])
    expect((await after.stripe.disputes.retrieve(id, {}, ours)).status).toBe('won')
    expect((await after.stripe.payouts.retrieve(payout!.id, {}, ours)).status).toBe('paid')
    const inside = await after.stripe.balanceTransactions.list({ payout: payout!.id, limit: 100 }, ours)
    expect(inside.data.filter(({ type }) => type !== 'payout').reduce((sum, { net }) => sum + net, 0)).toBe(payout!.amount)
    expect((await after.stripe.balanceTransactions.list({ type: 'adjustment' }, ours)).data).toHaveLength(2)
  })

  it('accounts, their links and their verification are as they were', async () => {
    const [file, clock] = [join(folder, 'accounts.json'), testClock()]
    const before = provider({ file, accounts: [theirs.stripeAccount] }, clock)
    const account = await before.stripe.accounts.create({ country: 'HK' })
    const link = await before.stripe.accountLinks.create({ account: account.id, type: 'account_onboarding', refresh_url: 'http://office.test/again', return_url: 'http://office.test/done' })
    onboard(before.standIn.world, account.id, 'verify')
    disconnectAccount(before.standIn.world, theirs.stripeAccount)

    const after = provider({ file, accounts: [theirs.stripeAccount] }, clock)
    const visit = () => after.standIn.app.request(new URL(link.url).pathname)
    expect((await visit()).headers.get('location')).toContain('/setup/c/')
    expect((await visit()).headers.get('location')).toBe('http://office.test/again')
    clock.forwardMs(21_000)
    await after.standIn.pump()
    expect((await after.stripe.accounts.retrieve(account.id)).charges_enabled).toBe(true)
    expect((await after.stripe.accounts.list()).data.map(({ id }) => id)).toEqual([account.id])
  })
})

describe('the overview', () => {
  it('shows accounts, sessions, refunds, disputes, payouts, deliveries and forgeries', async () => {
    const at = provider({ webhook: { url: 'http://shop.test/hook', secret: 'whsec_test' }, send: async () => ({ status: 400 }) })
    const overview = async () => (await at.standIn.app.request('/')).text()
    expect(await overview()).toContain('acct_ours')
    await at.standIn.pump()
    const [one, two] = [await paid(at), await paid(at, { method: 'alipay' })]
    const refund = await at.stripe.refunds.create({ charge: two.charge, amount: 123 }, ours)
    at.clock.forwardMs(3 * day)
    await at.standIn.pump()
    const dispute = openDispute(at.standIn.world, ours.stripeAccount, one.charge, { reason: 'duplicate' })
    await at.standIn.forge({ kind: 'unsigned' })
    const [payout] = (await at.stripe.payouts.list({}, ours)).data
    const page = await overview()
    for (const text of [refund.id, '1.23 cny', dispute.id, 'duplicate', payout!.id, 'automatic', 'charge.dispute.created', 'unsigned', '21.61 cny']) expect(page).toContain(text)
  })
})
