import type { BusinessDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { CourseId, PersonId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { overVersion } from './items.ts'
import { type Lesson, lessonsMax, picturesMax } from './lesson-model.ts'
import { moneyLinesMax } from './money-model.ts'

type Reader = Pick<Ctx, 'store'>
type Place = Pick<Ctx, 'tenant'>
export type LessonRecord = Readonly<Lesson>

/** In the order of the course. */
export async function lessonsOf({ store }: Reader, course: CourseId): Promise<LessonRecord[]> {
  const found: LessonRecord[] = []
  for await (const { pk: _, sk: __, ...lesson } of store.all<LessonRecord & Key>({ pk: keys.courseRoom(store.tenant, course), begins: 'LESSON#', consistent: true }, { bound: lessonsMax * 2 })) found.push(lesson)
  return found.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
}
export async function findLesson({ store }: Reader, course: CourseId, lesson: string): Promise<LessonRecord | undefined> {
  const found = await store.get<LessonRecord & Key>(keys.lesson(store.tenant, course, lesson), { consistent: true })
  if (!found) return undefined
  const { pk: _, sk: __, ...record } = found
  return record
}
export const putLesson = ({ tenant }: Place, lesson: LessonRecord): Write => ({ put: { ...lesson, ...keys.lesson(tenant, lesson.course, lesson.id) }, if: overVersion(lesson.version) })

export type Picture = { readonly file: string; readonly caption: string }
export async function picturesOfCourse({ store }: Reader, course: CourseId): Promise<Picture[]> {
  const found: Picture[] = []
  for await (const { sk, caption } of store.all<Key & { readonly caption: string }>({ pk: keys.courseRoom(store.tenant, course), begins: 'PICTURE#', consistent: true }, { bound: picturesMax * 2 })) found.push({ file: sk.slice('PICTURE#'.length), caption })
  return found
}
export const putPicture = ({ tenant }: Place, course: CourseId, { file, caption }: Picture): Write => ({ put: { ...keys.lessonPicture(tenant, course, file), caption } })
export const hasPicture = async ({ store }: Reader, course: CourseId, file: string): Promise<boolean> => (await store.get(keys.lessonPicture(store.tenant, course, file), { consistent: true })) !== undefined

/** Whoever did a lesson did it, also when its quiz is answered again. */
export const doneWrite = ({ tenant }: Place, person: PersonId, { course, id }: Pick<LessonRecord, 'course' | 'id'>, on: BusinessDate): Write => ({ put: { ...keys.lessonDone(tenant, person, course, id), on } })
export async function lessonsDone({ store }: Reader, person: PersonId): Promise<ReadonlySet<string>> {
  const done = new Set<string>()
  for await (const { sk } of store.all<Key>({ pk: keys.personRoom(store.tenant, person), begins: 'LESSON#', consistent: true }, { bound: lessonsMax * 300 })) done.add(sk.split('#')[2]!)
  return done
}

export type MoneyRecord = { readonly id: string; readonly side: 'cost' | 'grant'; readonly stage: 'estimated' | 'actual'; readonly amountFen: number; readonly on: BusinessDate; readonly text: string; readonly reference: string; readonly by: string; readonly sent: string }
export async function moneyOf({ store }: Reader, course: CourseId): Promise<MoneyRecord[]> {
  const found: MoneyRecord[] = []
  for await (const { pk: _, sk: __, ...line } of store.all<MoneyRecord & Key>({ pk: keys.courseRoom(store.tenant, course), begins: 'MONEY#', consistent: true }, { bound: moneyLinesMax })) found.push(line)
  return found.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.id < b.id ? -1 : 1))
}
export const putMoney = ({ tenant }: Place, course: CourseId, line: MoneyRecord): Write => ({ put: { ...line, ...keys.courseMoney(tenant, course, line.id) }, if: 'absent' })
