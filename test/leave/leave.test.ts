import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Ctx } from '../../functions/context.ts'
import type { LeaveId, PersonId } from '../../functions/ids.ts'
import { putTimesheet } from '../../functions/attendance/items.ts'
import { saveMyAvailability } from '../../functions/leave/availability.ts'
import { cannotOfAll, leaveOf, leaveOfAll } from '../../functions/leave/leave-of.ts'
import { listMyLeaves } from '../../functions/leave/list-leaves.ts'
import { requestMyLeave } from '../../functions/leave/request-leave.ts'
import { withdrawMyLeave } from '../../functions/leave/withdraw-leave.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'

describe('leave', () => {
  let stack: Stack
  let tenant: TestTenant
  let stranger: TestTenant
  let number = 0
  const next = (name: string) => `${name}${String((number += 1)).padStart(12 - name.length, '0')}`
  const code = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
  beforeAll(async () => {
    stack = await startStack()
    tenant = await stack.createTenant()
    stranger = await stack.createTenant()
    for (const role of ['hr-clerk', 'roster-clerk', 'worker', 'head', 'finance'] as const) await tenant.token(role)
    await stranger.token('head')
  })
  afterAll(() => stack.stop())

  async function worker(name: string, roles: Actor['roles'] = ['worker']): Promise<{ person: PersonId; ctx: Ctx }> {
    const made = await tenant.call('/v1/seekers', { as: 'hr-clerk', body: { id: next('p'), name: `${name}师傅`, phone: '13800000001', consent: { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' } } })
    const tied = await tenant.call(`/v1/seekers/${made.json.id}/account`, { as: 'hr-clerk', method: 'PUT', body: { email: `${made.json.id}@${tenant.slug}.test` } })
    if (tied.status !== 200) throw new Error(tied.text)
    return { person: made.json.id, ctx: tenant.ctx({ kind: 'member', id: tied.json.account.member, name, roles } as Actor) }
  }
  const ask = (from: string, to = from, more: object = {}) => ({ id: next('l') as LeaveId, kind: 'personal' as const, from: from as never, to: to as never, fromNoon: false, toNoon: false, note: '', ...more })
  const decide = (leave: string, body: object, as: 'roster-clerk' | 'head' | 'finance' = 'roster-clerk') => tenant.call(`/v1/leaves/${leave}/decision`, { as, body })

  it('asked twice with one id is one, and of two over the same days in one moment one stands', async () => {
    const { ctx, person } = await worker('王')
    const one = ask('2026-12-10', '2026-12-12')
    const both = await Promise.all([requestMyLeave(ctx, one), requestMyLeave(ctx, one)])
    expect(both.map(({ id, days, state }) => [id, days, state])).toEqual([[one.id, 3, 'asked'], [one.id, 3, 'asked']])
    expect(await code(requestMyLeave(ctx, { ...one, to: '2026-12-13' as never }))).toBe('id-taken')
    const rivals = await Promise.all([code(requestMyLeave(ctx, ask('2026-12-20', '2026-12-22'))), code(requestMyLeave(ctx, ask('2026-12-22')))])
    expect(rivals.toSorted()).toEqual(['done', 'leave-overlaps'])
    expect(await code(requestMyLeave(ctx, ask('2026-12-12')))).toBe('leave-overlaps')
    expect([await code(requestMyLeave(ctx, ask('2026-12-31', '2026-12-30'))), await code(requestMyLeave(ctx, ask('2026-10-01'))), await code(requestMyLeave(ctx, ask('2028-01-01')))]).toEqual(['days-turned', 'leave-too-long-ago', 'leave-too-far'])
    expect(await leaveOf(ctx, person, '2026-12-01' as never, '2026-12-31' as never), 'what is only asked counts for nobody').toEqual([])
  })

  it('may be half a day; the other half of it is free for another', async () => {
    const { ctx, person } = await worker('冯')
    const morning = await requestMyLeave(ctx, ask('2026-12-16', '2026-12-16', { toNoon: true }))
    const afternoon = await requestMyLeave(ctx, ask('2026-12-16', '2026-12-17', { fromNoon: true, kind: 'annual' }))
    expect([morning.days, afternoon.days]).toEqual([0.5, 1.5])
    expect([await code(requestMyLeave(ctx, ask('2026-12-16'))), await code(requestMyLeave(ctx, ask('2026-12-18', '2026-12-18', { fromNoon: true, toNoon: true })))]).toEqual(['leave-overlaps', 'days-turned'])
    for (const { id } of [morning, afternoon]) await decide(id, { action: 'approve' })
    const found = await leaveOf(ctx, person, '2026-12-16' as never, '2026-12-16' as never)
    expect(found.map(({ kind, fromNoon, toNoon }) => [kind, fromNoon, toNoon])).toEqual(expect.arrayContaining([['personal', false, true], ['annual', true, false]]))
    expect((await tenant.call(`/v1/leaves?person=${person}`, { as: 'finance' })).json.items.map(({ days }: { days: number }) => days).toSorted()).toEqual([0.5, 1.5])
  })

  it('is decided once by somebody else, with the reason, and then counts for planning', async () => {
    const { ctx, person } = await worker('李')
    const [yes, no] = [await requestMyLeave(ctx, ask('2026-12-10', '2026-12-11', { kind: 'annual' })), await requestMyLeave(ctx, ask('2026-12-15'))]
    expect((await decide(yes.id, { action: 'approve' }, 'finance')).status).toBe(403)
    expect((await decide(no.id, { action: 'decline', reason: '' })).status).toBe(400)
    const answers = await Promise.all([decide(yes.id, { action: 'approve' }), decide(yes.id, { action: 'approve' })])
    expect(answers.map(({ status, json }) => [status, json.state])).toEqual([[200, 'approved'], [200, 'approved']])
    expect((await decide(yes.id, { action: 'decline', reason: '改主意' })).json.error.code).toBe('leave-decided')
    expect((await decide(no.id, { action: 'decline', reason: '人手不够' })).json).toMatchObject({ state: 'declined', decided: { reason: '人手不够' } })
    const found = await leaveOfAll(ctx, [person], '2026-12-11' as never, '2026-12-31' as never)
    expect(found.get(person)!.map(({ from, to, kind }) => [from, to, kind])).toEqual([['2026-12-10', '2026-12-11', 'annual']])
    expect(await leaveOf(ctx, person, '2026-12-12' as never, '2026-12-31' as never)).toEqual([])
    expect((await listMyLeaves(ctx)).items.find(({ id }) => id === no.id)).toMatchObject({ state: 'declined', open: false })
    const rows = (await tenant.call('/v1/audit', { as: 'head' })).json.items.filter(({ subject }: { subject: string }) => [yes.id, no.id].includes(subject as LeaveId))
    expect(rows.map(({ act }: { act: string }) => act).toSorted()).toEqual(['leave.approved', 'leave.declined'])
  })

  it('is not decided by whoever asked, and withdrawn by nobody else, not once it has begun', async () => {
    const clerk = await worker('赵', ['worker', 'roster-clerk'])
    const own = await requestMyLeave(clerk.ctx, ask('2026-12-02', '2026-12-03'))
    const { decideLeave } = await import('../../functions/leave/decide-leave.ts')
    expect(await code(decideLeave(clerk.ctx, own.id as LeaveId, { action: 'approve', reason: '' }))).toBe('own-request')
    const other = await worker('钱')
    expect(await code(withdrawMyLeave(other.ctx, own.id as LeaveId))).toBe('unknown')
    expect((await stranger.call(`/v1/leaves/${own.id}/decision`, { as: 'head', body: { action: 'approve' } })).status).toBe(404)
    await decide(own.id, { action: 'approve' }, 'head')
    stack.clock.set('2026-12-02T01:00:00.000Z')
    expect(await code(withdrawMyLeave(clerk.ctx, own.id as LeaveId))).toBe('leave-begun')
    const later = await requestMyLeave(clerk.ctx, ask('2026-12-20'))
    await decide(later.id, { action: 'approve' }, 'head')
    expect([(await withdrawMyLeave(clerk.ctx, later.id as LeaveId)).state, (await withdrawMyLeave(clerk.ctx, later.id as LeaveId)).state]).toEqual(['withdrawn', 'withdrawn'])
    expect(await leaveOf(clerk.ctx, clerk.person, '2026-12-20' as never, '2026-12-20' as never)).toEqual([])
  })

  it('is ended early by the office, once; the days after it are free, and its worker is told once', async () => {
    // In the morning: at night nobody is told of what is next week.
    stack.clock.set('2026-12-02T01:00:00.000Z')
    const { ctx, person } = await worker('郑')
    const asked = await requestMyLeave(ctx, ask('2026-12-10', '2026-12-14'))
    const end = (body: object, as: 'roster-clerk' | 'finance' = 'roster-clerk') => tenant.call(`/v1/leaves/${asked.id}/end`, { as, body })
    expect((await end({ to: null, reason: '不去了', version: 1 })).json.error.code).toBe('leave-not-approved')
    const { version } = (await decide(asked.id, { action: 'approve' })).json
    const back = { to: '2026-12-11', toNoon: true, reason: '提前回来', version }
    expect([(await end(back, 'finance')).status, (await end({ ...back, reason: ' ' })).status, (await stranger.call(`/v1/leaves/${asked.id}/end`, { as: 'head', body: back })).status]).toEqual([403, 400, 404])
    for (const to of ['2026-12-14', '2026-12-20', '2026-12-09']) expect((await end({ ...back, to, toNoon: false })).json.error.code).toBe('ends-no-earlier')
    expect((await end({ ...back, version: version + 3 })).json.error.code).toBe('changed-meanwhile')
    const both = await Promise.all([end(back), end(back)])
    expect(both.map(({ status, json }) => [status, json.to, json.toNoon, json.days, json.ended.to])).toEqual(Array(2).fill([200, '2026-12-11', true, 1.5, '2026-12-14']))
    const rivals = await Promise.all([end({ ...back, to: '2026-12-10', toNoon: false, version: version + 1 }), end({ to: null, reason: '没有请', version: version + 1 })])
    expect(rivals.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const gone = rivals[1]!.status === 200
    expect((await leaveOf(ctx, person, '2026-12-01' as never, '2026-12-31' as never)).map(({ from, to }) => [from, to])).toEqual(gone ? [] : [['2026-12-10', '2026-12-10']])
    expect(await code(requestMyLeave(ctx, ask('2026-12-11', '2026-12-14')))).toBe('done')
    expect((await listMyLeaves(ctx)).items.find(({ id }) => id === asked.id)).toMatchObject({ state: gone ? 'cancelled' : 'approved', ended: { by: expect.any(String) } })
    const rows = (await tenant.call('/v1/audit', { as: 'head' })).json.items.filter(({ subject }: { subject: string }) => subject === asked.id)
    expect(rows.map(({ act }: { act: string }) => act).toSorted()).toEqual(['leave.approved', gone ? 'leave.cancelled' : 'leave.ended', 'leave.ended'].toSorted())
    await stack.settleJobs()
    const told = stack.sms.filter(({ template, params }) => template === 'leave-decided' && params['days']?.startsWith('2026-12-10'))
    expect(told.filter(({ params }) => params['result']?.startsWith('改到 2026-12-11 中午')), 'once of each fact, whoever asked twice').toHaveLength(1)
    expect(JSON.stringify(told), 'neither why nor of what kind').not.toMatch(/提前回来|没有请|事假|郑/)
  })

  it('does not end within a month whose sheet is closed', async () => {
    const { ctx, person } = await worker('韩')
    stack.clock.set('2026-12-02T01:00:00.000Z')
    const asked = await requestMyLeave(ctx, ask('2026-11-26', '2026-12-03'))
    const { version } = (await decide(asked.id, { action: 'approve' }, 'head')).json
    await ctx.store.write(putTimesheet(ctx, { person, personName: '', month: '2026-11' as never, state: 'closed', days: [], lines: [], payFen: 0, byPost: [], closedAt: '2026-12-01T00:00:00.000Z' as never, closedBy: '', signedAt: null, objection: null, version: 1 }))
    const end = (to: string | null) => tenant.call(`/v1/leaves/${asked.id}/end`, { as: 'head', body: { to, reason: '提前回来', version } })
    expect([(await end('2026-11-27')).json.error.code, (await end(null)).json.error.code]).toEqual(['timesheet-closed', 'timesheet-closed'])
    expect((await end('2026-12-01')).json).toMatchObject({ to: '2026-12-01', state: 'approved' })
  })

  it('goes by dated settings that the head enters once, in their order', async () => {
    const setting = { from: '2027-01-01', kinds: [{ kind: 'annual', daysMax: 10, noticeDays: 0 }], source: '职工大会〔2026〕2号', version: 0 }
    const put = (body: object) => tenant.call('/v1/leaves/settings', { as: 'head', body })
    expect([(await put(setting)).json.version, (await put(setting)).json.version]).toEqual([1, 1])
    expect((await put({ ...setting, from: '2026-06-01', version: 1 })).json.error.code).toBe('settings-backwards')
    const { ctx } = await worker('孙')
    expect(await code(requestMyLeave(ctx, ask('2027-01-05', '2027-01-05', { kind: 'marriage' })))).toBe('leave-kind-closed')
    expect(await code(requestMyLeave(ctx, ask('2026-12-28', '2026-12-28', { kind: 'marriage' })))).toBe('done')
  })

  it('keeps what somebody said about days on which they cannot, for whoever plans', async () => {
    const { ctx, person } = await worker('周')
    const said = { weekdays: [6], dates: ['2026-12-09' as never], version: 0 }
    expect([(await saveMyAvailability(ctx, said)).version, (await saveMyAvailability(ctx, said)).version]).toEqual([1, 1])
    expect(await code(saveMyAvailability(ctx, { ...said, weekdays: [5] }))).not.toBe('done')
    expect((await cannotOfAll(ctx, [person], '2026-12-07' as never, '2026-12-13' as never)).get(person)).toEqual(['2026-12-09', '2026-12-13'])
  })

  it('is written down for somebody who rang up, and nobody finds it with another id', async () => {
    const { person } = await worker('吴')
    const body = { ...ask('2026-12-28'), kind: 'sick', person }
    expect((await tenant.call('/v1/leaves', { as: 'hr-clerk', body })).json).toMatchObject({ name: '吴师傅', state: 'asked', shifts: [] })
    expect((await tenant.call('/v1/leaves', { as: 'hr-clerk', body })).status).toBe(201)
    expect((await tenant.call(`/v1/leaves?person=${person}`, { as: 'finance' })).json.items).toHaveLength(1)
    expect((await stranger.call('/v1/leaves', { as: 'head' })).json.items).toEqual([])
  })
})
