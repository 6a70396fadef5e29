import type { Person, Problem } from './problem.ts'

export const lineRules = ['pinned', 'barred', 'minMinutes', 'maxMinutes', 'maxRun', 'minRun', 'minRest', 'maxWeekends', 'maxOfKind', 'sequence', 'spans'] as const
export type LineRule = (typeof lineRules)[number]
export type Broken = { readonly rule: LineRule; readonly day: number; readonly is: number; readonly limit: number }

/** Every hard rule that a person's line breaks, by a plain look at it from day to day. The search for lines never uses this; what it finds is held against it. */
export function brokenRules(problem: Problem, person: number, line: ArrayLike<number>): Broken[] {
  const who = problem.people[person]!
  const broken: Broken[] = []
  const say = (rule: LineRule, day: number, is: number, limit: number) => broken.push({ rule, day, is, limit })
  for (const { day, kind } of who.pinned) if (line[day] !== kind) say('pinned', day, line[day]!, kind)
  const pinned = new Set(who.pinned.map(({ day }) => day))
  for (const { day, kind } of who.barred) if (line[day] === kind && !pinned.has(day)) say('barred', day, kind, 0)
  totals(problem, who, line, say)
  runs(problem, who, line, say)
  return broken
}

type Say = (rule: LineRule, day: number, is: number, limit: number) => void

function totals(problem: Problem, who: Person, line: ArrayLike<number>, say: Say): void {
  const minutesOn = (from: number, to: number) => {
    let sum = 0
    for (let day = Math.max(0, from); day <= Math.min(to, problem.days - 1); day += 1) sum += line[day] === 0 ? 0 : problem.kinds[line[day]! - 1]!.minutes
    return sum
  }
  const total = minutesOn(0, problem.days - 1)
  if (total < who.minMinutes) say('minMinutes', 0, total, who.minMinutes)
  if (total > who.maxMinutes) say('maxMinutes', 0, total, who.maxMinutes)
  for (const span of (who.spans ?? []).flat()) if (minutesOn(span.from, span.to) > span.maxMinutes) say('spans', span.from, minutesOn(span.from, span.to), span.maxMinutes)
  problem.kinds.forEach((_, at) => {
    let count = 0
    for (let day = 0; day < problem.days; day += 1) if (line[day] === at + 1) count += 1
    if (count > who.maxOfKind[at]!) say('maxOfKind', 0, count, who.maxOfKind[at]!)
  })
  const weekends = new Set<number>()
  for (let day = 0; day < problem.days; day += 1) if (line[day] !== 0 && problem.weekend[day]! >= 0) weekends.add(problem.weekend[day]!)
  if (weekends.size > who.maxWeekends) say('maxWeekends', 0, weekends.size, who.maxWeekends)
}

function runs(problem: Problem, who: Person, line: ArrayLike<number>, say: Say): void {
  const before = { worked: 0, off: 0, kind: 0, ...who.before }
  const known = who.before !== undefined
  for (let day = 0; day < problem.days; day += 1) {
    const earlier = day > 0 ? line[day - 1]! : before.kind
    if (earlier !== 0 && line[day] !== 0 && problem.kinds[earlier - 1]!.notBefore.includes(line[day]!)) say('sequence', day, line[day]!, earlier)
  }
  let from = 0
  while (from < problem.days) {
    const works = line[from] !== 0
    let to = from
    while (to + 1 < problem.days && (line[to + 1] !== 0) === works) to += 1
    const length = to - from + 1 + (from === 0 ? (works ? before.worked : before.off) : 0)
    const whole = (from > 0 || known) && to < problem.days - 1
    if (works && length > who.maxRun) say('maxRun', from, length, who.maxRun)
    if (works && whole && length < who.minRun) say('minRun', from, length, who.minRun)
    if (!works && whole && length < who.minRest) say('minRest', from, length, who.minRest)
    from = to + 1
  }
  // A run from before that stops, or a rest from before that ends, with day 0 is over as well.
  if (known && before.worked > 0 && line[0] === 0 && before.worked < who.minRun) say('minRun', 0, before.worked, who.minRun)
  if (known && before.off > 0 && line[0] !== 0 && before.off < who.minRest) say('minRest', 0, before.off, who.minRest)
}
