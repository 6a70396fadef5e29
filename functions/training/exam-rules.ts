import { addDays, type BusinessDate } from '../calendar.ts'

export type Question = {
  readonly id: string
  readonly kind: 'one' | 'many' | 'judge'
  readonly text: string
  /** A question to judge has two: it is so, it is not. */
  readonly options: readonly string[]
  /** Places in `options`. */
  readonly right: readonly number[]
  readonly points: number
}

/** By question: the places chosen. */
export type Answers = Readonly<Record<string, readonly number[]>>
export type Marked = { readonly points: number; readonly of: number; /** Whole percent, rounded down: 59.9 is no pass of 60. */ readonly percent: number; readonly right: readonly string[] }

/** A question earns all of its points or none: exactly the right options, in any order, each once. */
export function markAnswers(questions: readonly Question[], answers: Answers): Marked {
  const right = questions.filter((question) => isRight(question, answers[question.id] ?? []))
  const [points, of] = [pointsOf(right), pointsOf(questions)]
  return { points, of, percent: of === 0 ? 0 : Math.floor((points * 100) / of), right: right.map(({ id }) => id) }
}

export const isRight = ({ right }: Pick<Question, 'right'>, chosen: readonly number[]): boolean => {
  const distinct = new Set(chosen)
  return distinct.size === right.length && right.every((option) => distinct.has(option))
}

const pointsOf = (questions: readonly Question[]): number => questions.reduce((sum, { points }) => sum + points, 0)

export type ExamRule = {
  /** Whole percent. */
  readonly pass: number
  readonly attemptsMax: number
  /** Days between a failed attempt and the next: 1 = not on the same day. */
  readonly waitDays: number
}
export type PastAttempt = { readonly on: BusinessDate; readonly passed: boolean }
export type AttemptVerdict = { readonly ok: true; /** Counting from 1. */ readonly number: number } | { readonly ok: false; readonly why: 'passed' | 'used-up' | 'not-attended' } | { readonly ok: false; readonly why: 'wait'; readonly until: BusinessDate }

/** May somebody sit the exam on this day? Past attempts in their order; `more`: attempts allowed beyond the bound, each with a reason on record. */
export function judgeAttempt(rule: ExamRule, past: readonly PastAttempt[], { on, attended, more = 0 }: { readonly on: BusinessDate; readonly attended: boolean; readonly more?: number }): AttemptVerdict {
  if (past.some(({ passed }) => passed)) return { ok: false, why: 'passed' }
  if (past.length >= rule.attemptsMax + more) return { ok: false, why: 'used-up' }
  if (!attended) return { ok: false, why: 'not-attended' }
  const last = past.at(-1)
  const until = last && addDays(last.on, rule.waitDays)
  return until && on < until ? { ok: false, why: 'wait', until } : { ok: true, number: past.length + 1 }
}

/** Which of a course's questions an attempt asks: all, or as many as the exam says, drawn by `draw` (below its argument) so that neighbours sit different papers. */
export function drawQuestions(questions: readonly Question[], count: number | null, draw: (below: number) => number): Question[] {
  const left = [...questions]
  const drawn: Question[] = []
  while (drawn.length < Math.min(count ?? questions.length, questions.length)) drawn.push(...left.splice(draw(left.length), 1))
  return drawn
}
