import { afterAll, beforeAll, expect, test } from 'vitest'
import { startStack, type Stack } from '../support/stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.stop())

const create = (body: object, token = stack.operatorSecret) => stack.request(stack.apiHost, '/v1/tenants', { token, body })
const headOf = (slug: string) => ({ name: '周主任', email: `head@${slug}.test` })
const freshSlug = (): string => `t${stack.platform.ids.short()}`

test('only the operator creates tenants; to anybody else the operation is not there', async () => {
  const slug = freshSlug()
  const body = { slug, name: '东街服务社', head: headOf(slug) }
  const refused = await create(body, 'not-the-operators-secret')
  const nowhere = await stack.request(stack.apiHost, '/v1/no-such-thing')
  expect(refused.status).toBe(404)
  expect(refused.json.error.say).toBe(nowhere.json.error.say)
  expect((await stack.request(`${slug}.linli.test`, '/v1/site')).status).toBe(404)
  const tenant = await stack.createTenant()
  expect((await tenant.call('/v1/tenants', { as: 'head', body })).status).toBe(404)
})

test('the same creation twice is one tenant, even when the first broke off half-way', async () => {
  const slug = freshSlug()
  const body = { slug, name: '东街服务社', head: headOf(slug) }
  const [first, second] = await Promise.all([create(body), create(body)])
  const third = await create(body)
  expect([first.status, second.status, third.status]).toEqual([201, 201, 201])
  expect(new Set([first.json.id, second.json.id, third.json.id]).size).toBe(1)
  const token: string = (await create({ ...body, setupTokenHours: 1 })).json.setupToken
  const members = await stack.request(stack.apiHost, '/v1/members', { token })
  expect(members.json.items).toHaveLength(1)
  expect(members.json.items[0]).toMatchObject({ roles: ['head'], state: 'pending', email: `head@${slug}.test` })
})

test('a slug, a host or a payment account that another tenant holds is refused and stays there', async () => {
  const [slug, other] = [freshSlug(), freshSlug()]
  const owner = await create({ slug, name: '东街服务社', head: headOf(slug), host: `${slug}.example.cn`, paymentAccount: `acct_${slug}` })
  expect(owner.status).toBe(201)
  expect((await create({ slug, name: '西街服务社', head: headOf(slug) })).status).toBe(409)
  expect((await create({ slug: other, name: '西街服务社', head: headOf(other), host: `${slug}.example.cn` })).status).toBe(409)
  expect((await create({ slug: other, name: '西街服务社', head: headOf(other), paymentAccount: `acct_${slug}` })).status).toBe(409)
  expect((await stack.request(`${other}.linli.test`, '/v1/site')).status).toBe(404)
  expect((await stack.request(`${slug}.example.cn`, '/v1/site')).json.id).toBe(owner.json.id)
  const second = await create({ slug: other, name: '西街服务社', head: headOf(other) })
  const taken = await stack.request(stack.apiHost, `/v1/tenants/${second.json.id}`, { token: stack.operatorSecret, method: 'PATCH', body: { paymentAccount: `acct_${slug}` } })
  expect(taken.status).toBe(409)
  expect((await stack.request(`${other}.linli.test`, '/v1/site')).json.onlinePayment).toBe(false)
})

test.each(['login', 'api', 'a', 'Dongjie', 'dong_jie', '-dong', 'dong-', 'x'.repeat(32), 'dong.jie'])('the slug %s is refused', async (slug) => {
  expect((await create({ slug, name: '东街服务社', head: headOf('x') })).status).toBe(400)
})

test('a host finds its tenant and no other; equal names and unknown hosts never meet', async () => {
  const [one, two] = [await stack.createTenant('东街服务社'), await stack.createTenant('东街服务社')]
  const siteOf = async (host: string) => (await stack.request(host, '/v1/site')).json
  expect(await siteOf(one.host)).toMatchObject({ id: one.id, slug: one.slug, name: '东街服务社' })
  expect(await siteOf(two.host)).toMatchObject({ id: two.id, slug: two.slug, name: '东街服务社' })
  for (const host of ['nobody.linli.test', one.slug, `${one.host}.evil.test`, `x.${one.host}`, `${one.slug}.evil.test`, '.linli.test', 'linli.test.evil']) {
    expect((await stack.request(host, '/v1/site')).status).toBe(404)
  }
})

test('the head changes the site, everybody sees it at once, no other role and no other tenant', async () => {
  const [tenant, other] = [await stack.createTenant(), await stack.createTenant()]
  const change = { name: '新东街服务社', logoText: '东', colour: '#123abc', phone: '021-5555 0101', address: '东街 1 号', locale: 'en' }
  for (const role of ['finance', 'collector', 'auditor', 'supervisor', 'worker'] as const) {
    expect((await tenant.call('/v1/site', { as: role, method: 'PATCH', body: change })).status).toBe(403)
  }
  expect((await stack.request(tenant.host, '/v1/site', { method: 'PATCH', body: change })).status).toBe(401)
  const changed = await tenant.call('/v1/site', { as: 'head', method: 'PATCH', body: change })
  expect(changed.json).toMatchObject(change)
  expect((await stack.request(tenant.host, '/v1/site')).json).toMatchObject(change)
  expect((await stack.request(tenant.host, '/v1/me')).json.tenant.name).toBe('新东街服务社')
  expect((await stack.request(other.host, '/v1/site')).json.name).toBe('东街物业服务社')
  expect((await tenant.call('/v1/site', { as: 'head', method: 'PATCH', body: { paymentAccount: 'acct_mine' } })).status).toBe(400)
  expect((await tenant.call('/v1/site', { as: 'head', method: 'PATCH', body: { colour: 'red;}' } })).status).toBe(400)
})

test('S4: suspending shows at once on the site and in the chain, and only the operator resumes', async () => {
  const tenant = await stack.createTenant('东街服务社', { paymentAccount: `acct_${freshSlug()}` })
  expect((await stack.request(tenant.host, '/v1/site')).json).toMatchObject({ state: 'active', onlinePayment: true })
  const path = `/v1/tenants/${tenant.id}`
  expect((await tenant.call(path, { as: 'head', method: 'PATCH', body: { state: 'suspended' } })).status).toBe(404)
  const suspended = await stack.request(stack.apiHost, path, { token: stack.operatorSecret, method: 'PATCH', body: { state: 'suspended' } })
  expect(suspended.json.state).toBe('suspended')
  expect((await stack.request(tenant.host, '/v1/site')).json).toMatchObject({ state: 'suspended', onlinePayment: false })
  const resumed = await stack.request(stack.apiHost, path, { token: stack.operatorSecret, method: 'PATCH', body: { state: 'active' } })
  expect(resumed.json.paymentAccount).toMatch(/^acct_/)
  const audit = await tenant.call('/v1/audit', { as: 'auditor' })
  expect(audit.json.items.filter((row: { act: string }) => row.act === 'tenant.changed')).toHaveLength(2)
})

test('a tenant survives a change of the domain and port that the stack runs on', async () => {
  const tenant = await stack.createTenant()
  const { resolveTenant } = await import('../../functions/tenants/resolve-tenant.ts')
  const moved = { ...stack.platform, domain: 'localhost:9000' }
  expect(await resolveTenant(moved, `${tenant.slug}.localhost:9000`)).toMatchObject({ tenant: tenant.id, site: { url: `http://${tenant.slug}.localhost:9000` } })
  expect(await resolveTenant(moved, tenant.host)).toBeUndefined()
})
