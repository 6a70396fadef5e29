import type Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { paySession, paySessionSlowly } from '../../infra/local/stripe/pay.ts'
import { failure, ours, provider, theirs, wanted } from './provider.ts'

const settings = { country: 'HK', email: 'finance@fuwu.test', business_profile: { name: '和平里服务社' }, controller: { fees: { payer: 'account' }, losses: { payments: 'stripe' }, requirement_collection: 'stripe', stripe_dashboard: { type: 'full' } } } as const satisfies Stripe.AccountCreateParams
const links = { type: 'account_onboarding', refresh_url: 'http://office.test/again', return_url: 'http://office.test/done' } as const

/** A fresh account and a browser before its link. */
async function invited(lang = 'zh') {
  const at = provider()
  const { stripe, standIn } = at
  const account = await stripe.accounts.create(settings)
  const link = await stripe.accountLinks.create({ account: account.id, ...links })
  const open = (url: string, form?: Record<string, string>) => standIn.app.request(new URL(url).pathname, { headers: { 'accept-language': lang }, ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}) })
  const form = async (): Promise<string> => (await open(link.url)).headers.get('location')!
  const now = () => stripe.accounts.retrieve(account.id)
  const events = async () => standIn.world.store.all<{ id: string; object: 'event'; type: string; data: { previous_attributes?: object } }>('event', account.id).map(({ kept }) => kept)
  return { ...at, account, link, open, form, now, events }
}

describe('a connected account', () => {
  it('can do nothing before it is onboarded, and says what is due', async () => {
    const { account, stripe } = await invited()
    expect(account).toMatchObject({ object: 'account', type: 'standard', charges_enabled: false, payouts_enabled: false, details_submitted: false, country: 'HK', default_currency: 'hkd', requirements: { disabled_reason: 'requirements.past_due', currently_due: expect.arrayContaining(['external_account', 'tos_acceptance.date']) } })
    expect(await failure(stripe.checkout.sessions.create(wanted(), { stripeAccount: account.id }))).toMatchObject({ statusCode: 400, message: expect.stringContaining('cannot currently make charges') })
  })

  it('is not opened where Stripe is not: mainland China least of all', async () => {
    const { stripe } = provider()
    const refusal = (country: string) => failure(stripe.accounts.create({ ...settings, country }))
    expect(await refusal('CN')).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400, code: 'country_unsupported', message: 'CN is not currently supported by Stripe.' })
    expect(await refusal('Atlantis')).toMatchObject({ statusCode: 400, code: 'country_code_invalid' })
    expect(await refusal('BR')).toMatchObject({ statusCode: 400, param: 'country', message: expect.stringContaining('by platforms in HK') })
    expect((await stripe.accounts.create({ ...settings, country: 'SG' })).default_currency).toBe('sgd')
  })

  it('is made once for one key, by the platform only, of known parameters', async () => {
    const { stripe } = provider()
    const [one, two] = [await stripe.accounts.create(settings, { idempotencyKey: 'tenant-1' }), await stripe.accounts.create(settings, { idempotencyKey: 'tenant-1' })]
    expect(two.id).toBe(one.id)
    expect(await failure(stripe.accounts.create({ ...settings, country: 'SG' }, { idempotencyKey: 'tenant-1' }))).toMatchObject({ type: 'StripeIdempotencyError' })
    expect(await failure(stripe.accounts.create(settings, ours))).toMatchObject({ statusCode: 400 })
    expect(await failure(stripe.accounts.create({ ...settings, type: 'standard' }))).toMatchObject({ code: 'parameters_exclusive' })
    expect(await failure(stripe.accounts.create({ ...settings, surprise: 1 } as never))).toMatchObject({ code: 'parameter_unknown' })
    expect(await failure(stripe.accounts.create({ ...settings, controller: { ...settings.controller, losses: { payments: 'application' } } }))).toMatchObject({ param: 'controller' })
  })

  it('is seen by the platform and by itself; one that is not there is answered like one that is not ours', async () => {
    const { stripe } = provider()
    expect((await stripe.accounts.retrieveCurrent({}, ours)).id).toBe('acct_ours')
    const strangers = [await failure(stripe.accounts.retrieve('acct_ours', {}, theirs)), await failure(stripe.accounts.retrieve('acct_nothing'))]
    for (const error of strangers) expect(error).toMatchObject({ type: 'StripePermissionError', statusCode: 403, code: 'account_invalid' })
  })
})

describe('an account link', () => {
  it('leads into the form once; seen again, or late, the browser is sent for a fresh one', async () => {
    const { link, open, stripe, account, clock } = await invited()
    expect(link).toMatchObject({ object: 'account_link', expires_at: link.created + 300 })
    const first = await open(link.url)
    expect(first.status).toBe(302)
    expect(first.headers.get('location')).toContain('/setup/c/')
    expect((await open(link.url)).headers.get('location')).toBe(links.refresh_url)
    const late = await stripe.accountLinks.create({ account: account.id, ...links })
    clock.forwardMs(301_000)
    expect((await open(late.url)).headers.get('location')).toBe(links.refresh_url)
    expect((await open('http://stripe.test/setup/s/acct_ours/nothing')).status).toBe(404)
    expect((await open(late.url.replace(account.id, 'acct_ours'))).status).toBe(404)
  })

  it('needs its addresses, a known account, and a form that the account has', async () => {
    const { stripe, account } = await invited()
    const { refresh_url: _, ...without } = links
    expect(await failure(stripe.accountLinks.create({ account: account.id, ...without }))).toMatchObject({ code: 'parameter_missing', param: 'refresh_url' })
    expect(await failure(stripe.accountLinks.create({ account: account.id, ...links, return_url: 'nowhere' }))).toMatchObject({ code: 'url_invalid', param: 'return_url' })
    expect(await failure(stripe.accountLinks.create({ account: 'acct_nothing', ...links }))).toMatchObject({ statusCode: 403, code: 'account_invalid' })
    expect(await failure(stripe.accountLinks.create({ account: account.id, ...links, type: 'account_update' }))).toMatchObject({ statusCode: 400, param: 'type' })
    expect(await failure(stripe.accountLinks.create({ account: account.id, ...links }, ours))).toMatchObject({ statusCode: 400 })
  })
})

describe('the onboarding form', () => {
  it('speaks the browser’s language and writes the name as text', async () => {
    const zh = await invited()
    const page = await (await zh.open(await zh.form())).text()
    expect(page).toContain('lang="zh-CN"')
    expect(page).toContain('和平里服务社')
    const en = await invited('en')
    expect(await (await en.open(await en.form())).text()).toContain('Send everything')
  })

  it('finished, opens the account for payments and payouts, says so, and sends the browser back', async () => {
    const { open, form, now, events, stripe, account, standIn } = await invited()
    const url = await form()
    const answer = await open(url, { act: 'finish', name: 'x', bank: '000123456789' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, links.return_url])
    expect(await now()).toMatchObject({ charges_enabled: true, payouts_enabled: true, details_submitted: true, capabilities: { card_payments: 'active' }, requirements: { currently_due: [], disabled_reason: null }, external_accounts: { data: [{ object: 'bank_account', last4: '6789' }] } })
    expect((await events()).map(({ type, data }) => [type, data.previous_attributes])).toEqual([['account.updated', expect.objectContaining({ charges_enabled: false, details_submitted: false })]])
    const session = await stripe.checkout.sessions.create(wanted(), { stripeAccount: account.id })
    expect(paySession(standIn.world, account.id, session.id, { method: 'card' }).payment_status).toBe('paid')
    expect(await (await open(url, { act: 'finish' })).text()).toContain('没有这个开户页面')
  })

  it('left with a paper missing keeps the account closed, and a fresh link finishes it', async () => {
    const { open, form, now, stripe, account } = await invited()
    await open(await form(), { act: 'due' })
    expect(await now()).toMatchObject({ details_submitted: true, charges_enabled: false, requirements: { disabled_reason: 'requirements.past_due', currently_due: ['company.verification.document'] } })
    const again = await stripe.accountLinks.create({ account: account.id, ...links })
    await open((await open(again.url)).headers.get('location')!, { act: 'finish' })
    expect((await now()).charges_enabled).toBe(true)
  })

  it('sent for verification is decided after its time', async () => {
    const { open, form, now, clock, standIn } = await invited()
    await open(await form(), { act: 'verify' })
    expect(await now()).toMatchObject({ details_submitted: true, charges_enabled: false, requirements: { disabled_reason: 'requirements.pending_verification', pending_verification: ['company.verification.document'] } })
    clock.forwardMs(21_000)
    await standIn.pump()
    expect((await now()).charges_enabled).toBe(true)
  })

  it('abandoned, or with a wrong bank account, changes nothing', async () => {
    const { open, form, now, events } = await invited()
    const url = await form()
    expect(await (await open(url, { act: 'finish', bank: 'abc' })).text()).toContain('role="alert"')
    expect((await open(url, { act: 'leave' })).headers.get('location')).toBe(links.return_url)
    expect((await now()).details_submitted).toBe(false)
    expect(await events()).toEqual([])
  })
})

describe('what becomes of an account', () => {
  it('restricted, it takes no payments any more', async () => {
    const { standIn, stripe } = provider()
    const lever = (act: string, body: object) => standIn.app.request(`/_admin/accounts/acct_ours/${act}`, { method: 'POST', body: JSON.stringify(body) })
    expect((await lever('restrict', { reason: 'rejected.fraud', due: [] })).status).toBe(200)
    expect(await stripe.accounts.retrieve('acct_ours')).toMatchObject({ charges_enabled: false, payouts_enabled: false, requirements: { disabled_reason: 'rejected.fraud' } })
    await lever('finish', {})
    await lever('restrict', { payoutsOnly: true })
    expect(await stripe.accounts.retrieve('acct_ours')).toMatchObject({ charges_enabled: true, payouts_enabled: false })
    expect((await lever('surprise', {})).status).toBe(400)
  })

  it('closed while a page is open, it takes nothing there either, says so to the payer, and takes it once it is open again', async () => {
    const { standIn, stripe, clock } = provider()
    const lever = (act: string) => standIn.app.request(`/_admin/accounts/acct_ours/${act}`, { method: 'POST', body: '{}' })
    const session = await stripe.checkout.sessions.create(wanted({ locale: 'en' }), ours)
    const slow = await stripe.checkout.sessions.create(wanted(), ours)
    paySessionSlowly(standIn.world, 'acct_ours', slow.id, { method: 'alipay', succeeds: true })
    await lever('restrict')
    const press = () => standIn.app.request(new URL(session.url!).pathname + '/pay', { method: 'POST', body: new URLSearchParams({ method: 'card' }) })
    expect(await (await press()).text()).toContain('No money was taken')
    expect(() => paySession(standIn.world, 'acct_ours', session.id, { method: 'card' })).toThrow('cannot currently make charges')
    clock.forwardMs(21_000)
    await standIn.pump()
    const states = async () => Promise.all([session, slow].map(async ({ id }) => (await stripe.checkout.sessions.retrieve(id, {}, ours)).payment_status))
    expect(await states()).toEqual(['unpaid', 'paid'])
    await lever('finish')
    expect((await press()).status).toBe(303)
    expect(await states()).toEqual(['paid', 'paid'])
  })

  it('disconnected, it says so a last time and is nobody’s we know', async () => {
    const got: { type: string; account: string }[] = []
    const at = provider({ webhook: { url: 'http://shop.test/hook', secret: 'whsec_test' }, send: async (_, { body }) => (got.push(JSON.parse(body) as { type: string; account: string }), { status: 200 }) })
    const session = await at.stripe.checkout.sessions.create(wanted(), ours)
    await at.standIn.app.request('/_admin/accounts/acct_ours/disconnect', { method: 'POST' })
    paySession(at.standIn.world, 'acct_ours', session.id, { method: 'card' })
    await at.standIn.pump()
    expect(got.map(({ type, account }) => [type, account])).toEqual([['account.application.deauthorized', 'acct_ours']])
    expect(await failure(at.stripe.checkout.sessions.retrieve(session.id, {}, ours))).toMatchObject({ statusCode: 403, code: 'account_invalid' })
    expect((await at.stripe.accounts.list()).data.map(({ id }) => id)).toEqual(['acct_theirs'])
    await at.standIn.app.request('/_admin/accounts/acct_ours', { method: 'PUT' })
    expect((await at.stripe.checkout.sessions.retrieve(session.id, {}, ours)).payment_status).toBe('paid')
  })
})
