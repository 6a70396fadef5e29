import { afterAll, beforeAll, expect, test } from 'vitest'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'
import { colleague, firstHead } from './people.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.stop())

const make = (tenant: TestTenant, body: object) => tenant.call('/v1/tokens', { as: 'head', body })
const me = (host: string, token: string) => stack.request(host, '/v1/me', { token })

test('a token is shown once, stored as a hash, and speaks for its roles on its tenant', async () => {
  const tenant = await stack.createTenant()
  const made = await make(tenant, { name: 'books', roles: ['auditor'] })
  expect(made.status).toBe(201)
  const { token, id } = made.json
  expect(token).toMatch(new RegExp(`^linli_${tenant.id}_[A-Za-z0-9_-]{44}$`))
  expect((await me(stack.apiHost, token)).json).toMatchObject({ actor: { kind: 'token', id, name: 'books', roles: ['auditor'] }, tenant: { id: tenant.id } })
  expect((await me(tenant.host, token)).json.actor.id).toBe(id)
  expect((await stack.request(stack.apiHost, '/v1/members', { token })).status).toBe(200)
  expect((await stack.request(stack.apiHost, '/v1/members', { token, body: { name: 'x', email: 'x@x.test', roles: ['head'] } })).status).toBe(403)
  const list = await tenant.call('/v1/tokens', { as: 'auditor' })
  expect(list.json.items.map((one: { id: string }) => one.id)).toContain(id)
  expect(list.text).not.toContain(token.slice(-32))
  const stored = await tenant.ctx().store.query<object>({ pk: `T#${tenant.id}` })
  expect(JSON.stringify(stored.items)).not.toContain(token.slice(-32))
})

test('on another tenant’s host a token is refused, and so is every wrong one, with one answer', async () => {
  const [tenant, other] = [await stack.createTenant(), await stack.createTenant()]
  const { token } = (await make(tenant, { name: 'books', roles: ['head'] })).json
  const wrong = [token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A'), token.replace(tenant.id, other.id), `linli_${tenant.id}_`, `linli_${tenant.id}_${'a'.repeat(44)}`, 'linli', token + 'a']
  const answers = [await me(other.host, token), ...(await Promise.all(wrong.map((one) => me(tenant.host, one)))), await me(stack.apiHost, wrong[0]!), await me(stack.apiHost, wrong[1]!)]
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 401))
  expect(new Set(answers.map(({ json }) => json.error.say)).size).toBe(1)
  expect((await stack.request(other.host, '/v1/site', { token })).status).toBe(401)
})

test('a token does not fall back on the cookie of the browser that sends it', async () => {
  const tenant = await stack.createTenant()
  const head = await firstHead(stack, tenant)
  expect((await stack.request(tenant.host, '/v1/members', { token: `linli_${tenant.id}_${'a'.repeat(44)}`, headers: { cookie: head.cookie } })).status).toBe(401)
})

test('a token ends with its last day in Shanghai, and at once when it is revoked', async () => {
  const clocked = await startStack()
  try {
    const tenant = await clocked.createTenant()
    clocked.clock.set('2026-12-01T02:00:00Z')
    const made = await tenant.call('/v1/tokens', { as: 'head', body: { name: 'short', roles: ['auditor'], expires: '2026-12-02' } })
    const usable = async (token: string) => (await clocked.request(clocked.apiHost, '/v1/me', { token })).status
    clocked.clock.set('2026-12-02T15:59:59Z')
    expect(await usable(made.json.token)).toBe(200)
    clocked.clock.set('2026-12-02T16:00:00Z')
    expect(await usable(made.json.token)).toBe(401)
    expect((await tenant.call('/v1/tokens', { as: 'head' })).json.items.map((one: { name: string }) => one.name)).not.toContain('short')
    const next = await tenant.call('/v1/tokens', { as: 'head', body: { name: 'next', roles: ['auditor'] } })
    expect(await usable(next.json.token)).toBe(200)
    expect((await tenant.call(`/v1/tokens/${next.json.id}`, { as: 'head', method: 'DELETE' })).status).toBe(204)
    expect(await usable(next.json.token)).toBe(401)
    expect((await tenant.call(`/v1/tokens/${next.json.id}`, { as: 'head', method: 'DELETE' })).status).toBe(404)
  } finally {
    await clocked.stop()
  }
})

test('the setup token ends after its hours', async () => {
  const clocked = await startStack()
  try {
    const slug = 'setup-token'
    const made = await clocked.request(clocked.apiHost, '/v1/tenants', { token: clocked.operatorSecret, body: { slug, name: '东街服务社', head: { name: '周', email: 'a@b.test' }, setupTokenHours: 2 } })
    clocked.clock.forwardMs(2 * 3_600_000 - 1)
    expect((await clocked.request(clocked.apiHost, '/v1/me', { token: made.json.setupToken })).status).toBe(200)
    clocked.clock.forwardMs(1)
    expect((await clocked.request(clocked.apiHost, '/v1/me', { token: made.json.setupToken })).status).toBe(401)
  } finally {
    await clocked.stop()
  }
})

test('only the head makes and revokes tokens; a last day in the past or years ahead is refused', async () => {
  const [tenant, other] = [await stack.createTenant(), await stack.createTenant()]
  const wang = await colleague(stack, tenant, 'wang', ['finance', 'collector', 'auditor', 'supervisor'])
  expect((await wang.call('/v1/tokens', { body: { name: 'x', roles: ['worker'] } })).status).toBe(403)
  for (const expires of ['2026-11-30', '2028-01-01', '2026-02-30', 'tomorrow']) expect((await make(tenant, { name: 'x', roles: ['worker'], expires })).status).toBe(400)
  const { id, token } = (await make(tenant, { name: 'x', roles: ['worker'] })).json
  expect((await wang.call(`/v1/tokens/${id}`, { method: 'DELETE' })).status).toBe(403)
  expect((await other.call(`/v1/tokens/${id}`, { as: 'head', method: 'DELETE' })).status).toBe(404)
  expect((await me(tenant.host, token)).status).toBe(200)
})

test('a token does not outlive the head who made it: it ends when that person is removed or is no longer head, and no others do', async () => {
  const tenant = await stack.createTenant()
  const head = await firstHead(stack, tenant)
  const second = await colleague(stack, tenant, 'second', ['head'])
  const third = await colleague(stack, tenant, 'third', ['auditor'])
  // Two heads have signed in, so the third needs both of them.
  await head.call(`/v1/members/${third.id}`, { method: 'PATCH', body: { roles: ['head', 'auditor'] } })
  expect((await second.call(`/v1/members/${third.id}/confirmation`, { method: 'POST' })).json.roles).toContain('head')
  const mint = async (who: typeof head) => (await who.call('/v1/tokens', { body: { name: 'machine', roles: ['head'] } })).json.token as string
  const [ofHead, ofSecond, ofThird] = [await mint(head), await mint(second), await mint(third)]
  // A token made with a token is its person's too.
  const grandchild = (await stack.request(stack.apiHost, '/v1/tokens', { token: ofSecond, body: { name: 'by machine', roles: ['head'] } })).json.token as string

  expect((await head.call(`/v1/members/${second.id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await head.call(`/v1/members/${third.id}`, { method: 'PATCH', body: { roles: ['auditor'] } })).status).toBe(200)
  for (const ended of [ofSecond, grandchild, ofThird]) expect((await me(stack.apiHost, ended)).status).toBe(401)
  expect((await me(stack.apiHost, ofHead)).status).toBe(200)
  const { items } = (await head.call('/v1/audit')).json
  expect(items.find(({ act }: { act: string }) => act === 'member.removed').detail.tokens).toHaveLength(2)
})
