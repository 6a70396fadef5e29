import type { BusinessDate } from '../calendar.ts'
import type { TopicMinutes } from './attendance-rules.ts'

export type Credit = TopicMinutes & { readonly on: BusinessDate }
export type CourseDemand = {
  readonly topics: readonly TopicMinutes[]
  /** Whole percent of theory, and of practice, that has to be attended. */
  readonly minShare: number
  readonly exam: boolean
}
export type Reached = { readonly done: number; readonly of: number }
export type Progress = {
  /** Minutes. No topic counts beyond what the course gives it: twice the easy half is no whole course. */
  readonly theory: Reached
  readonly practice: Reached
  readonly topics: readonly (TopicMinutes & { readonly done: number })[]
  /** Of all minutes, whole percent rounded down. */
  readonly percent: number
  /** On which day the share was reached. */
  readonly attendedOn: BusinessDate | null
  /** And the exam passed, where there is one. */
  readonly completedOn: BusinessDate | null
}

/** How far somebody is in a course, by what they attended and the day on which they passed its exam. */
export function progressOf(course: CourseDemand, credits: readonly Credit[], passedOn: BusinessDate | null): Progress {
  const inTime = credits.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const days = [...new Set(inTime.map(({ on }) => on))]
  // A course has at most 40 sessions of a person, so adding up anew each day costs nothing.
  const attendedOn = days.find((day) => enough(course, reachedBy(course, inTime.filter(({ on }) => on <= day)))) ?? null
  const topics = reachedBy(course, inTime)
  const [theory, practice] = [sumOf(topics, 'theory'), sumOf(topics, 'practice')]
  const [done, of] = [theory.done + practice.done, theory.of + practice.of]
  const completedOn = attendedOn === null ? null : !course.exam ? attendedOn : passedOn === null ? null : passedOn > attendedOn ? passedOn : attendedOn
  return { theory, practice, topics, percent: of === 0 ? 0 : Math.floor((done * 100) / of), attendedOn, completedOn }
}

type TopicReached = TopicMinutes & { readonly done: number }

const reachedBy = ({ topics }: CourseDemand, credits: readonly Credit[]): TopicReached[] =>
  topics.map((topic) => ({ ...topic, done: Math.min(topic.minutes, minutesOf(credits.filter((credit) => credit.topic === topic.topic && credit.kind === topic.kind))) }))

const minutesOf = (credits: readonly Credit[]): number => credits.reduce((sum, { minutes }) => sum + minutes, 0)

const sumOf = (topics: readonly TopicReached[], kind: TopicMinutes['kind']): Reached => {
  const ofKind = topics.filter((topic) => topic.kind === kind)
  return { done: ofKind.reduce((sum, { done }) => sum + done, 0), of: ofKind.reduce((sum, { minutes }) => sum + minutes, 0) }
}

function enough({ minShare }: CourseDemand, topics: readonly TopicReached[]): boolean {
  return (['theory', 'practice'] as const).every((kind) => {
    const { done, of } = sumOf(topics, kind)
    return done * 100 >= minShare * of
  })
}
