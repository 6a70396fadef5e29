import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StaffRole, staffRoles } from '../../functions/context.ts'
import { describe as describeApi } from '../../functions/http/openapi.ts'
import { routes } from '../../functions/http/api.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'
import { callOf } from './call-of.ts'
import { furnish, type Things } from './world.ts'
import { Hono } from 'hono'
import type { Env } from '../../functions/http/env.ts'

/** The document is read off the routes themselves; the suite therefore meets every operation that exists. */
const operations = describeApi(new Hono<Env>().route('/v1', routes()) as unknown as Hono<Env>)
const withSession = operations.filter(({ operation }) => operation.access !== 'open' && operation.access !== 'anyone')
const named = (list: typeof operations) => list.map((described) => [described.operation.id, described] as const)

let stack: Stack
let ours: TestTenant
let theirs: TestTenant
let things: Things
/** Written by us into every place where a stranger must not look; must never come back to one. */
const secret = ['王秀英', '李建国', '13800000001']

beforeAll(async () => {
  stack = await startStack()
  ours = await stack.createTenant('东街物业服务社')
  theirs = await stack.createTenant('东街物业服务社')
  things = await furnish(stack, ours)
}, 180_000)
afterAll(() => stack?.stop())

describe('without a session', () => {
  it.each(named(withSession))('%s answers 401 on the API host and on the tenant host', async (_, described) => {
    const { path, options } = callOf(described, things)
    expect((await stack.request(stack.apiHost, path, options)).status).toBe(401)
    expect((await stack.request(ours.host, path, options)).status).toBe(401)
  })
})

describe('every role', () => {
  const rows = named(withSession).flatMap(([id, described]) => {
    const { access } = described.operation
    const allowed: readonly string[] = Array.isArray(access) ? access : []
    return access === 'signed-in' ? [] : staffRoles.filter((role: StaffRole) => !allowed.includes(role)).map((role) => [id, role, described] as const)
  })
  it.each(rows)('%s is refused to a %s', async (_, role, described) => {
    const { path, options } = callOf(described, things)
    expect((await ours.call(path, { ...options, as: role })).status).toBe(403)
  })
})

/** Ids of the right shape that nobody has. */
function nowhere(of: Things): Things {
  const other = (text: string): string => text.replace(/[a-z0-9]{12,20}/g, (id) => 'z'.repeat(id.length))
  return Object.fromEntries(Object.entries(of).map(([name, id]) => [name, other(id)]))
}

/** Refused whatever it names: what needs a person and not a machine's token, and what is a worker's own, which no head's is. */
const refusedBeforeLooking = ({ id, access }: { readonly id: string; readonly access: unknown }): boolean => id === 'confirmMemberChange' || (Array.isArray(access) && !access.includes('head'))

describe('the head of another tenant with equal names and houses', () => {
  /** A month or a day is nobody's: every tenant has one of that name, with its own things in it. */
  const names = (path: string): boolean => /\/:(?!(month|date)\b)/.test(path)
  const readOrChange = named(withSession).filter(([, { path }]) => names(path))

  it.each(readOrChange)('%s of ours answers like something that is not there', async (_, described) => {
    const mine = callOf(described, things)
    const none = callOf(described, nowhere(things))
    const foreign = await theirs.call(mine.path, { ...mine.options, as: 'head' })
    const missing = await theirs.call(none.path, { ...none.options, as: 'head' })
    expect(foreign.status).toBe(refusedBeforeLooking(described.operation) ? 403 : 404)
    expect(missing.status).toBe(foreign.status)
    expect(withoutRequest(foreign.json)).toEqual(withoutRequest(missing.json))
  })

  it.each(named(withSession).filter(([, { path }]) => !names(path)))('%s shows and takes nothing of ours', async (_, described) => {
    const { path, options } = callOf(described, things)
    const answer = await theirs.call(path, { ...options, as: 'head' })
    expect(answer.status).toBeLessThan(500)
    for (const word of secret) expect(answer.text).not.toContain(word)
    for (const name of ['unit', 'bill', 'payment', 'resident']) expect(answer.text).not.toContain(things[name])
  })

  it('left nothing of ours changed', async () => {
    const again = await ours.call(`/v1/units/${things['unit']}`, { as: 'head' })
    expect(again.json).toMatchObject({ owner: '王秀英', area: 6700, version: 1 })
    expect((await ours.call('/v1/members', { as: 'head' })).json.items).toHaveLength(2)
  })
})

describe('a token', () => {
  it("is refused on another tenant's host", async () => {
    const token = await theirs.token('head')
    expect((await stack.request(ours.host, '/v1/units', { token })).status).toBe(401)
    expect((await stack.request(theirs.host, '/v1/units', { token })).status).toBe(200)
  })

  it('with its tenant part exchanged opens nothing', async () => {
    const token = (await theirs.token('head')).replace(theirs.id, ours.id)
    expect((await stack.request(stack.apiHost, '/v1/units', { token })).status).toBe(401)
  })
})

it('a host that belongs to no tenant is unknown', async () => {
  expect((await stack.request('nobody.linli.test', '/v1/units')).status).toBe(404)
})

it('a tenant named in body or query changes nothing', async () => {
  const answer = await theirs.call(`/v1/units?tenant=${ours.id}`, { as: 'head' })
  expect(answer.text).not.toContain(things['unit'])
})

function withoutRequest(json: { error: object }): object {
  return { ...json.error, requestId: '' }
}
