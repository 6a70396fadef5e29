import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { inOrder } from '../estates/sort-key.ts'
import { placeAfter } from '../fees/page.ts'
import type { CourseId } from '../ids.ts'
import { allCourses, type CourseRecord, findCourse } from './items.ts'
import type { Course, CoursePage, ListCourses } from './model.ts'

/** Throws `unknown`. */
export async function readCourse(ctx: Pick<Ctx, 'store'>, course: CourseId): Promise<CourseRecord> {
  const found = await findCourse(ctx, course)
  if (!found) throw unknown(`course ${course}`)
  return found
}

/** Ended ones too, in the order of their names; at most 300. */
export const everyCourse = async (ctx: Pick<Ctx, 'store'>): Promise<CourseRecord[]> => inOrder(await allCourses(ctx), ({ name }) => name)

export const getCourse = async (ctx: Ctx, course: CourseId): Promise<Course> => showCourse(await readCourse(ctx, course))

export async function listCourses(ctx: Ctx, { state, limit, after }: ListCourses): Promise<CoursePage> {
  const wanted = (await everyCourse(ctx)).filter((course) => !state || course.state === state)
  const start = placeAfter(after, wanted.length)
  const end = start + limit
  return { items: wanted.slice(start, end).map(showCourse), next: end < wanted.length ? String(end) : null }
}

export const showCourse = ({ sent: _, ...course }: CourseRecord): Course => course
