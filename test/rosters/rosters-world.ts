import type { BusinessDate } from '../../functions/calendar.ts'
import { addDays } from '../../functions/calendar.ts'
import type { Stack, TestTenant } from '../support/stack.ts'

/** Monday of the week that the rosters of these tests begin with: the clock of a stack stands before it. */
export const monday = '2026-12-07' as BusinessDate
export const post = 'post00000001'
export const early = 'shiftearly01'
export const night = 'shiftnight01'
export const person = (at: number): string => `person0000${String(at).padStart(2, '0')}`
export const cell = (shift: string): string => `${shift}@${post}`
export const day = (at: number): BusinessDate => addDays(monday, at)

/** Calls as somebody, and says what went wrong. */
export const asks = (tenant: TestTenant, as: 'head' | 'roster-clerk' = 'head') => async (path: string, body?: unknown, method?: string) => {
  const answer = await tenant.call(path, { as, ...(body === undefined ? {} : { body }), ...(method ? { method } : {}) })
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`)
  return answer.json
}

/** A post in two shifts, so many guards under contract, an early and a night shift that each need people every day. */
export async function staffed(tenant: TestTenant, people: number, need = 1): Promise<void> {
  const ask = asks(tenant)
  await ask('/v1/posts', { id: post, kind: 'gate-guard', name: '东门岗', pay: { monthlyFen: 300_000 }, headcount: 50, from: '2026-11-01' })
  for (let at = 1; at <= people; at += 1) {
    await ask('/v1/seekers', { id: person(at), name: `门卫${"甲乙丙丁戊己庚辛壬癸".charAt(at - 1)}`, phone: `1380000${String(1000 + at)}`, born: '1985-03-01', category: 'over-40-50', consent: { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' } })
    await ask('/v1/hires', { id: `hire000000${String(at).padStart(2, '0')}`, person: person(at), post, kind: 'fixed', from: '2026-11-01', to: '2027-10-31', hours: { system: 'standard', perDay: 8, perWeek: 40 }, pay: { per: 'month', amountFen: 260_000 } })
  }
  const shift = { colour: 'blue', spanMinutes: 480, breakMinutes: 0, from: '2026-01-01' }
  await ask('/v1/roster-shifts', { ...shift, id: early, name: '早班', short: '早', startMinute: 480 })
  await ask('/v1/roster-shifts', { ...shift, id: night, name: '夜班', short: '夜', startMinute: 1320, night: true })
  const line = { days: [0, 1, 2, 3, 4, 5, 6], need, hard: true }
  await ask(`/v1/posts/${post}/demand`, { version: 0, lines: [{ ...line, shift: early }, { ...line, shift: night }] }, 'PUT')
}

export const newRoster = (id: string, days = 14) => ({ id, name: '十二月上半月', from: monday, to: day(days - 1), posts: [post] })

/** The run when it is over: on a busy machine the job goes on with what the request has begun. */
export async function solved(stack: Stack, tenant: TestTenant, roster: string, input: { readonly id: string; readonly mode: string; readonly seed?: number; readonly seconds: number }) {
  await asks(tenant)(`/v1/rosters/${roster}/solve`, input)
  await stack.settleJobs()
  return asks(tenant)(`/v1/rosters/${roster}/solve/${input.id}`)
}
