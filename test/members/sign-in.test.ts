import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Env } from '../../functions/http/env.ts'
import { acceptSignIn } from '../../functions/members/accept-sign-in.ts'
import { joinIfInvited } from '../../functions/members/join-member.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'
import { serveIssuer } from './local-issuer.ts'
import { type Page, smallBrowser } from './small-browser.ts'

let stack: Stack
let served: Awaited<ReturnType<typeof serveIssuer>>
let app: Hono<Env>
beforeAll(async () => {
  stack = await startStack()
  served = await serveIssuer()
  const { apiApp } = await import('../../functions/http/api.ts')
  app = apiApp({ ...stack.platform, oidc: { issuer: served.address, clientId: 'linli' } })
})
afterAll(async () => {
  await served.stop()
  await stack.stop()
})

const browser = () => smallBrowser(app)
const headOf = (tenant: TestTenant): string => `head@${tenant.slug}.test`
const start = (tenant: TestTenant, hint?: string, to = '/v1/me'): string => `http://${tenant.host}/v1/sign-in?to=${encodeURIComponent(to)}${hint ? `&hint=${encodeURIComponent(hint)}` : ''}`
const atCallback = (url: string): boolean => url.startsWith('http://login.linli.test/')
const atAccept = (url: string): boolean => url.includes('/v1/session/accept')

describe('a member', () => {
  test('signs in through the issuer once invited, from a link alone, and is a member from then on', async () => {
    const tenant = await stack.createTenant()
    const visitor = browser()
    const arrived = await visitor.open(start(tenant, headOf(tenant).toUpperCase()))
    expect(arrived.url).toBe(`http://${tenant.host}/v1/me`)
    expect(arrived.json).toMatchObject({ actor: { kind: 'member', name: '周主任', roles: ['head'] }, tenant: { id: tenant.id } })
    const [member] = (await tenant.call('/v1/members', { as: 'head' })).json.items
    expect(member).toMatchObject({ state: 'active' })
    expect(member.joinedAt).not.toBeNull()
    const again = await browser().open(start(tenant, headOf(tenant)))
    expect(again.json).toMatchObject({ actor: { id: member.id } })
    const acts = (await tenant.call('/v1/audit', { as: 'auditor' })).json.items.map((row: { act: string }) => row.act)
    expect(acts.filter((act: string) => act === 'member.joined')).toHaveLength(1)
  })

  test('chooses an account on the issuer’s page, or types an address; a bad address is said so', async () => {
    const tenant = await stack.createTenant()
    served.issuer.addAccounts([{ email: headOf(tenant), name: '周主任', about: '东街 · 负责人' }])
    const visitor = browser()
    const page = await visitor.open(start(tenant))
    expect(page.text).toContain('周主任')
    const bad = await visitor.open(page.url, { method: 'POST', body: 'email=nobody' })
    expect([bad.status, bad.text.includes('role="alert"')]).toEqual([400, true])
    const arrived = await visitor.open(page.url, { method: 'POST', body: new URLSearchParams({ email: headOf(tenant) }).toString() })
    expect(arrived.json).toMatchObject({ actor: { name: '周主任' } })
  })

  test('of two tenants signs in on each by itself; a session of one is none of the other', async () => {
    const [tenant, other] = [await stack.createTenant(), await stack.createTenant()]
    await other.call('/v1/members', { as: 'head', body: { name: '周', email: headOf(tenant), roles: ['auditor'] } })
    const visitor = browser()
    expect((await visitor.open(start(tenant, headOf(tenant)))).json).toMatchObject({ actor: { roles: ['head'] } })
    expect((await visitor.open(`http://${other.host}/v1/me`)).json).toMatchObject({ actor: null })
    expect((await visitor.open(start(other, headOf(tenant)))).json).toMatchObject({ actor: { roles: ['auditor'] }, tenant: { id: other.id } })
  })

  test('follows another in the same browser: whoever signs in is the one who is in', async () => {
    const tenant = await stack.createTenant()
    await tenant.call('/v1/members', { as: 'head', body: { name: '张丽', email: `zhang@${tenant.slug}.test`, roles: ['finance'] } })
    const visitor = browser()
    expect((await visitor.open(start(tenant, headOf(tenant)))).json).toMatchObject({ actor: { name: '周主任' } })
    expect((await visitor.open(start(tenant, `zhang@${tenant.slug}.test`))).json).toMatchObject({ actor: { name: '张丽' } })
    expect((await visitor.open(start(tenant, 'stranger@nowhere.test'))).status).toBe(403)
    expect((await visitor.open(start(tenant, headOf(tenant)))).json).toMatchObject({ actor: { name: '周主任' } })
  })

  test('who signs in anew loses the session held before in that browser', async () => {
    const tenant = await stack.createTenant()
    const visitor = browser()
    await visitor.open(start(tenant, headOf(tenant)))
    const old = visitor.cookie(tenant.host, '__Host-linli')!
    await visitor.open(start(tenant, headOf(tenant)))
    expect(visitor.cookie(tenant.host, '__Host-linli')).not.toBe(old)
    expect((await stack.request(tenant.host, '/v1/me', { headers: { cookie: `__Host-linli=${old}` } })).json.actor).toBeNull()
  })
})

describe('nobody else gets in', () => {
  test('a stranger with a verified address is told so and gets no session', async () => {
    const tenant = await stack.createTenant()
    const visitor = browser()
    const page = await visitor.open(start(tenant, 'stranger@nowhere.test'))
    expect([page.status, page.text.includes('您还不是本社成员')]).toEqual([403, true])
    expect(page.text).toContain(`http://${tenant.host}/v1/sign-in`)
    expect(visitor.cookie(tenant.host, '__Host-linli')).toBeUndefined()
  })

  test('an unverified address opens nothing, and a joined member’s address opens nothing to a second person', async () => {
    const tenant = await stack.createTenant()
    const email = headOf(tenant)
    expect(await joinIfInvited(tenant.ctx(), { subject: 's1', email, emailVerified: false })).toBeUndefined()
    expect(await joinIfInvited(tenant.ctx(), { subject: 's1', email: undefined, emailVerified: true })).toBeUndefined()
    const [first, second] = await Promise.all([joinIfInvited(tenant.ctx(), { subject: 's1', email, emailVerified: true }), joinIfInvited(tenant.ctx(), { subject: 's2', email, emailVerified: true })])
    expect([first, second].filter(Boolean)).toHaveLength(1)
    const winner = first ? 's1' : 's2'
    expect(await joinIfInvited(tenant.ctx(), { subject: winner, email: 'renamed@x.test', emailVerified: true })).toBe(first ?? second)
  })

  test('a finished sign-in sent to somebody as a link signs nobody in (login CSRF)', async () => {
    const tenant = await stack.createTenant()
    const [attacker, victim] = [browser(), browser()]
    const link = await attacker.open(start(tenant, headOf(tenant)), { stopAt: atAccept })
    const opened = await victim.open(link.url)
    expect(opened.status).toBe(400)
    expect(victim.cookie(tenant.host, '__Host-linli')).toBeUndefined()
    // And the code is used up: the attacker's own browser cannot use it either.
    expect((await attacker.open(link.url)).status).toBe(400)
  })

  test('a victim who has a sign-in of his own under way is not signed in by another’s link', async () => {
    const tenant = await stack.createTenant()
    const [attacker, victim] = [browser(), browser()]
    const link = await attacker.open(start(tenant, headOf(tenant)), { stopAt: atCallback })
    await victim.open(start(tenant), { stopAt: (url) => url.startsWith(served.address) })
    expect((await victim.open(link.url)).status).toBe(400)
    expect(victim.cookie(tenant.host, '__Host-linli')).toBeUndefined()
  })

  test('the issuer’s answer and the one-time code work once, and not after their time', async () => {
    const tenant = await stack.createTenant()
    const visitor = browser()
    const back = await visitor.open(start(tenant, headOf(tenant)), { stopAt: atCallback })
    const accept = await visitor.open(back.url, { stopAt: atAccept })
    expect((await visitor.open(accept.url)).status).toBe(200)
    expect((await visitor.open(accept.url)).status).toBe(400)
    expect((await visitor.open(back.url)).status).toBe(400)
    const late = await visitor.open(start(tenant, headOf(tenant)), { stopAt: atAccept })
    stack.clock.forwardMs(61_000)
    expect((await visitor.open(late.url)).status).toBe(400)
    const stale = await visitor.open(start(tenant, headOf(tenant)), { stopAt: atCallback })
    stack.clock.forwardMs(601_000)
    expect((await visitor.open(stale.url)).text).toContain('登录已过期')
  })

  test('of two who bring the same one-time code at the same moment one gets the session', async () => {
    const tenant = await stack.createTenant()
    const visitor = browser()
    const accept = await visitor.open(start(tenant, headOf(tenant)), { stopAt: atAccept })
    const code = new URL(accept.url).searchParams.get('code')!
    const bound = visitor.cookie(tenant.host, '__Host-linli-signin')!
    const sessions = await Promise.all(Array.from({ length: 4 }, () => acceptSignIn(tenant.ctx(), { code, browser: bound })))
    expect(sessions.filter(Boolean)).toHaveLength(1)
  })

  test('a one-time code of one tenant is nothing on another’s host', async () => {
    const [tenant, other] = [await stack.createTenant(), await stack.createTenant()]
    const visitor = browser()
    const accept = await visitor.open(start(tenant, headOf(tenant)), { stopAt: atAccept })
    const bound = visitor.cookie(tenant.host, '__Host-linli-signin')!
    visitor.setCookie(other.host, '__Host-linli-signin', bound)
    expect((await visitor.open(accept.url.replace(tenant.host, other.host))).status).toBe(400)
    expect((await visitor.open(accept.url)).status).toBe(200)
  })

  test.each([
    ['no state', () => ''],
    ['a made-up state', (tenant: TestTenant) => `?code=x&state=${tenant.id}.${'a'.repeat(32)}`],
    ['a state of no tenant', () => `?code=x&state=aaaaaaaaaaaa.${'a'.repeat(32)}`],
  ])('%s at the callback is an expired sign-in', async (_, query) => {
    const tenant = await stack.createTenant()
    expect((await browser().open(`http://login.linli.test/callback${query(tenant)}`)).status).toBe(400)
  })

  test('a code that the issuer did not give, or gave for another attempt, fails', async () => {
    const tenant = await stack.createTenant()
    const visitor = browser()
    const [one, two] = [await visitor.open(start(tenant, headOf(tenant)), { stopAt: atCallback }), await visitor.open(start(tenant, headOf(tenant)), { stopAt: atCallback })]
    const swapped = new URL(one.url)
    swapped.searchParams.set('code', new URL(two.url).searchParams.get('code')!)
    const answer = await visitor.open(swapped.href)
    expect([answer.status, answer.text.includes('登录没有成功')]).toEqual([502, true])
    const mixed = new URL(two.url)
    mixed.searchParams.set('iss', 'https://other-issuer.test')
    expect((await visitor.open(mixed.href)).status).toBe(502)
  })

  test('somebody who declines at the issuer is told that nothing happened', async () => {
    const tenant = await stack.createTenant()
    const visitor = browser()
    const page = await visitor.open(start(tenant), { stopAt: (url) => url.startsWith(served.address) })
    const state = new URL(page.url).searchParams.get('state')!
    const declined: Page = await visitor.open(`http://login.linli.test/callback?error=access_denied&state=${state}`)
    expect([declined.status, declined.text.includes('已取消登录')]).toEqual([400, true])
  })

  test.each(['//evil.test', '/\\evil.test', 'https://evil.test', 'evil', '/a b', 'javascript:alert(1)', '\\/evil.test'])('the way back %s is refused', async (to) => {
    const tenant = await stack.createTenant()
    expect((await browser().open(start(tenant, undefined, to))).status).toBe(400)
  })
})

test('an issuer that is away is said so, and nothing is stored', async () => {
  const tenant = await stack.createTenant()
  const { apiApp } = await import('../../functions/http/api.ts')
  const away = smallBrowser(apiApp({ ...stack.platform, oidc: { issuer: 'http://127.0.0.1:9', clientId: 'linli' } }))
  const answer = await away.open(start(tenant))
  expect(answer.status).toBe(502)
  expect(answer.json).toMatchObject({ error: { code: 'issuer-away' } })
})

test('sign-ins from one address are limited', async () => {
  const tenant = await stack.createTenant()
  const statuses = new Map<number, number>()
  for (let tries = 0; tries < 302; tries += 1) {
    const { status } = await app.request(start(tenant, headOf(tenant)), { headers: { host: tenant.host } })
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  expect([...statuses]).toEqual([[302, 300], [429, 2]])
})
