import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BillId, MemberId, UnitId } from '../../functions/ids.ts'
import { openSession } from '../../functions/members/open-session.ts'
import { lifetimes, slidEnd } from '../../functions/members/sessions.ts'
import { startStack, type Stack } from '../support/stack.ts'
import { colleague, firstHead } from './people.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.stop())

const hourMs = 3_600_000
const payLink = { kind: 'paylink', link: 'link00000001', bill: 'bill' as BillId, unit: 'unit' as UnitId, name: '王**' } as const

test('a session moves its end while it is used, ends when it rests, and ends for good after a week', async () => {
  const clocked = await startStack()
  try {
    const tenant = await clocked.createTenant()
    const head = await firstHead(clocked, tenant)
    const alive = async () => (await head.call('/v1/me')).json.actor !== null
    for (let hours = 0; hours < 7 * 24 - 11; hours += 11) {
      expect({ hours, alive: await alive() }).toEqual({ hours, alive: true })
      clocked.clock.forwardMs(11 * hourMs)
    }
    clocked.clock.forwardMs(8 * hourMs)
    expect(await alive()).toBe(false)
    const rested = await firstHead(clocked, tenant)
    clocked.clock.forwardMs(12 * hourMs - 1000)
    expect((await rested.call('/v1/me')).json.actor).not.toBeNull()
    clocked.clock.forwardMs(12 * hourMs)
    expect((await rested.call('/v1/me')).json.actor).toBeNull()
  } finally {
    await clocked.stop()
  }
})

test('the end moves in steps, never past the absolute end', () => {
  const { idle, absolute } = lifetimes.paylink
  const session = { holder: payLink, opened: 1000, ttl: 1000 + idle }
  expect(slidEnd(session, 1000 + idle / 20 - 1)).toBeUndefined()
  expect(slidEnd(session, 1000 + idle / 20)).toBe(1000 + idle / 20 + idle)
  expect(slidEnd({ ...session, ttl: 1000 + absolute - 200 }, 1000 + absolute - 300)).toBe(1000 + absolute)
  expect(slidEnd({ ...session, ttl: 1000 + absolute }, 1000 + absolute - 1)).toBeUndefined()
})

test('a cookie is good on its own tenant’s host only, and its secret is nowhere in the table', async () => {
  const [tenant, other] = [await stack.createTenant(), await stack.createTenant()]
  const head = await firstHead(stack, tenant)
  expect((await head.call('/v1/me')).json.actor).toMatchObject({ kind: 'member', id: head.id, roles: ['head'] })
  expect((await stack.request(other.host, '/v1/me', { headers: { cookie: head.cookie } })).json.actor).toBeNull()
  const client = new DynamoDBClient({ endpoint: stack.table.endpoint, region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } })
  const { Items } = await client.send(new ScanCommand({ TableName: stack.table.table }))
  expect(Items!.length).toBeGreaterThan(5)
  expect(JSON.stringify(Items)).not.toContain(head.cookie.split('=')[1])
})

test('signing out ends the session for everybody who holds the cookie', async () => {
  const tenant = await stack.createTenant()
  const head = await firstHead(stack, tenant)
  const left = await head.call('/v1/sign-out', { method: 'POST' })
  expect(left.status).toBe(204)
  expect(left.headers.getSetCookie().join()).toMatch(/__Host-linli=;.*Max-Age=0/i)
  expect((await head.call('/v1/me')).json.actor).toBeNull()
  expect((await head.call('/v1/sign-out', { method: 'POST' })).status).toBe(204)
})

test('signing out ends the session of a paper bill too', async () => {
  const tenant = await stack.createTenant()
  const cookie = `__Host-linli-pay=${await openSession(tenant.ctx(), payLink)}`
  const actor = async () => (await stack.request(tenant.host, '/v1/me', { headers: { cookie } })).json.actor
  expect(await actor()).not.toBeNull()
  await stack.request(tenant.host, '/v1/sign-out', { method: 'POST', headers: { cookie, origin: `http://${tenant.host}` } })
  expect(await actor()).toBeNull()
})

test('another site’s page can change nothing with the cookie', async () => {
  const tenant = await stack.createTenant()
  const head = await firstHead(stack, tenant)
  for (const origin of ['http://evil.test', `http://evil.${tenant.host}`, 'null', '']) {
    expect((await head.call('/v1/site', { method: 'PATCH', body: { phone: '1' }, headers: { origin } })).status).toBe(403)
  }
})

test('a pay link’s session holds no roles of a member, and each cookie only its own kind', async () => {
  const tenant = await stack.createTenant()
  const pay = await openSession(tenant.ctx(), payLink)
  const head = await firstHead(stack, tenant)
  const secret = head.cookie.split('=')[1]!
  const actor = async (cookie: string, headers = {}) => (await stack.request(tenant.host, '/v1/me', { headers: { cookie, ...headers } })).json.actor
  expect(await actor(`__Host-linli-pay=${pay}`)).toEqual({ kind: 'paylink', id: payLink.link, name: '王**', roles: ['paylink'], units: ['unit'] })
  expect(await actor(`__Host-linli=${pay}`)).toBeNull()
  expect(await actor(`__Host-linli-pay=${secret}`)).toBeNull()
  expect(await actor(`__Host-linli=${secret}; __Host-linli-pay=${pay}`)).toMatchObject({ kind: 'member' })
  expect(await actor(`__Host-linli=${secret}; __Host-linli-pay=${pay}`, { 'linli-session': 'pay' })).toMatchObject({ kind: 'paylink' })
  expect((await stack.request(tenant.host, '/v1/members', { headers: { cookie: `__Host-linli-pay=${pay}` } })).status).toBe(403)
})

test('a cookie for a member who never was is nobody', async () => {
  const tenant = await stack.createTenant()
  await colleague(stack, tenant, 'wang', ['worker'])
  const secret = await openSession(tenant.ctx(), { kind: 'member', member: 'aaaaaaaaaaaa' as MemberId })
  for (const value of [secret, '', 'x', 'a'.repeat(32), '../../x', 'a'.repeat(5000)]) {
    expect((await stack.request(tenant.host, '/v1/me', { headers: { cookie: `__Host-linli=${value}` } })).json.actor).toBeNull()
  }
})
