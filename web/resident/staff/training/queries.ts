import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'
import { keepLesson } from './kept-lesson.ts'

const fetchMine = () => ask(api.staff.training.$get())
export type Mine = Awaited<ReturnType<typeof fetchMine>>
export type MySession = Mine['sessions'][number]
export type MyCourse = Mine['courses'][number]
export const mineQuery = queryOptions({ queryKey: ['staff', 'training'], queryFn: fetchMine })

const fetchLesson = (course: string, lesson: string) => ask(api.staff.courses[':course'].lessons[':lesson'].$get({ param: { course, lesson } }))
export type Lesson = Awaited<ReturnType<typeof fetchLesson>>
/** What was read stays on the phone, for a basement without network. */
export const lessonQuery = (course: string, lesson: string) =>
  queryOptions({
    queryKey: ['staff', 'lesson', course, lesson],
    queryFn: async () => {
      const found = await fetchLesson(course, lesson)
      keepLesson(found)
      return found
    },
    networkMode: 'always',
    retry: false,
  })

/** A question as it is asked, in an exam or a quiz. */
export type Asked = Lesson['quiz'][number]
export type Chosen = Readonly<Record<string, readonly number[]>>
export const paperQuery = (course: string) => queryOptions({ queryKey: ['staff', 'paper', course], gcTime: 0, staleTime: Number.POSITIVE_INFINITY, queryFn: () => ask(api.staff.exams[':course'].$post({ param: { course } })) })
