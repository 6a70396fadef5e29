import { addDays, type BusinessDate } from '../../../functions/calendar.ts'
import { readQuestions } from '../../../functions/training/question-rules.ts'
import type { Caller } from './caller.ts'
import type { Seeded } from './plausible.ts'
import { demoCourses } from './training-texts.ts'

/** Where nobody was registered before. */
const names = ['沈桂芳', '许文斌', '韩秀兰', '曹志远', '彭玉梅', '潘国庆', '田小娟', '任德福']

type Options = { readonly now: BusinessDate; readonly random: Seeded }
type Person = { readonly id: string }

/** Four courses with lessons and questions, two sessions that were held, and four to come: one of them full, with somebody waiting. */
export async function fillTraining(head: Caller, { now, random }: Options): Promise<void> {
  const nextId = () => Array.from({ length: 12 }, () => random.pick([...'abcdefghijklmnopqrstuvwxyz0123456789'])).join('')
  const known = (await head<{ items: Person[] }>('GET', '/seekers?limit=12')).items
  const people = known.length > 0 ? known : await Promise.all(names.map((name, at) => head<Person>('POST', '/seekers', { id: nextId(), name, phone: `1390000010${at}`, consent: { version: '2026-11', on: addDays(now, -30), sensitive: false, how: 'paper' } })))
  const courses = []
  for (const { name, about, topics, exam, questions, lessons } of demoCourses) {
    const course = await head<{ id: string }>('POST', '/courses', { id: nextId(), name, about, topics, minShare: 80, exam: exam ? { pass: 60, attemptsMax: 3, waitDays: 3, questions: null } : null })
    if (questions) await head('PUT', `/courses/${course.id}/questions`, { version: 0, items: readQuestions(questions).questions })
    for (const [at, lesson] of lessons.entries()) await head('PUT', `/courses/${course.id}/lessons/${nextId()}`, { version: 0, order: at + 1, title: lesson.title, text: lesson.text, quiz: readQuestions(lesson.quiz).questions })
    courses.push({ id: course.id, topics })
  }
  const [cleaning, gate, fire, parking] = courses as [typeof courses[number], typeof courses[number], typeof courses[number], typeof courses[number]]
  const session = async (course: typeof cleaning, days: number, more: object) => (await head<{ id: string }>('POST', '/training-sessions', { id: nextId(), course: course.id, date: addDays(now, days), from: '09:00', to: '12:00', place: '社区活动室', trainer: '王建平', capacity: 20, topics: course.topics, ...more })).id
  const enrolled = async (id: string, some: readonly Person[]) => {
    for (const { id: person } of some) await head('POST', `/training-sessions/${id}/seats`, { person })
  }
  const first = await session(cleaning, -20, {})
  const second = await session(gate, -6, { from: '13:00', to: '17:30', place: '东门岗亭', trainer: '赵国强' })
  const coming = await session(fire, 2, { to: '12:30', topics: [{ ...fire.topics[0], minutes: 180 }], place: '消防控制室', capacity: 3, trainer: '区消防大队 李教官' })
  await session(fire, 9, { to: '12:30', topics: [{ ...fire.topics[1], minutes: 180 }], place: '消防控制室', trainer: '区消防大队 李教官' })
  await session(parking, 5, { from: '14:00', to: '16:00', trainer: '孙师傅' })
  await session(cleaning, 16, {})
  const [early, late] = [people.slice(0, 5), people.slice(3, 8)]
  await enrolled(first, early)
  await enrolled(second, late)
  await enrolled(coming, people.slice(0, 4))
  if (early.length > 0) await head('POST', `/training-sessions/${first}/attendance`, { entries: early.map(({ id }) => ({ person: id })) })
  if (late.length > 0) await head('POST', `/training-sessions/${second}/attendance`, { entries: late.map(({ id }, at) => ({ person: id, ...(at === 0 ? { from: '14:10' } : {}) })) })
  for (const [at, { id }] of early.slice(0, 3).entries()) await head('POST', `/courses/${cleaning.id}/exams`, { id: nextId(), person: id, on: addDays(now, -19), percent: [92, 80, 40][at], examiner: '王建平' })
  const money = (side: string, stage: string, amountFen: number, text: string, reference = '') => head('POST', `/courses/${cleaning.id}/money`, { id: nextId(), side, stage, amountFen, on: addDays(now, -20), text, reference })
  await money('cost', 'estimated', 120_000, '讲师费和讲义')
  await money('cost', 'actual', 108_000, '讲师费和讲义', '支出 2026-11')
  await money('grant', 'estimated', 150_000, '区人社局岗前培训补贴')
}
