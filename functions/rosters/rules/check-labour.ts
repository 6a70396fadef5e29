import type { BusinessDate } from '../../calendar.ts'
import { fitForPost, type Asked, type Held } from './fit-for-post.ts'
import type { Days, Duty, LabourLimits, LabourPerson, Violation } from './labour-model.ts'
import { restBetween } from './rest-between.ts'
import { twoAtPost } from './two-at-post.ts'
import { workingTime } from './working-time.ts'

export type Rostered = {
  readonly person: LabourPerson
  /** The last month's duties first: a roster is lawful only together with what was worked before. */
  readonly duties: readonly Duty[]
  readonly held: readonly Held[]
}

/** W1, W2, W3, W5 and W6 over a roster and the history before it. W4 is about pay and asks `minimumWage` of its own. */
export function checkLabour(people: readonly Rostered[], limits: readonly LabourLimits[], asked: Asked, twoAt: readonly string[], within: Days): Violation[] {
  const own = people.flatMap(({ person, duties, held }) => [
    ...workingTime(person, duties, limits, within),
    ...restBetween(person, duties, limits, within),
    ...fitForPost(person, duties, asked, held, within),
  ])
  const all = people.flatMap(({ duties }) => duties)
  return [...own, ...twoAt.flatMap((post) => twoAtPost(post, all, limits, within))].toSorted((a, b) => compare(a.days[0]!, b.days[0]!))
}

const compare = (a: BusinessDate, b: BusinessDate): number => (a < b ? -1 : a > b ? 1 : 0)
