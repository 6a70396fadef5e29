import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addResident } from '../../functions/estates/add-resident.ts'
import { createBuilding } from '../../functions/estates/create-building.ts'
import { createCommunity } from '../../functions/estates/create-community.ts'
import { createUnit } from '../../functions/estates/create-unit.ts'
import { CreateBuilding, CreateCommunity, CreateUnit } from '../../functions/estates/model.ts'
import { removeResident } from '../../functions/estates/remove-resident.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.stop())
// A new day: what one test asked for does not count against the next.
beforeEach(() => stack.clock.forwardMs(25 * 3_600_000))

async function house(tenant: TestTenant, phones: readonly string[]) {
  const ctx = tenant.ctx('head')
  const community = await createCommunity(ctx, CreateCommunity.parse({ name: '东街小区' }))
  const building = await createBuilding(ctx, CreateBuilding.parse({ community: community.id, name: '1', type: 'walk-up' }))
  return Promise.all(phones.map((phone, at) => createUnit(ctx, CreateUnit.parse({ building: building.id, room: `${at + 1}01`, area: 6700, owners: [{ name: '王小明', phone }] }))))
}

const ask = (tenant: TestTenant, phone: string) => stack.request(tenant.host, '/v1/resident-codes', { body: { phone } })
const enter = (tenant: TestTenant, phone: string, code: string, headers = {}) => stack.request(tenant.host, '/v1/resident-sessions', { body: { phone, code }, headers })
const codeFor = (phone: string): string => stack.sms.findLast((message) => message.phone === phone)!.params['code']!
const wrongOf = (code: string): string => code.replace(/.$/, (last) => String((Number(last) + 1) % 10))
const cookieOf = (answer: { headers: Headers }): string => answer.headers.getSetCookie().find((line) => line.startsWith('__Host-linli='))!.split(';')[0]!
const me = async (tenant: TestTenant, cookie: string) => (await stack.request(tenant.host, '/v1/me', { headers: { cookie } })).json.actor

test('a registered phone gets a code and with it the person’s own units; full-width digits and +86 are the same phone', async () => {
  const tenant = await stack.createTenant()
  const [one, two] = await house(tenant, ['13800000001', '13800000001', '13800000002'])
  expect((await ask(tenant, '＋86 １３８-0000 0001')).status).toBe(202)
  expect(stack.sms.at(-1)).toMatchObject({ phone: '13800000001', template: 'sign-in-code', params: { minutes: '5', site: '东街物业服务社' } })
  const entered = await enter(tenant, '13800000001', codeFor('13800000001'))
  expect(entered.status).toBe(201)
  const attributes = entered.headers.getSetCookie()[0]!.split('; ').slice(1)
  expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']))
  const actor = await me(tenant, cookieOf(entered))
  expect(actor).toMatchObject({ kind: 'resident', name: '王小明', roles: ['resident'] })
  expect(actor.units.toSorted()).toEqual([one!.id, two!.id].toSorted())
})

test('a phone that nobody registered gets the very same answer, and no message', async () => {
  const tenant = await stack.createTenant()
  await house(tenant, ['13800000003'])
  const before = stack.sms.length
  const [known, unknown] = [await ask(tenant, '13800000003'), await ask(tenant, '13800000004')]
  expect([unknown.status, unknown.text]).toEqual([known.status, known.text])
  expect(stack.sms.slice(before).map(({ phone }) => phone)).toEqual(['13800000003'])
  const [wrong, nobody] = [await enter(tenant, '13800000003', wrongOf(codeFor('13800000003'))), await enter(tenant, '13800000004', '123456')]
  expect([nobody.status, nobody.json.error.say]).toEqual([wrong.status, wrong.json.error.say])
})

test('a sender that fails does not tell who is registered either', async () => {
  const tenant = await stack.createTenant()
  await house(tenant, ['13800000005'])
  const { send } = stack.platform.ports.sms
  Object.assign(stack.platform.ports.sms, { send: () => Promise.reject(new Error('no signal')) })
  try {
    const [known, unknown] = [await ask(tenant, '13800000005'), await ask(tenant, '13800000006')]
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
  } finally {
    Object.assign(stack.platform.ports.sms, { send })
  }
})

test('a code works once, for five minutes, on its tenant, and only the latest one', async () => {
  const [tenant, other] = [await stack.createTenant(), await stack.createTenant()]
  await house(tenant, ['13800000007'])
  await house(other, ['13800000007'])
  await ask(tenant, '13800000007')
  const first = codeFor('13800000007')
  expect((await enter(other, '13800000007', first)).status).toBe(422)
  do await ask(tenant, '13800000007')
  while (codeFor('13800000007') === first)
  const second = codeFor('13800000007')
  expect((await enter(tenant, '13800000007', first)).status).toBe(422)
  const both = await Promise.all([enter(tenant, '13800000007', second), enter(tenant, '13800000007', second)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422])
  expect((await enter(tenant, '13800000007', second)).status).toBe(422)
  await ask(tenant, '13800000007')
  stack.clock.forwardMs(300_000)
  expect((await enter(tenant, '13800000007', codeFor('13800000007'))).status).toBe(422)
})

test('after five wrong attempts, made one by one or all at once, the right code is wrong too', async () => {
  const tenant = await stack.createTenant()
  await house(tenant, ['13800000008', '13800000009'])
  await ask(tenant, '13800000008')
  const code = codeFor('13800000008')
  for (let tries = 0; tries < 4; tries += 1) expect((await enter(tenant, '13800000008', wrongOf(code))).status).toBe(422)
  expect((await enter(tenant, '13800000008', code)).status).toBe(201)
  await ask(tenant, '13800000009')
  const other = codeFor('13800000009')
  await Promise.all(Array.from({ length: 5 }, () => enter(tenant, '13800000009', wrongOf(other))))
  expect((await enter(tenant, '13800000009', other)).status).toBe(422)
})

test('codes are limited per phone and attempts per address, for known and unknown phones alike', async () => {
  const tenant = await stack.createTenant()
  await house(tenant, ['13800000010'])
  for (const phone of ['13800000010', '13800000011']) {
    const answers = []
    for (let tries = 0; tries < 6; tries += 1) answers.push(await ask(tenant, phone))
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 429])
    expect(Number(answers[5]!.headers.get('retry-after'))).toBeGreaterThan(0)
  }
  const attempts = []
  for (let tries = 0; tries < 121; tries += 1) attempts.push((await enter(tenant, '13800000012', '000000')).status)
  expect(attempts.indexOf(429)).toBe(120)
})

test('whoever moves out is out at the next request', async () => {
  const tenant = await stack.createTenant()
  const [unit] = await house(tenant, ['13800000013'])
  const withTenant = await addResident(tenant.ctx('head'), unit!.id, { name: '租客', kind: 'tenant', phone: '13800000014' })
  const renter = withTenant.residents.find(({ name }) => name === '租客')!
  await ask(tenant, '13800000014')
  const cookie = cookieOf(await enter(tenant, '13800000014', codeFor('13800000014')))
  expect(await me(tenant, cookie)).toMatchObject({ kind: 'resident', units: [unit!.id] })
  await removeResident(tenant.ctx('head'), { unit: unit!.id, resident: renter.id })
  expect(await me(tenant, cookie)).toBeNull()
})

test('a resident’s session is none of another tenant, and no way to what members may do', async () => {
  const [tenant, other] = [await stack.createTenant(), await stack.createTenant()]
  await house(tenant, ['13800000015'])
  await house(other, ['13800000015'])
  await ask(tenant, '13800000015')
  const cookie = cookieOf(await enter(tenant, '13800000015', codeFor('13800000015')))
  expect(await me(other, cookie)).toBeNull()
  for (const path of ['/v1/members', '/v1/tokens', '/v1/audit']) expect((await stack.request(tenant.host, path, { headers: { cookie } })).status).toBe(403)
})

test('neither the code nor its plain hash is in the table', async () => {
  const tenant = await stack.createTenant()
  await house(tenant, ['13800000016'])
  await ask(tenant, '13800000016')
  const code = codeFor('13800000016')
  const { createHash } = await import('node:crypto')
  const room = `T#${tenant.id}#K#CODE#${createHash('sha256').update(`${tenant.id}13800000016`).digest('hex')}`
  const { items } = await tenant.ctx().store.query<{ hash: string; salt: string }>({ pk: room })
  expect(items).toHaveLength(1)
  expect(JSON.stringify(items)).not.toContain(code)
  for (const text of [code, items[0]!.salt + code, code + items[0]!.salt]) expect(items[0]!.hash).not.toBe(createHash('sha256').update(text).digest('hex'))
})

test('another site’s page can sign nobody in', async () => {
  const tenant = await stack.createTenant()
  await house(tenant, ['13800000017'])
  await ask(tenant, '13800000017')
  const code = codeFor('13800000017')
  expect((await enter(tenant, '13800000017', code, { origin: 'http://evil.test' })).status).toBe(403)
  const form = await stack.app.request(`http://${tenant.host}/v1/resident-sessions`, { method: 'POST', headers: { host: tenant.host, 'content-type': 'text/plain' }, body: JSON.stringify({ phone: '13800000017', code }) })
  expect(form.status).toBe(400)
  expect((await enter(tenant, '13800000017', code, { origin: `http://${tenant.host}` })).status).toBe(201)
})

test.each(['12345', '110', '2380000001', '138000000011', '021-55550101', '', 'a'.repeat(100)])('%s is no mobile number', async (phone) => {
  const tenant = await stack.createTenant()
  expect((await ask(tenant, phone)).status).toBe(400)
})
