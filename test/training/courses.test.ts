import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Ctx } from '../../functions/context.ts'
import type { CourseId, PersonId, TrainingSessionId } from '../../functions/ids.ts'
import { scanAttendance } from '../../functions/training/scan-attendance.ts'
import { getSessionCode } from '../../functions/training/session-code.ts'
import { handInExam, startExam } from '../../functions/training/sit-exam.ts'
import { enrol, withdraw } from '../../functions/training/enrol.ts'
import { giveFeedback } from '../../functions/training/give-feedback.ts'
import { trainingOf } from '../../functions/training/training-of.ts'
import { completionsOf } from '../../functions/training/standing-of.ts'
import { readPerson } from '../../functions/workforce/read-person.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'

const course = (id: string, more: object = {}) => ({ id, name: `门岗课${id}`, topics: [{ topic: '礼仪', kind: 'theory', minutes: 120 }, { topic: '登记', kind: 'practice', minutes: 60 }], minShare: 80, exam: { pass: 60, attemptsMax: 2, waitDays: 3, questions: null }, ...more })
const questions = [
  { id: 'q1', kind: 'one', text: '来访者先做什么', options: ['登记', '放行'], right: [0], points: 50 },
  { id: 'q2', kind: 'many', text: '哪些可以进', options: ['住户', '推销', '救护车'], right: [0, 2], points: 50 },
]

describe('training', () => {
  let stack: Stack
  let tenant: TestTenant
  let stranger: TestTenant
  let number = 0
  const next = (name: string) => `${name}${String((number += 1)).padStart(12 - name.length, '0')}`
  beforeAll(async () => {
    stack = await startStack()
    tenant = await stack.createTenant()
    stranger = await stack.createTenant()
    // While the set-up token lives: the clock goes on by more than a day.
    for (const role of ['training-officer', 'hr-clerk', 'roster-clerk', 'worker', 'finance', 'auditor'] as const) await tenant.token(role)
    await stranger.token('head')
  })
  afterAll(() => stack.stop())

  const call = async (path: string, body?: unknown, method?: string, as: 'training-officer' | 'hr-clerk' | 'roster-clerk' | 'worker' | 'finance' = 'training-officer') => tenant.call(`/v1${path}`, { as, ...(body === undefined ? {} : { body }), ...(method ? { method } : {}) })
  const done = async (path: string, body?: unknown, method?: string) => {
    const answer = await call(path, body, method)
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`)
    return answer.json
  }
  async function seeker(name: string): Promise<PersonId> {
    const answer = await tenant.call('/v1/seekers', { as: 'hr-clerk', body: { id: next('p'), name: `${name}师傅`, phone: '13800000001', consent: { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' } } })
    if (answer.status !== 201) throw new Error(answer.text)
    return answer.json.id
  }
  /** Somebody who signs in: the office has linked the membership. */
  async function worker(name: string): Promise<{ person: PersonId; ctx: Ctx }> {
    const person = await seeker(name)
    const tied = await tenant.call(`/v1/seekers/${person}/account`, { as: 'hr-clerk', method: 'PUT', body: { email: `${person}@${tenant.slug}.test` } })
    if (tied.status !== 200) throw new Error(tied.text)
    const actor: Actor = { kind: 'member', id: tied.json.account.member, name, roles: ['worker'] }
    return { person, ctx: tenant.ctx(actor) }
  }
  const newCourse = async (more: object = {}): Promise<CourseId> => (await done('/courses', course(next('c'), more))).id
  const session = (id: CourseId, more: object = {}) => ({ id: next('s'), course: id, date: '2026-12-01', from: '14:00', to: '17:00', place: `活动室${number}`, trainer: `王老师${number}`, capacity: 10, topics: course('').topics, ...more })
  const newSession = async (id: CourseId, more: object = {}): Promise<TrainingSessionId> => (await done('/training-sessions', session(id, more))).id
  const code = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
  const at = (clock: string, date = '2026-12-01') => stack.clock.set(new Date(Date.parse(`${date}T${clock}:00+08:00`)).toISOString())

  it('is a course once however often it is sent, and a stranger finds none of it', async () => {
    const sent = course(next('c'))
    expect((await done('/courses', sent)).version).toBe(1)
    expect((await done('/courses', sent)).version).toBe(1)
    expect((await call('/courses', { ...sent, name: '另一门' })).json.error.code).toBe('id-taken')
    expect((await stranger.call(`/v1/courses/${sent.id}`, { as: 'head' })).status).toBe(404)
    expect((await call(`/courses/${sent.id}/questions`, undefined, 'GET', 'hr-clerk')).status).toBe(403)
  })

  it('lets no trainer and no room stand twice at once, also when two are scheduled in the same moment', async () => {
    const id = await newCourse()
    const both = await Promise.all([call('/training-sessions', session(id, { trainer: '李老师', place: '甲' })), call('/training-sessions', session(id, { trainer: '李 老师', place: '乙', from: '16:00', to: '19:00' }))])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422])
    const room = await call('/training-sessions', session(id, { trainer: '赵老师', place: both.find(({ status }) => status === 201)!.json.place, from: '13:00', to: '19:00' }))
    expect(room.json.error.code).toBe('place-taken')
    const first = both.find(({ status }) => status === 201)!.json
    await done(`/training-sessions/${first.id}/cancellation`, { reason: '停电' })
    expect((await call('/training-sessions', session(id, { trainer: '李老师', place: '乙', from: '16:00', to: '19:00' }))).status).toBe(201)
    expect((await call('/training-sessions', session(id, { topics: [{ topic: '急救', kind: 'theory', minutes: 30 }] }))).json.error.code).toBe('topic-not-of-course')
  })

  it('gives the last seat to one of two, the next one waits and moves up when it is given up, or when there are more seats', async () => {
    at('09:00')
    const id = await newSession(await newCourse(), { capacity: 1 })
    const people = await Promise.all(['甲', '乙', '丙'].map(seeker))
    const office = tenant.ctx('training-officer')
    const first = await Promise.all(people.map((person) => enrol(office, id, person, 'office')))
    expect(first.map(({ state }) => state).toSorted()).toEqual(['seated', 'waiting', 'waiting'])
    const again = await Promise.all(people.map((person) => enrol(office, id, person, 'office')))
    expect(again.map(({ state }) => state)).toEqual(first.map(({ state }) => state))
    const seated = people[first.findIndex(({ state }) => state === 'seated')]!
    await Promise.all([withdraw(office, id, seated, 'office'), withdraw(office, id, seated, 'office')])
    const now = await done(`/training-sessions/${id}`)
    expect([now.taken, now.waiting]).toEqual([1, 1])
    expect(now.seats.find(({ state }: { state: string }) => state === 'waiting').place).toBe(1)
    expect(await done(`/training-sessions/${id}`, { version: now.version, capacity: 3 }, 'PATCH')).toMatchObject({ taken: 2, waiting: 0 })
    expect((await call(`/training-sessions/${id}`, { version: now.version + 1, capacity: 1 }, 'PATCH')).json.error.code).toBe('too-few-seats')
  })

  it('counts who scans once, and tells early, late, old, another course and waiting apart', async () => {
    const id = await newCourse()
    const [mine, other] = [await newSession(id, { capacity: 1 }), await newSession(await newCourse())]
    const [li, zhao] = [await worker('李'), await worker('赵')]
    const office = tenant.ctx('training-officer')
    await enrol(office, mine, li.person, 'office')
    await enrol(office, mine, zhao.person, 'office')
    const scan = async (who: Ctx, of = mine, phase: 'in' | 'out' = 'in') => scanAttendance(who, (await getSessionCode(office, of, phase)).link.split('/').at(-1)!)
    at('13:00')
    expect(await code(scan(li.ctx))).toBe('too-early')
    at('14:02')
    const old = (await getSessionCode(office, mine, 'in')).link.split('/').at(-1)!
    const both = await Promise.all([scan(li.ctx), scan(li.ctx)])
    expect(both.map(({ at: time }) => time)).toEqual(['14:02', '14:02'])
    expect(await scan(li.ctx)).toMatchObject({ again: true, attended: 178 })
    expect(await code(scan(zhao.ctx))).toBe('still-waiting')
    expect(await code(scan(li.ctx, other))).toBe('not-your-course')
    expect(await code(scanAttendance(li.ctx, `${old.slice(0, -1)}x`))).toMatch(/code-false|done/)
    at('14:05')
    expect(await code(scanAttendance(li.ctx, old))).toBe('code-old')
    expect(await code(scanAttendance(stranger.ctx({ kind: 'member', id: li.ctx.actor.id, name: '李', roles: ['worker'] }), old))).toBe('code-false')
    at('16:00')
    expect(await scan(li.ctx, mine, 'out')).toMatchObject({ phase: 'out', attended: 118 })
    // Listed besides: each minute once.
    expect((await done(`/training-sessions/${mine}/attendance`, { entries: [{ person: li.person, from: '15:00', to: '16:30' }] })).seats[0].attended).toBe(148)
    expect((await done(`/training-sessions/${mine}/attendance`, { entries: [{ person: li.person, from: '15:00', to: '16:30' }] })).seats[0].marks).toHaveLength(3)
    at('18:30')
    expect(await code(scan(li.ctx, mine, 'out'))).toBe('too-late')
    const corrected = await done(`/training-sessions/${mine}/seats/${li.person}/correction`, { minutes: 180, reason: '手机没电，一直在场' })
    expect(corrected.seats.find(({ person }: { person: string }) => person === li.person).attended).toBe(180)
    expect((await call(`/training-sessions/${mine}/attendance`, { entries: [{ person: zhao.person }] })).json.error.code).toBe('no-seat')
    expect((await call(`/training-sessions/${mine}/cancellation`, { reason: '停电' })).json.error.code).toBe('session-held')
    expect((await trainingOf(office, li.person)).map(({ topic, minutes, on }) => [topic, minutes, on])).toEqual([['礼仪', 120, '2026-12-01'], ['登记', 60, '2026-12-01']])
    expect((await readPerson(office, li.person)).marks.training).toBe('2026-12-01')
  })

  it('asks without telling, marks once, makes wait and ends after the last attempt, unless one more is allowed', async () => {
    const id = await newCourse()
    const { person, ctx } = await worker('孙')
    expect(await code(startExam(ctx, id, person))).toBe('exam-not-attended')
    const held = await newSession(id)
    at('17:30')
    await enrol(tenant.ctx('training-officer'), held, person, 'office')
    await done(`/training-sessions/${held}/attendance`, { entries: [{ person }] })
    expect(await code(startExam(ctx, id, person))).toBe('no-questions')
    await done(`/courses/${id}/questions`, { version: 0, items: questions }, 'PUT')
    const papers = await Promise.all([startExam(ctx, id, person), startExam(ctx, id, person)])
    expect(papers[0]).toEqual(papers[1])
    expect(JSON.stringify(papers[0])).not.toContain('right')
    await done(`/courses/${id}/questions`, { version: 1, items: [questions[0]] }, 'PUT')
    const failed = await Promise.all([1, 2].map(() => handInExam(ctx, id, person, { number: 1, answers: { q1: [0], q2: [0] } })))
    expect(failed[0]).toMatchObject({ percent: 50, passed: false, wrong: ['q2'] })
    expect(failed[1]).toEqual(failed[0])
    expect(await code(handInExam(ctx, id, person, { number: 1, answers: { q1: [0], q2: [0, 2] } }))).toBe('handed-in')
    expect(await code(startExam(ctx, id, person))).toBe('exam-wait')
    at('09:00', '2026-12-04')
    const sheet = { id: next('x'), person, on: '2026-12-04', percent: 59, examiner: '王老师' }
    expect(await done(`/courses/${id}/exams`, sheet)).toMatchObject({ number: 2, passed: false })
    expect(await done(`/courses/${id}/exams`, sheet)).toMatchObject({ number: 2 })
    expect((await call(`/courses/${id}/exams`, { ...sheet, percent: 95 })).json.error.code).toBe('id-taken')
    at('09:00', '2026-12-10')
    expect(await code(startExam(ctx, id, person))).toBe('exam-used-up')
    const more = { id: next('m'), person, reason: '住院耽误复习' }
    await done(`/courses/${id}/more-attempts`, more)
    expect(await done(`/courses/${id}/more-attempts`, more)).toEqual({ more: 1 })
    await startExam(ctx, id, person)
    expect(await handInExam(ctx, id, person, { number: 3, answers: { q1: [0] } })).toMatchObject({ percent: 100, passed: true })
    expect(await completionsOf(ctx, person)).toMatchObject([{ course: id, on: '2026-12-10', minutes: 180, percent: 100 }])
    const record = await done(`/seekers/${person}/training`)
    expect([record.theoryMinutes, record.practiceMinutes, record.courses[0].completedOn]).toEqual([120, 60, '2026-12-10'])
    for (const format of ['pdf', 'xlsx', 'csv']) expect((await tenant.call(`/v1/seekers/${person}/training/export?format=${format}`, { as: 'auditor' })).bytes.length).toBeGreaterThan(200)
    expect((await call(`/seekers/${person}/training`, undefined, 'GET', 'roster-clerk')).status).toBe(403)
  })

  it('shows nothing of four, and of five what was said without who', async () => {
    at('14:00')
    const id = await newSession(await newCourse())
    const five = await Promise.all(['一', '二', '三', '四', '五'].map(worker))
    for (const { person } of five) await enrol(tenant.ctx('training-officer'), id, person, 'office')
    expect(await code(giveFeedback(five[0]!.ctx, id, { stars: 5, text: '' }))).toBe('not-attended')
    await done(`/training-sessions/${id}/attendance`, { entries: five.map(({ person }) => ({ person })) })
    for (const { ctx } of five.slice(0, 4)) await Promise.all([giveFeedback(ctx, id, { stars: 4, text: '讲得慢一点' }), giveFeedback(ctx, id, { stars: 1, text: '再说' })])
    expect(await done(`/training-sessions/${id}/feedback`)).toEqual({ feedback: null })
    await giveFeedback(five[4]!.ctx, id, { stars: 5, text: '' })
    expect((await done(`/training-sessions/${id}/feedback`)).feedback.count).toBe(5)
  })

  it('plans what a post asks and a person lacks, by the courses that have seats', async () => {
    at('09:00')
    const [person, id] = [await seeker('周'), await newCourse({ topics: [{ topic: '巡逻', kind: 'theory', minutes: 300 }] })]
    const ahead = await newSession(id, { date: '2026-12-09', topics: [{ topic: '巡逻', kind: 'theory', minutes: 90 }] })
    const post = (await tenant.call('/v1/posts', { as: 'hr-clerk', body: { id: next('o'), kind: 'gate-guard', name: '东门', pay: { monthlyFen: 300_000 }, headcount: 2, from: '2026-11-01', requirements: { training: [{ topic: '巡逻', hours: 4 }, { topic: '潜水', hours: 1 }] } } })).json.id
    const plan = await done(`/seekers/${person}/training-plan?post=${post}`)
    expect(plan).toMatchObject({ gaps: [{ topic: '巡逻', missing: 240 }, { topic: '潜水', missing: 60 }], courses: [{ course: id, closes: [{ topic: '巡逻', minutes: 240 }], sessions: [{ id: ahead, free: 10 }] }], left: [{ topic: '潜水', minutes: 60 }] })
  })

  it('adds up what a course costs and brings, each line once', async () => {
    const id = await newCourse()
    const line = { id: next('l'), side: 'grant', stage: 'actual', amountFen: 120_000, on: '2026-12-01', text: '区人社局培训补贴', reference: '收 2026-12-003' }
    await done(`/courses/${id}/money`, line)
    expect(await done(`/courses/${id}/money`, line)).toMatchObject({ grant: { estimatedFen: 0, actualFen: 120_000 }, cost: { actualFen: 0 } })
    await done(`/courses/${id}/money`, { ...line, id: next('l'), amountFen: -20_000, text: '多记' })
    expect((await call(`/courses/${id}/money`, undefined, 'GET', 'finance')).json.grant.actualFen).toBe(100_000)
    expect((await call(`/courses/${id}/money`, undefined, 'GET', 'worker')).status).toBe(403)
  })
})
