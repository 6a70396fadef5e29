import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'
import { colleague, firstHead } from './people.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.stop())

const invite = (tenant: TestTenant, name: string, roles: readonly string[]) => tenant.call('/v1/members', { as: 'head', body: { name, email: `${name}@${tenant.slug}.test`, roles } })
const memberNamed = async (tenant: TestTenant, name: string) => (await tenant.call('/v1/members', { as: 'head' })).json.items.find((one: { name: string }) => one.name === name)

describe('inviting', () => {
  test('an invitation goes to the address, waits as pending, and the same one again is the same member', async () => {
    const tenant = await stack.createTenant()
    const first = await invite(tenant, 'wang', ['collector', 'finance', 'collector'])
    expect(first.status).toBe(201)
    expect(first.json).toMatchObject({ name: 'wang', roles: ['finance', 'collector'], state: 'pending', joinedAt: null, proposed: null })
    const again = await tenant.call('/v1/members', { as: 'head', body: { name: 'wang', email: ` WANG@${tenant.slug}.test`, roles: ['collector', 'finance'] } })
    expect(again.json.id).toBe(first.json.id)
    const letters = stack.emails.filter(({ to }) => to === `wang@${tenant.slug}.test`)
    expect(letters).toHaveLength(2)
    expect(letters[0]!.text).toContain(`http://${tenant.host}/office/`)
    expect((await invite(tenant, 'wang', ['auditor'])).status).toBe(409)
    expect(await memberNamed(tenant, 'wang')).toMatchObject({ roles: ['finance', 'collector'] })
  })

  test('two heads who invite the same address at once make one member', async () => {
    const tenant = await stack.createTenant()
    const answers = await Promise.all(['a', 'b', 'c'].map(() => invite(tenant, 'li', ['worker'])))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1)
  })

  test('only the head invites; residents and pay links are no roles to give', async () => {
    const tenant = await stack.createTenant()
    const body = { name: 'x', email: 'x@x.test', roles: ['worker'] }
    for (const role of ['finance', 'collector', 'auditor', 'supervisor', 'worker'] as const) expect((await tenant.call('/v1/members', { as: role, body })).status).toBe(403)
    expect((await tenant.call('/v1/members', { body })).status).toBe(401)
    for (const roles of [[], ['resident'], ['paylink'], ['root']]) expect((await tenant.call('/v1/members', { as: 'head', body: { ...body, roles } })).status).toBe(400)
  })
})

describe('changing and removing', () => {
  test('new roles and a removal are in force at the very next request of the same session', async () => {
    const tenant = await stack.createTenant()
    const wang = await colleague(stack, tenant, 'wang', ['auditor'])
    expect((await wang.call('/v1/members')).status).toBe(200)
    await tenant.call(`/v1/members/${wang.id}`, { as: 'head', method: 'PATCH', body: { roles: ['worker'] } })
    expect((await wang.call('/v1/members')).status).toBe(403)
    expect((await wang.call('/v1/me')).json.actor.roles).toEqual(['worker'])
    expect((await tenant.call(`/v1/members/${wang.id}`, { as: 'head', method: 'DELETE' })).status).toBe(204)
    expect((await wang.call('/v1/members')).status).toBe(401)
    expect((await wang.call('/v1/me')).json.actor).toBeNull()
    expect((await tenant.call(`/v1/members/${wang.id}`, { as: 'head', method: 'DELETE' })).status).toBe(404)
  })

  test('whoever was removed can be invited again, and is a new member', async () => {
    const tenant = await stack.createTenant()
    const wang = await colleague(stack, tenant, 'wang', ['worker'])
    await tenant.call(`/v1/members/${wang.id}`, { as: 'head', method: 'DELETE' })
    const back = await colleague(stack, tenant, 'wang', ['worker'])
    expect(back.id).not.toBe(wang.id)
    expect((await wang.call('/v1/me')).json.actor).toBeNull()
    expect((await back.call('/v1/me')).json.actor.id).toBe(back.id)
  })

  test('the last head can neither go nor be demoted, and two who remove each other leave one', async () => {
    const tenant = await stack.createTenant()
    const first = await firstHead(stack, tenant)
    const demote = (id: string) => tenant.call(`/v1/members/${id}`, { as: 'head', method: 'PATCH', body: { roles: ['finance'] } })
    expect((await demote(first.id)).json.error.code).toBe('last-head')
    // Invited only: nobody has yet seen that this address is somebody.
    await invite(tenant, 'chen', ['head'])
    expect((await tenant.call(`/v1/members/${first.id}`, { as: 'head', method: 'DELETE' })).json.error.code).toBe('last-head')
    const second = await colleague(stack, tenant, 'chen', ['head'])
    const [one, other] = await Promise.all([first.call(`/v1/members/${second.id}`, { method: 'DELETE' }), second.call(`/v1/members/${first.id}`, { method: 'DELETE' })])
    expect([one.status, other.status].filter((status) => status === 204)).toHaveLength(1)
    const heads = (await tenant.call('/v1/members', { as: 'auditor' })).json.items.filter((one: { roles: string[] }) => one.roles.includes('head'))
    expect(heads).toHaveLength(1)
  })

  test('nobody changes or removes oneself, not with a token of one’s own either', async () => {
    const tenant = await stack.createTenant()
    const [first] = [await firstHead(stack, tenant), await colleague(stack, tenant, 'chen', ['head'])]
    const own = (await first.call('/v1/tokens', { body: { name: 'mine', roles: ['head'] } })).json.token as string
    const path = `/v1/members/${first.id}`
    expect((await first.call(path, { method: 'PATCH', body: { roles: ['head', 'auditor'] } })).json.error.code).toBe('own-roles')
    expect((await first.call(path, { method: 'DELETE' })).json.error.code).toBe('own-roles')
    expect((await tenant.call(path, { token: own, method: 'PATCH', body: { roles: ['head', 'auditor'] } })).json.error.code).toBe('own-roles')
    const more = (await tenant.call('/v1/tokens', { token: own, body: { name: 'of mine', roles: ['head'] } })).json.token as string
    expect((await tenant.call(path, { token: more, method: 'DELETE' })).json.error.code).toBe('own-roles')
  })

  test('a member of another tenant is not there: the same answer as for nobody', async () => {
    const [tenant, other] = [await stack.createTenant(), await stack.createTenant()]
    const wang = await colleague(stack, tenant, 'wang', ['worker'])
    const answers = await Promise.all([
      other.call(`/v1/members/${wang.id}`, { as: 'head', method: 'DELETE' }),
      other.call('/v1/members/aaaaaaaaaaaa', { as: 'head', method: 'DELETE' }),
      other.call(`/v1/members/${wang.id}`, { as: 'head', method: 'PATCH', body: { roles: ['head'] } }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
    expect(answers[0]!.json.error.say).toBe(answers[1]!.json.error.say)
    expect((await wang.call('/v1/me')).json.actor.roles).toEqual(['worker'])
    expect((await other.call('/v1/members', { as: 'head' })).text).not.toContain('wang')
  })
})

describe('S2: head and finance take two heads where there are two', () => {
  test('a change is proposed by one and put in force by the other, not by the proposer, the person concerned or a token', async () => {
    const tenant = await stack.createTenant()
    const first = await firstHead(stack, tenant)
    const second = await colleague(stack, tenant, 'chen', ['head'])
    const wang = await colleague(stack, tenant, 'wang', ['collector'])
    const proposed = await first.call(`/v1/members/${wang.id}`, { method: 'PATCH', body: { roles: ['finance'] } })
    expect(proposed.json).toMatchObject({ roles: ['collector'], proposed: { roles: ['finance'], by: first.id } })
    expect((await wang.call('/v1/me')).json.actor.roles).toEqual(['collector'])
    const waiting = async () => (await first.call('/v1/stuck')).json.items
    expect(await waiting()).toMatchObject([{ kind: 'member-change', document: wang.id, about: 'wang', action: 'approve' }])
    const confirm = `/v1/members/${wang.id}/confirmation`
    expect((await first.call(confirm, { method: 'POST' })).json.error.code).toBe('second-person')
    expect((await tenant.call(confirm, { as: 'head', method: 'POST' })).status).toBe(403)
    expect((await wang.call(confirm, { method: 'POST' })).status).toBe(403)
    expect((await second.call(confirm, { method: 'POST' })).json).toMatchObject({ roles: ['finance'], proposed: null })
    expect((await second.call(confirm, { method: 'POST' })).json.error.code).toBe('nothing-proposed')
    expect(await waiting()).toEqual([])
    expect((await wang.call('/v1/me')).json.actor.roles).toEqual(['finance'])
  })

  test('an invitation as finance waits too, its other roles do not; a proposal can be withdrawn', async () => {
    const tenant = await stack.createTenant()
    const first = await firstHead(stack, tenant)
    const second = await colleague(stack, tenant, 'chen', ['head'])
    const zhao = await first.call('/v1/members', { body: { name: 'zhao', email: `zhao@${tenant.slug}.test`, roles: ['finance', 'auditor'] } })
    expect(zhao.json).toMatchObject({ roles: ['auditor'], proposed: { roles: ['finance', 'auditor'] } })
    const withdrawn = await second.call(`/v1/members/${zhao.json.id}`, { method: 'PATCH', body: { roles: ['auditor'] } })
    expect(withdrawn.json).toMatchObject({ roles: ['auditor'], proposed: null })
    expect((await second.call(`/v1/members/${zhao.json.id}/confirmation`, { method: 'POST' })).status).toBe(409)
  })

  test('taking a role away and giving an ordinary one need no second head', async () => {
    const tenant = await stack.createTenant()
    const [first, , wang] = [await firstHead(stack, tenant), await colleague(stack, tenant, 'chen', ['head']), await colleague(stack, tenant, 'wang', ['worker'])]
    expect((await first.call(`/v1/members/${wang.id}`, { method: 'PATCH', body: { roles: ['auditor'] } })).json).toMatchObject({ roles: ['auditor'], proposed: null })
  })
})
