import type { BusinessDate } from '../../calendar.ts'
import { fitForPost, type Asked, type Qualified } from './fit-for-post.ts'
import type { Days, Duty, LabourLimits, LabourPerson, Violation } from './labour-model.ts'
import { restBetween } from './rest-between.ts'
import { twoAtPost } from './two-at-post.ts'
import { workingTime } from './working-time.ts'

export type Rostered = {
  readonly person: LabourPerson
  /** The last month's duties first: a roster is lawful only together with what was worked before. */
  readonly duties: readonly Duty[]
  readonly qualified: Qualified
}

/** W1, W2, W3 and W5 of one person: what a painted cell asks, and nothing in it looks at anybody else. */
export function checkPerson({ person, duties, qualified }: Rostered, limits: readonly LabourLimits[], asked: Asked, within: Days): Violation[] {
  return [
    ...workingTime(person, duties, limits, within),
    ...restBetween(person, duties, limits, within),
    ...fitForPost(person, duties, asked, qualified, within),
  ]
}

/** The rules of each person and W6 over a roster and the history before it. W4 is about pay and asks `minimumWage` of its own. */
export function checkLabour(people: readonly Rostered[], limits: readonly LabourLimits[], asked: Asked, twoAt: readonly string[], within: Days): Violation[] {
  const all = people.flatMap(({ duties }) => duties)
  return [...people.flatMap((one) => checkPerson(one, limits, asked, within)), ...twoAt.flatMap((post) => twoAtPost(post, all, limits, within))].toSorted((a, b) => compare(a.days[0]!, b.days[0]!))
}

const compare = (a: BusinessDate, b: BusinessDate): number => (a < b ? -1 : a > b ? 1 : 0)
