import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type BusinessDate, periodOfDate } from '../../functions/calendar.ts'
import { clock } from '../../functions/clock/clock-punch.ts'
import { notePunch } from '../../functions/clock/note-punch.ts'
import { punchesOf, punchesOfAll } from '../../functions/clock/punches-of.ts'
import { getClockCode } from '../../functions/clock/show-code.ts'
import type { Clock } from '../../functions/clock/model.ts'
import type { Actor, Ctx } from '../../functions/context.ts'
import type { PersonId, PostId } from '../../functions/ids.ts'
import type { StoredDuty } from '../../functions/rosters/duty-items.ts'
import { cellOf } from '../../functions/rosters/cell-rules.ts'
import { changeDutiesWrite } from '../../functions/rosters/duty-items.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'

const gate = { latE6: 30_274_000, lngE6: 120_155_000 }
/** Some 11 m a hundred. */
const at100m = (hundreds: number) => ({ latE6: gate.latE6 + hundreds * 100, lngE6: gate.lngE6, accuracyM: 10 })

describe('clocking', () => {
  let stack: Stack
  let tenant: TestTenant
  let stranger: TestTenant
  let number = 0
  const next = (name: string) => `${name}${String((number += 1)).padStart(12 - name.length, '0')}`
  const set = (clockText: string, date = '2026-12-01') => stack.clock.set(new Date(Date.parse(`${date}T${clockText}:00+08:00`)).toISOString())
  const code = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
  beforeAll(async () => {
    stack = await startStack()
    tenant = await stack.createTenant()
    stranger = await stack.createTenant()
    for (const role of ['hr-clerk', 'roster-clerk', 'worker'] as const) await tenant.token(role)
    await stranger.token('head')
  })
  afterAll(() => stack.stop())

  async function post(name: string, more: object = {}): Promise<PostId> {
    const body = { id: next('post'), kind: 'gate-guard', name, pay: { monthlyFen: 250_000 }, headcount: 5, from: '2026-01-01', ...more }
    const made = await tenant.call('/v1/posts', { as: 'hr-clerk', body })
    if (made.status !== 201) throw new Error(made.text)
    return made.json.id
  }
  async function worker(name: string): Promise<{ person: PersonId; ctx: Ctx }> {
    const made = await tenant.call('/v1/seekers', { as: 'hr-clerk', body: { id: next('p'), name: `${name}师傅`, phone: '13800000001', consent: { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' } } })
    const tied = await tenant.call(`/v1/seekers/${made.json.id}/account`, { as: 'hr-clerk', method: 'PUT', body: { email: `${made.json.id}@${tenant.slug}.test` } })
    if (tied.status !== 200) throw new Error(tied.text)
    const actor: Actor = { kind: 'member', id: tied.json.account.member, name, roles: ['worker'] }
    return { person: made.json.id, ctx: tenant.ctx(actor) }
  }
  /** As a published roster would leave it. */
  async function shift(person: PersonId, date: string, of: PostId, startMinute: number, spanMinutes: number, gap: { readonly breakMinutes: number; readonly breakStart: number } | undefined = undefined): Promise<StoredDuty> {
    const duty = { date: date as BusinessDate, post: of, startMinute, spanMinutes, breakMinutes: 0, breakStart: null, ...gap, shift: 'shift0000001' as never, roster: 'roster000001' as never, name: '班', short: '班', night: startMinute > 1200, cell: cellOf('shift0000001' as never, of) }
    await tenant.ctx().store.write(changeDutiesWrite(tenant.ctx(), person, periodOfDate(duty.date), [{ date: duty.date, was: undefined, duty }]))
    return duty
  }
  const pressed = (more: Partial<Clock> = {}): Clock => {
    const now = stack.clock.now().toISOString()
    return { id: next('k'), kind: 'in', code: null, place: null, at: now, sentAt: now, ...more }
  }
  const makeCode = async (of: PostId, body: object) => (await tenant.call(`/v1/clock-codes/${of}`, { as: 'roster-clerk', method: 'PUT', body })).json
  const codeAt = async (of: PostId) => (await getClockCode(tenant.ctx('roster-clerk'), of)).link.split('/').pop()!

  it('by the code on paper is in once and out at the end, over midnight too, and the foreman’s word is kept with its reason', async () => {
    set('21:30')
    const [east, west] = [await post('东门', { point: gate }), await post('西门')]
    const { person, ctx } = await worker('王')
    const known = await shift(person, '2026-12-01', east, 1320, 480)
    await makeCode(east, { version: 0 })
    await makeCode(west, { version: 0 })
    const here = await codeAt(east)
    expect(await code(clock(ctx, pressed({ code: await codeAt(west) })))).toBe('other-post')
    expect(await code(clock(ctx, pressed({ code: here, place: at100m(30) })))).toBe('too-far')
    expect(await code(clock(ctx, pressed({ code: 'what somebody drew' })))).toBe('code-false')
    const first = pressed({ code: here, place: at100m(5) })
    const both = await Promise.all([clock(ctx, first), clock(ctx, first), clock(ctx, pressed({ code: here, place: at100m(5) }))])
    expect(both.map(({ clock: time, date }) => [time, date])).toEqual([['21:30', '2026-12-01'], ['21:30', '2026-12-01'], ['21:30', '2026-12-01']])
    expect(both.filter(({ again }) => !again)).toHaveLength(1)
    set('06:02', '2026-12-02')
    const out = pressed({ kind: 'out', code: here })
    expect(await clock(ctx, out)).toMatchObject({ date: '2026-12-01', clock: '06:02', again: false })
    expect(await clock(ctx, out)).toMatchObject({ again: true })
    const month = await punchesOf(ctx, person, '2026-12' as never)
    expect(month.map(({ kind, how, distanceM, doubts }) => [kind, how, distanceM, doubts])).toEqual([['in', 'code', expect.any(Number), []], ['out', 'code', null, ['no-place']]])
    const correction = { by: '班长', at: out.at as never, reason: '手机坏了' }
    await notePunch(ctx, person, { ...month[1]!, id: next('f'), how: 'foreman', correction }, known)
    expect((await punchesOfAll(ctx, [person], '2026-12' as never)).get(person)!.map(({ how }) => how)).toEqual(['code', 'code', 'foreman'])
  })

  it('without network counts by when it was pressed, whatever the phone’s clock shows, and says what a foreman may want to know', async () => {
    set('07:55')
    const [east] = [await post('南门', { point: gate })]
    const { person, ctx } = await worker('李')
    await shift(person, '2026-12-01', east, 480, 480)
    await makeCode(east, { version: 0 })
    const wrong = (hours: string) => new Date(Date.parse(`2026-12-01T${hours}:00+08:00`) + 3 * 3_600_000).toISOString()
    const kept = pressed({ code: await codeAt(east), at: wrong('07:55') })
    set('11:20')
    const sent = { ...kept, sentAt: wrong('11:20') }
    expect(await clock(ctx, sent)).toMatchObject({ clock: '07:55', date: '2026-12-01' })
    expect(await clock(ctx, { ...sent, sentAt: wrong('11:20') })).toMatchObject({ again: true })
    expect(await punchesOf(ctx, person, '2026-12' as never)).toMatchObject([{ driftSeconds: 10_800, doubts: ['no-place', 'sent-late', 'clock-wrong'] }])
    set('12:00', '2026-12-04')
    expect(await code(clock(ctx, { ...pressed({ at: '2026-12-01T00:00:00.000Z' }), code: sent.code }))).toBe('punch-too-old')
  })

  it('on a screen takes the code of the minute in which it was read, also when it is sent later', async () => {
    set('08:00', '2026-12-05')
    const east = await post('北门')
    const { person, ctx } = await worker('赵')
    await shift(person, '2026-12-05', east, 480, 480)
    await makeCode(east, { version: 0, mode: 'screen' })
    const seen = await codeAt(east)
    const kept = pressed({ code: seen })
    set('09:30', '2026-12-05')
    expect(await code(clock(ctx, pressed({ code: seen }))), 'a picture that was sent on').toBe('code-old')
    expect(await clock(ctx, { ...kept, sentAt: stack.clock.now().toISOString() })).toMatchObject({ clock: '08:00' })
  })

  it('by place alone needs the place, near enough and sure; and a shift', async () => {
    set('08:00', '2026-12-06')
    const [known, unknown] = [await post('有位置', { point: gate }), await post('无位置')]
    const [{ person, ctx }, other] = [await worker('钱'), await worker('孙')]
    await shift(person, '2026-12-06', known, 480, 480)
    await shift(other.person, '2026-12-06', unknown, 480, 480)
    expect(await code(clock(ctx, pressed()))).toBe('place-needed')
    expect(await code(clock(ctx, pressed({ place: { ...at100m(0), accuracyM: 900 } })))).toBe('place-unsure')
    expect(await code(clock(ctx, pressed({ place: at100m(40) })))).toBe('too-far')
    expect(await code(clock(other.ctx, pressed({ place: at100m(0) })))).toBe('post-without-place')
    expect(await clock(ctx, pressed({ place: at100m(2) }))).toMatchObject({ again: false })
    set('02:00', '2026-12-07')
    expect(await code(clock(ctx, pressed({ place: at100m(2) })))).toBe('no-shift-now')
  })

  it('is worthless with a code that was replaced, and a code is made once however often it is asked for; a stranger gets none', async () => {
    set('08:00', '2026-12-08')
    const east = await post('换码')
    const { person, ctx } = await worker('周')
    await shift(person, '2026-12-08', east, 480, 480)
    expect(await makeCode(east, { version: 0 })).toMatchObject({ version: 1, mode: 'printed' })
    expect(await makeCode(east, { version: 0 })).toMatchObject({ version: 1 })
    const old = await codeAt(east)
    expect(await makeCode(east, { version: 1, anew: true })).toMatchObject({ version: 2 })
    expect(await makeCode(east, { version: 1, anew: true })).toMatchObject({ version: 2 })
    expect((await makeCode(east, { version: 0, radiusM: 300 })).error.code).toBe('changed')
    expect(await code(clock(ctx, pressed({ code: old })))).toBe('code-old')
    expect(await clock(ctx, pressed({ code: await codeAt(east) }))).toMatchObject({ again: false })
    expect((await stranger.call(`/v1/clock-codes/${east}`, { as: 'head' })).status).toBe(404)
    expect(await code(clock(stranger.ctx(ctx.actor), pressed({ code: old })))).toMatch(/code-false|no-person/)
  })

  it('of a split shift takes in and out of both parts, and the phone knows what comes next', async () => {
    set('05:50', '2026-12-14')
    const east = await post('两头', { point: gate })
    const { person, ctx } = await worker('郑')
    await shift(person, '2026-12-14', east, 360, 780, { breakMinutes: 300, breakStart: 600 })
    const { getMyClock } = await import('../../functions/clock/my-clock.ts')
    const next_ = async () => (await getMyClock(ctx)).shifts[0]!.expects
    for (const [time, kind] of [['05:50', 'in'], ['10:03', 'out'], ['14:40', 'in'], ['19:02', 'out']] as const) {
      set(time, '2026-12-14')
      expect(await next_()).toBe(kind)
      const press = pressed({ kind, place: at100m(2) })
      expect(await clock(ctx, press)).toMatchObject({ clock: time, date: '2026-12-14', again: false })
      expect(await clock(ctx, press)).toMatchObject({ again: true })
      if (time === '10:03') expect(await code(clock(ctx, pressed({ place: at100m(2) }))), 'in the gap').toBe('no-shift-now')
    }
    expect(await next_()).toBeNull()
    expect((await punchesOf(ctx, person, '2026-12' as never)).map(({ kind }) => kind)).toEqual(['in', 'out', 'in', 'out'])
  })

  it('shows the phone what is open about now, the night of yesterday too', async () => {
    set('05:00', '2026-12-11')
    const east = await post('看班')
    const { person, ctx } = await worker('吴')
    await shift(person, '2026-12-10', east, 1320, 480)
    await shift(person, addDays('2026-12-10' as BusinessDate, 2), east, 480, 480)
    const { getMyClock } = await import('../../functions/clock/my-clock.ts')
    expect((await getMyClock(ctx)).shifts.map(({ date, expects, outTo }) => [date, expects, outTo])).toEqual([['2026-12-10', 'in', '2026-12-11T10:00'], ['2026-12-12', 'in', '2026-12-12T20:00']])
  })
})
