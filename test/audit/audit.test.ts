import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AuditRow, firstBroken } from '../../functions/audit/model.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.stop())

async function chainOf(tenant: TestTenant, limit = 200): Promise<AuditRow[]> {
  const rows: AuditRow[] = []
  let after: string | null = null
  do {
    const page: { items: AuditRow[]; next: string | null } = (await tenant.call(`/v1/audit?limit=${limit}${after ? `&after=${after}` : ''}`, { as: 'auditor' })).json
    rows.push(...page.items)
    after = page.next
  } while (after && rows.length < 1000)
  return rows.toReversed()
}

const invite = (tenant: TestTenant, name: string) => tenant.call('/v1/members', { as: 'head', body: { name, email: `${name}@secret.test`, roles: ['worker'] } })

test('S3: every change of members, tokens and site is a row, with who and when, in one chain read page by page', async () => {
  const tenant = await stack.createTenant()
  const wang = await invite(tenant, 'wang')
  await tenant.call(`/v1/members/${wang.json.id}`, { as: 'head', method: 'PATCH', body: { roles: ['auditor'] } })
  await tenant.call('/v1/site', { as: 'head', method: 'PATCH', body: { phone: '110' } })
  await tenant.call(`/v1/members/${wang.json.id}`, { as: 'head', method: 'DELETE' })
  const rows = await chainOf(tenant, 2)
  const acts = rows.map(({ act }) => act)
  expect(acts.slice(0, 3)).toEqual(['member.invited', 'token.created', 'token.created'])
  expect(acts).toEqual(expect.arrayContaining(['member.invited', 'member.changed', 'site.changed', 'member.removed']))
  expect(rows.find(({ act }) => act === 'member.changed')).toMatchObject({ subject: wang.json.id, detail: { before: ['worker'], after: ['auditor'] }, actor: { kind: 'token', name: 'test head' } })
  expect(firstBroken(rows)).toBeUndefined()
  expect(JSON.stringify(rows)).not.toContain('secret.test')
})

test('what changes nothing leaves no row', async () => {
  const tenant = await stack.createTenant()
  await invite(tenant, 'wang')
  const before = (await chainOf(tenant)).length
  await invite(tenant, 'wang')
  await tenant.call('/v1/site', { as: 'head', method: 'PATCH', body: { name: '东街物业服务社' } })
  await tenant.call('/v1/members/aaaaaaaaaaaa', { as: 'head', method: 'DELETE' })
  expect((await chainOf(tenant)).length).toBe(before)
})

test('changes made at once all happen and all stand in the chain', async () => {
  const tenant = await stack.createTenant()
  await tenant.token('head')
  await tenant.token('auditor')
  const before = (await chainOf(tenant)).length
  const answers = await Promise.all(Array.from({ length: 6 }, (_, at) => invite(tenant, `w${at}`)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 201))
  const rows = await chainOf(tenant)
  expect(rows).toHaveLength(before + 6)
  expect(firstBroken(rows)).toBeUndefined()
})

test('a row that was changed, dropped or put in is found', async () => {
  const tenant = await stack.createTenant()
  await invite(tenant, 'wang')
  await invite(tenant, 'chen')
  const rows = await chainOf(tenant)
  const last = rows.length - 1
  expect(firstBroken(rows.map((row, at) => (at === 1 ? { ...row, actor: { ...row.actor, name: 'somebody else' } } : row)))).toBe(2)
  expect(firstBroken(rows.filter((_, at) => at !== 1))).toBe(2)
  expect(firstBroken([...rows.slice(0, 2), rows[1]!, ...rows.slice(2)])).toBe(3)
  expect(firstBroken(rows.map((row, at) => (at === last ? { ...row, detail: { name: 'chen', roles: ['head'] } } : row)))).toBe(last + 1)
})

test('the chain is read by head and auditor of the tenant, and by nobody else', async () => {
  const [tenant, other] = [await stack.createTenant(), await stack.createTenant()]
  await invite(tenant, 'wang')
  for (const role of ['finance', 'collector', 'supervisor', 'worker'] as const) expect((await tenant.call('/v1/audit', { as: role })).status).toBe(403)
  expect((await tenant.call('/v1/audit')).status).toBe(401)
  expect((await other.call('/v1/audit', { as: 'head' })).text).not.toContain(tenant.id)
  expect((await other.call('/v1/audit', { as: 'head' })).text).not.toContain('wang')
})

test('a change says what was before, and the chain covers it', async () => {
  const tenant = await stack.createTenant()
  await tenant.token('auditor')
  await tenant.call('/v1/site', { as: 'head', method: 'PATCH', body: { address: '东街18号' } })
  await tenant.call('/v1/site', { as: 'head', method: 'PATCH', body: { address: '东街20号' } })
  const rows = await chainOf(tenant)
  expect(rows.at(-1)).toMatchObject({ act: 'site.changed', detail: { address: '东街20号' }, before: { address: '东街18号' } })
  expect(firstBroken(rows)).toBeUndefined()
  expect(firstBroken(rows.map((row, at) => (at === rows.length - 1 ? { ...row, before: { address: '东街19号' } } : row)))).toBe(rows.length)
  const { before: _, ...cut } = rows.at(-1)!
  expect(firstBroken([...rows.slice(0, -1), cut])).toBe(rows.length)
})

test('is searched by act, thing, person, subject and days, page by page, and leaves as a file with every hash', async () => {
  const tenant = await stack.createTenant()
  const stranger = await stack.createTenant()
  const wang = await invite(tenant, 'wang')
  await invite(tenant, 'li')
  await tenant.call(`/v1/members/${wang.json.id}`, { as: 'head', method: 'DELETE' })
  const acts = async (query: string, of = tenant) => (await of.call(`/v1/audit?limit=200&${query}`, { as: 'auditor' })).json.items.map(({ act }: AuditRow) => act)
  expect(await acts('act=member.removed')).toEqual(['member.removed'])
  expect((await acts('act=member')).slice(0, 3)).toEqual(['member.removed', 'member.invited', 'member.invited'])
  expect(await acts(`act=member&subject=${wang.json.id}`)).toEqual(['member.removed', 'member.invited'])
  expect(await acts(`subject=${wang.json.id}`, stranger)).toEqual([])
  expect(await acts('act=member.invited&who=test')).toHaveLength(2)
  expect(await acts('who=nobody')).toEqual([])
  expect(await acts('to=2020-01-01')).toEqual([])
  expect((await acts('from=2020-01-01&act=member.removed')).length).toBe(1)
  const first = (await tenant.call('/v1/audit?limit=1&act=member.invited', { as: 'auditor' })).json
  expect((await tenant.call(`/v1/audit?limit=1&act=member.invited&after=${first.next}`, { as: 'auditor' })).json.items[0].number).toBeLessThan(first.items[0].number)
  const file = await tenant.call('/v1/audit/export?format=csv&act=member', { as: 'auditor' })
  const rows = (await chainOf(tenant)).filter(({ act }) => act.startsWith('member.'))
  expect([file.status, rows.every(({ hash, previous }) => file.text.includes(hash) && file.text.includes(previous))]).toEqual([200, true])
  expect((await tenant.call('/v1/audit/export', { as: 'finance' })).status).toBe(403)
})
