import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CourseId, PersonId } from '../../functions/ids.ts'
import { judgeAward } from '../../functions/training/award-rules.ts'
import { settleSoon, sweepAwards } from '../../functions/training/settle-awards.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

const run = (number: number, state: 'stands' | 'revoked' | 'withdrawn' | 'reinstated') => ({ run: number, revoked: state === 'revoked' || state === 'withdrawn', withdrawn: state === 'withdrawn' || state === 'reinstated' })
test.each([
  ['completed for the first time', [], { holds: true, corrected: false }, { do: 'issue', run: 1 }],
  ['not completed yet', [], { holds: false, corrected: true }, { do: 'nothing' }],
  ['issued before', [run(1, 'stands')], { holds: true, corrected: false }, { do: 'nothing' }],
  ['a correction, and it does not hold any more', [run(1, 'stands')], { holds: false, corrected: true }, { do: 'withdraw', run: 1 }],
  ['the course asks for more than it did: what was issued stays', [run(1, 'stands')], { holds: false, corrected: false }, { do: 'nothing' }],
  ['withdrawn, and corrected back', [run(1, 'withdrawn')], { holds: true, corrected: true }, { do: 'issue', run: 2 }],
  ['withdrawn, and still not', [run(1, 'withdrawn')], { holds: false, corrected: true }, { do: 'nothing' }],
  ['revoked by a person: it is not issued again', [run(1, 'revoked')], { holds: true, corrected: true }, { do: 'nothing' }],
  ['withdrawn, and reinstated by a person: it stays', [run(1, 'reinstated')], { holds: false, corrected: true }, { do: 'nothing' }],
  ['the second one withdrawn', [run(2, 'stands'), run(1, 'withdrawn')], { holds: false, corrected: true }, { do: 'withdraw', run: 2 }],
])('%s', (_, issued, is, verdict) => expect(judgeAward(issued, is)).toEqual(verdict))

let stack: Stack
let ours: TestTenant
beforeAll(async () => {
  stack = await startStack()
  stack.clock.set('2026-11-26T02:00:00Z')
  ours = await stack.createTenant()
  for (const role of ['head', 'training-officer', 'hr-clerk'] as const) await ours.token(role)
  for (let at = 1; at <= 6; at += 1) await done('/seekers', { id: person(at), name: `学员${"甲乙丙丁戊己"[at - 1]}`, phone: '', consent: { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' } }, 'head')
  await done('/courses', course('withexam0001', { pass: 60, attemptsMax: 2, waitDays: 0, questions: null }))
  await done('/courses', course('withoutexam1', null))
  await done('/courses', { ...course('nopaper00001', null), grants: null })
})
afterAll(() => stack?.stop())

const person = (at: number) => `person00000${at}` as PersonId
const topics = [{ topic: '消防', kind: 'theory', minutes: 100 }]
const course = (id: string, exam: object | null) => ({ id, name: `消防基础${id}`, topics, minShare: 80, exam, grants: 'completion' })
const call = (path: string, body?: unknown, as: 'head' | 'training-officer' = 'training-officer') => ours.call(`/v1${path}`, { as, ...(body === undefined ? {} : { body }) })
async function done(path: string, body?: unknown, as?: 'head') {
  const answer = await call(path, body, as)
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`)
  return answer.json
}
/** A session of this morning with these people on the trainer's list. */
async function heldFor(session: string, of: string, people: readonly PersonId[], [from, to] = ['09:00', '10:45']): Promise<void> {
  await done('/training-sessions', { id: session, course: of, date: '2026-11-26', from, to, place: session, trainer: session, capacity: 20, topics })
  for (const one of people) await done(`/training-sessions/${session}/seats`, { person: one })
  await done(`/training-sessions/${session}/attendance`, { entries: people.map((one) => ({ person: one })) })
}
type Paper = { id: string; number: string; state: string; completion: { course: string; hours: number } }
const papersOf = async (of: PersonId): Promise<Paper[]> => (await done(`/certificates?person=${of}`)).items.filter(({ kind }: { kind: string }) => kind === 'completion').toSorted((a: Paper, b: Paper) => (a.number < b.number ? -1 : 1))
const sheet = (id: string, of: PersonId, percent: number) => call('/courses/withexam0001/exams', { id, person: of, on: '2026-11-26', percent, examiner: '王老师' })
const correct = (of: PersonId, percent: number, reason: string) => call('/courses/withexam0001/exam-corrections', { person: of, number: 1, percent, reason })

test('nothing is issued before the session is over; then each who was there has one, whichever of two sweeps comes first, and numbers have no gap', async () => {
  await heldFor('session00001', 'withoutexam1', [person(1), person(2), person(3)])
  await sweepAwards(ours.ctx())
  expect(await papersOf(person(1))).toEqual([])
  stack.clock.set('2026-11-26T02:46:00Z')
  await Promise.all([sweepAwards(ours.ctx()), sweepAwards(ours.ctx()), done('/certificates/completions', { id: 'byhand000001', person: person(4), course: '别的课', hours: 2, completedOn: '2026-11-20' })])
  await sweepAwards(ours.ctx())
  const papers = (await Promise.all([1, 2, 3, 4].map((at) => papersOf(person(at))))).flat()
  expect(papers.map(({ number }) => number).toSorted()).toEqual(['结2026-0001', '结2026-0002', '结2026-0003', '结2026-0004'])
  expect((await papersOf(person(1)))[0]!.completion).toEqual({ course: '消防基础withoutexam1', hours: 1.5 })
})

test('a passed exam issues the certificate at once, a retry none, and neither does a course that grants none, or one whose certificate was written by hand', async () => {
  await heldFor('session00002', 'withexam0001', [person(1), person(2), person(5)], ['07:00', '08:45'])
  await done('/certificates/completions', { id: 'byhand000002', person: person(5), course: '消防基础withexam0001', hours: 2, completedOn: '2026-11-20' })
  const first = await sheet('sheet0000001', person(1), 72)
  expect(first).toMatchObject({ status: 201, json: { passed: true } })
  expect(await papersOf(person(1))).toHaveLength(2)
  expect((await sheet('sheet0000001', person(1), 72)).json).toEqual(first.json)
  await Promise.all([sheet('sheet0000002', person(2), 59), sheet('sheet0000005', person(5), 90)])
  await heldFor('session00003', 'nopaper00001', [person(6)])
  await Promise.all([sweepAwards(ours.ctx()), settleSoon(ours.ctx(), person(1), 'withexam0001' as CourseId)])
  expect(await Promise.all([1, 2, 5, 6].map(async (at) => (await papersOf(person(at))).length))).toEqual([2, 1, 1, 0])
})

test('a result that is corrected below the mark takes the certificate back with the reason; corrected again it is another certificate, and the audit log has all of it', async () => {
  expect((await correct(person(1), 42, '成绩登错人')).json).toMatchObject({ percent: 42, passed: false, corrected: '成绩登错人' })
  expect((await correct(person(1), 42, '成绩登错人')).status).toBe(200)
  const [, withdrawn] = await papersOf(person(1))
  expect(withdrawn!.state).toBe('revoked')
  expect((await done(`/certificates/${withdrawn!.id}`)).revoked.reason).toBe('更正后不再符合结业条件：成绩登错人')
  await correct(person(1), 72, '试卷找到，原成绩无误')
  const papers = await papersOf(person(1))
  expect(papers.map(({ state }) => state)).toEqual(['valid', 'revoked', 'valid'])
  expect(papers[2]!.number).not.toBe(withdrawn!.number)
  const acts = (await done('/audit?act=exam', undefined, 'head')).items.map(({ act, before }: { act: string; before?: object }) => [act, before])
  expect(acts.slice(0, 2)).toEqual([['exam.corrected', { percent: 42 }], ['exam.corrected', { percent: 72 }]])
})

test('what a person revoked is not issued again, whatever is corrected; and too little attended takes one back as well', async () => {
  const [, , third] = await papersOf(person(1))
  await done(`/certificates/${third!.id}/revocation`, { on: '2026-11-26', reason: '代考' })
  await correct(person(1), 30, '代考')
  await correct(person(1), 80, '复核')
  expect((await papersOf(person(1))).map(({ state }) => state)).toEqual(['valid', 'revoked', 'revoked'])
  await done(`/training-sessions/session00001/seats/${person(2)}/correction`, { minutes: 20, reason: '中途离开' })
  expect((await papersOf(person(2)))[0]!.state).toBe('revoked')
})

test('a result that is not there cannot be corrected, and a clerk cannot correct any', async () => {
  expect((await call('/courses/withexam0001/exam-corrections', { person: person(6), number: 1, percent: 90, reason: '误记' })).status).toBe(404)
  expect((await ours.call('/v1/courses/withexam0001/exam-corrections', { as: 'hr-clerk', body: { person: person(1), number: 1, percent: 90, reason: '误记' } })).status).toBe(403)
})
