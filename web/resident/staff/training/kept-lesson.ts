import type { Lesson } from './queries.ts'

const nameOf = (lesson: string): string => `linli-lesson-${lesson}`
const placeOf = (lesson: string): string => `linli-lesson-place-${lesson}`
const answersOf = (paper: string): string => `linli-answers-${paper}`

/** A phone that keeps nothing (private, full) reads without. */
function write(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(name)
    else localStorage.setItem(name, value)
  } catch {
    // Nothing is lost but the comfort.
  }
}
function read<T>(name: string): T | undefined {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

export const keepLesson = (lesson: Lesson): void => write(nameOf(lesson.id), JSON.stringify(lesson))
export const keptLesson = (lesson: string): Lesson | undefined => read<Lesson>(nameOf(lesson))

/** How many paragraphs from the top somebody had read. */
export const keepPlace = (lesson: string, block: number): void => write(placeOf(lesson), block > 0 ? String(block) : undefined)
export const keptPlace = (lesson: string): number => read<number>(placeOf(lesson)) ?? 0

/** Answers of a paper that is not handed in yet. */
export const keepAnswers = (paper: string, answers: object | undefined): void => write(answersOf(paper), answers && JSON.stringify(answers))
export const keptAnswers = (paper: string): Readonly<Record<string, readonly number[]>> => read(answersOf(paper)) ?? {}
