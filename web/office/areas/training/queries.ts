import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

const listSessions = (query: { readonly period?: string; readonly course?: string }) => ask(api['training-sessions'].$get({ query }))
export type FoundSession = Awaited<ReturnType<typeof listSessions>>['items'][number]
export const sessionsQuery = (query: { readonly period?: string; readonly course?: string }) => queryOptions({ queryKey: ['trainings', query], placeholderData: keepPreviousData, queryFn: () => listSessions(query) })

const getSession = (trainingSession: string) => ask(api['training-sessions'][':trainingSession'].$get({ param: { trainingSession } }))
export type FoundSessionDetail = Awaited<ReturnType<typeof getSession>>
export type FoundSeat = FoundSessionDetail['seats'][number]
export const sessionQuery = (session: string) => queryOptions({ queryKey: ['training', session], queryFn: () => getSession(session) })
const getSheet = (trainingSession: string) => ask(api['training-sessions'][':trainingSession'].sheet.$get({ param: { trainingSession } }))
export type SheetRow = Awaited<ReturnType<typeof getSheet>>['items'][number]
export const sheetQuery = (session: string) => queryOptions({ queryKey: ['training', session, 'sheet'], queryFn: () => getSheet(session) })
export const feedbackQuery = (trainingSession: string) => queryOptions({ queryKey: ['training', trainingSession, 'feedback'], queryFn: () => ask(api['training-sessions'][':trainingSession'].feedback.$get({ param: { trainingSession } })) })
export const codeQuery = (trainingSession: string, phase: 'in' | 'out') =>
  queryOptions({ queryKey: ['training', trainingSession, 'code', phase], gcTime: 0, refetchInterval: 5000, queryFn: () => ask(api['training-sessions'][':trainingSession'].code.$get({ param: { trainingSession }, query: { phase } })) })

const listCourses = () => ask(api.courses.$get({ query: { limit: '200' } }))
export type FoundCourse = Awaited<ReturnType<typeof listCourses>>['items'][number]
export const coursesQuery = queryOptions({ queryKey: ['courses'], queryFn: listCourses })
export const courseQuery = (course: string) => queryOptions({ queryKey: ['courses', course], queryFn: () => ask(api.courses[':course'].$get({ param: { course } })) })
export const questionsQuery = (course: string) => queryOptions({ queryKey: ['courses', course, 'questions'], gcTime: 0, queryFn: () => ask(api.courses[':course'].questions.$get({ param: { course } })) })
const listLessons = (course: string) => ask(api.courses[':course'].lessons.$get({ param: { course } }))
export type FoundLesson = Awaited<ReturnType<typeof listLessons>>['items'][number]
export const lessonsQuery = (course: string) => queryOptions({ queryKey: ['courses', course, 'lessons'], queryFn: () => listLessons(course) })
export const moneyQuery = (course: string) => queryOptions({ queryKey: ['courses', course, 'money'], queryFn: () => ask(api.courses[':course'].money.$get({ param: { course } })) })

export const recordQuery = (seeker: string) => queryOptions({ queryKey: ['training-record', seeker], queryFn: () => ask(api.seekers[':seeker'].training.$get({ param: { seeker } })) })
export const planQuery = (seeker: string, post: string) => queryOptions({ queryKey: ['training-record', seeker, 'plan', post], queryFn: () => ask(api.seekers[':seeker']['training-plan'].$get({ param: { seeker }, query: { post } })) })
export const postChoicesQuery = queryOptions({ queryKey: ['posts', 'choices'], staleTime: 60_000, queryFn: () => ask(api.posts.$get({ query: { limit: '200' } })) })

/** Everything that training shows in is asked anew. */
export const afterTraining = (client: QueryClient): Promise<unknown> => Promise.all(['training', 'trainings', 'courses', 'training-record'].map((key) => client.invalidateQueries({ queryKey: [key] })))
