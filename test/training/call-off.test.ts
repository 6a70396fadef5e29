import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LocalTime } from '../../functions/calendar.ts'
import { tellFrom } from '../../functions/training/call-off-rules.ts'
import { sweepCalledOff } from '../../functions/training/tell-called-off.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

test.each([
  ['by day at once', '2026-11-26T10:00', '2026-11-28T09:00', '2026-11-26T10:00'],
  ['late in the evening in the morning', '2026-11-26T22:30', '2026-11-28T09:00', '2026-11-27T08:00'],
  ['before dawn the same morning', '2026-11-26T05:00', '2026-11-26T14:00', '2026-11-26T08:00'],
  ['at night, when they would be on the way by eight, at once', '2026-11-26T22:30', '2026-11-27T08:30', '2026-11-26T22:30'],
])('%s', (_, now, begins, from) => expect(tellFrom(now as LocalTime, begins as LocalTime)).toBe(from))

let stack: Stack
let ours: TestTenant
beforeAll(async () => {
  stack = await startStack()
  stack.clock.set('2026-11-26T02:00:00Z')
  ours = await stack.createTenant()
})
afterAll(() => stack?.stop())

const call = (path: string, body?: unknown, as: 'head' | 'training-officer' | 'hr-clerk' = 'training-officer', method?: string) => ours.call(`/v1${path}`, { as, ...(body === undefined ? {} : { body }), ...(method ? { method } : {}) })
async function done(...asked: Parameters<typeof call>) {
  const answer = await call(...asked)
  if (answer.status >= 300) throw new Error(`${asked[0]}: ${answer.status} ${answer.text}`)
  return answer.json
}

test('whoever has or waits for a seat is told once, by text or by e-mail, and the list says whom nothing reaches; nobody else is told', async () => {
  const topics = [{ topic: '消防', kind: 'theory', minutes: 60 }]
  await done('/courses', { id: 'calloffcours', name: '消防基础', topics, minShare: 80, exam: null })
  await done('/training-sessions', { id: 'calloffsess1', course: 'calloffcours', date: '2026-11-28', from: '09:00', to: '11:00', place: '活动室', trainer: '王老师', capacity: 2, topics })
  const people = ['甲', '乙', '丙', '丁'].map((sign, at) => ({ id: `person00000${at}`, name: `${sign}师傅`, phone: at === 1 || at === 2 ? '' : `1380000000${at}` }))
  for (const person of people) await done('/seekers', { ...person, consent: { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' } }, 'hr-clerk')
  await done('/seekers/person000002/account', { email: 'c@worker.test' }, 'hr-clerk', 'PUT')
  for (const { id } of people) await done('/training-sessions/calloffsess1/seats', { person: id })
  await done('/training-sessions/calloffsess1/seats/person000003/withdrawal', {})
  const [sms, emails] = [stack.sms.length, stack.emails.length]
  await done('/training-sessions/calloffsess1/cancellation', { reason: '停电' })
  await done('/training-sessions/calloffsess1/cancellation', { reason: '停电' })
  await Promise.all([sweepCalledOff(ours.ctx()), sweepCalledOff(ours.ctx())])
  await sweepCalledOff(ours.ctx())
  expect(stack.sms.slice(sms).map(({ phone, template, params }) => [phone, template, params['reason']])).toEqual([['13800000000', 'training-cancelled', '停电']])
  expect(stack.emails.slice(emails).map(({ to, subject }) => [to, subject])).toEqual([['c@worker.test', expect.stringContaining('消防基础 2026-11-28 09:00')]])
  const { seats } = await done('/training-sessions/calloffsess1')
  expect(Object.fromEntries(seats.map(({ person, told }: { person: string; told: string }) => [person, told]))).toEqual({ person000000: 'sent', person000001: 'no-way', person000002: 'sent', person000003: null })
})
