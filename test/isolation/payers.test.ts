import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../functions/context.ts'
import { routes } from '../../functions/http/api.ts'
import type { Env } from '../../functions/http/env.ts'
import { describe as describeApi } from '../../functions/http/openapi.ts'
import { payCookie, sessionCookie } from '../../functions/http/place.ts'
import type { BillId } from '../../functions/ids.ts'
import { openSession } from '../../functions/members/open-session.ts'
import { createPayLinks } from '../../functions/payments/create-pay-links.ts'
import type { BusinessDate } from '../../functions/calendar.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'
import { callOf } from './call-of.ts'
import { furnish, type Things } from './world.ts'

const operations = describeApi(new Hono<Env>().route('/v1', routes()) as unknown as Hono<Env>)
const named = operations.map((described) => [described.operation.id, described] as const)
const closed = (role: Role) => named.filter(([, { operation }]) => Array.isArray(operation.access) && !operation.access.includes(role))
const open = (role: Role) => named.filter(([, { operation }]) => Array.isArray(operation.access) && operation.access.includes(role))

let stack: Stack
let tenant: TestTenant
/** The first household's things; the payers below live next door or in another street. */
let things: Things
let neighbourUnit: string
const cookies: Record<'neighbour' | 'owner' | 'paylink' | 'elsewhere', string> = { neighbour: '', owner: '', paylink: '', elsewhere: '' }

beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  things = await furnish(stack, tenant)
  const units = (await tenant.call('/v1/units', { as: 'head' })).json.items as { id: string; owner: string }[]
  neighbourUnit = units.find((unit) => unit.owner === '李建国')!.id
  cookies.owner = `${sessionCookie}=${await openSession(tenant.ctx(), { kind: 'resident', phone: '13800000001' })}`
  cookies.neighbour = `${sessionCookie}=${await openSession(tenant.ctx(), { kind: 'resident', phone: '13800000002' })}`
  const bill = (await tenant.call(`/v1/bills?unit=${neighbourUnit}`, { as: 'head' })).json.items[0].id as BillId
  const [link] = await createPayLinks(tenant.ctx(), [{ id: bill, dueDate: '2026-12-25' as BusinessDate }])
  const opened = await stack.request(tenant.host, '/v1/pay-sessions', { body: { token: link!.url.split('/p/')[1] }, headers: { origin: `http://${tenant.host}` } })
  cookies.paylink = opened.headers.get('set-cookie')!.split(';')[0]!
  const other = await stack.createTenant()
  await furnish(stack, other)
  cookies.elsewhere = `${sessionCookie}=${await openSession(other.ctx(), { kind: 'resident', phone: '13800000001' })}`
}, 180_000)
afterAll(() => stack?.stop())

const ask = (who: keyof typeof cookies, path: string, options: object) =>
  stack.request(tenant.host, path, { ...options, headers: { cookie: cookies[who], origin: `http://${tenant.host}` } })

describe('a resident', () => {
  it.each(closed('resident'))('may not call %s', async (_, described) => {
    const { path, options } = callOf(described, things)
    expect((await ask('owner', path, options)).status).toBe(403)
  })

  it.each(open('resident'))('sees nothing of the household next door by %s', async (_, described) => {
    const { path, options } = callOf(described, things)
    const answer = await ask('neighbour', path, options)
    expect([200, 201, 404]).toContain(answer.status)
    expect(answer.text).not.toContain('王秀英')
    for (const name of ['unit', 'bill', 'payment']) expect(answer.text).not.toContain(things[name])
  })

  it('of another tenant with the same phone is nobody here', async () => {
    expect((await ask('elsewhere', '/v1/household', {})).status).toBe(401)
    expect((await ask('elsewhere', `/v1/bills/${things['bill']}`, {})).status).toBe(401)
  })

  it('sees the own household', async () => {
    expect((await ask('owner', '/v1/household', {})).json).toMatchObject({ unit: things['unit'], name: '王秀英' })
  })
})

describe('whoever found a paper bill', () => {
  it.each(closed('paylink'))('may not call %s', async (_, described) => {
    const { path, options } = callOf(described, things)
    expect((await ask('paylink', path, options)).status).toBe(403)
  })

  it.each(open('paylink'))('sees nothing of another household by %s', async (_, described) => {
    const { path, options } = callOf(described, things)
    const answer = await ask('paylink', path, options)
    expect([200, 404]).toContain(answer.status)
    expect(answer.text).not.toContain('王秀英')
    for (const name of ['unit', 'bill', 'payment']) expect(answer.text).not.toContain(things[name])
  })

  it('learns of the name its first character and of the phone nothing', async () => {
    expect(cookies.paylink).toContain(payCookie)
    const answer = await ask('paylink', '/v1/household', {})
    expect(answer.json).toMatchObject({ unit: neighbourUnit, name: '李**', masked: true })
    expect(answer.text).not.toMatch(/建国|13800000002/)
  })
})

it('a session is refused when the request comes from another site', async () => {
  const from = (origin: string | undefined) =>
    stack.request(tenant.host, '/v1/checkouts', { body: { bills: [things['bill']] }, headers: { cookie: cookies.owner, ...(origin ? { origin } : {}) } })
  expect((await from('http://evil.test')).status).toBe(403)
  expect((await from(undefined)).status).toBe(403)
})
