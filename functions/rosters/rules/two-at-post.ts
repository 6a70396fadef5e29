import { addDays, type BusinessDate } from '../../calendar.ts'
import { limitsOn, minuteOf, stretchesOf, type Days, type Duty, type LabourLimits, type Stretch, type Violation } from './labour-model.ts'

/** W6: the fire-control room has two at a time, every minute of the day; whoever works a split shift is not there in its gap. One violation for each stretch of a day with fewer. */
export function twoAtPost(post: string, duties: readonly Duty[], limits: readonly LabourLimits[], within: Days, name = post): Violation[] {
  const there = duties.filter((duty) => duty.post === post).flatMap(stretchesOf)
  const violations: Violation[] = []
  // A roster covers a bounded range of days; the last day after it belongs to night shifts that end there.
  for (let date = within.from; date <= within.to; date = addDays(date, 1)) violations.push(...ofDay(name, there, date, limitsOn(limits, date).fireControlPeople))
  return violations
}

/** How many people are missing there in those days, each minute counted: what tells a change that leaves fewer from one that fills a gap. */
export function missingAtPost(post: string, duties: readonly Duty[], limits: readonly LabourLimits[], within: Days): number {
  const there = duties.filter((duty) => duty.post === post).flatMap(stretchesOf)
  let missing = 0
  for (let date = within.from; date <= within.to; date = addDays(date, 1)) {
    const limit = limitsOn(limits, date).fireControlPeople
    for (const { begin, end, is } of thinIn(there, date, limit)) missing += (end - begin) * (limit - is)
  }
  return missing
}

type Thin = { begin: number; end: number; is: number }

/** The stretches of a day with fewer than the limit, in minutes as duties count them. */
function thinIn(there: readonly Stretch[], date: BusinessDate, limit: number): Thin[] {
  const from = minuteOf(date)
  const to = from + 1440
  const edges = [...new Set([from, to, ...there.flatMap(({ begin, end }) => [begin, end]).filter((minute) => minute > from && minute < to)])].toSorted((a, b) => a - b)
  const stretches = edges.slice(0, -1).map((begin, at) => ({ begin, end: edges[at + 1]!, is: there.filter((one) => one.begin <= begin && begin < one.end).length })).filter(({ is }) => is < limit)
  return stretches.reduce<Thin[]>((list, next) => {
    const last = list.at(-1)
    if (last && last.end === next.begin && last.is === next.is) last.end = next.end
    else list.push({ ...next })
    return list
  }, [])
}

function ofDay(name: string, there: readonly Stretch[], date: BusinessDate, limit: number): Violation[] {
  const from = minuteOf(date)
  return thinIn(there, date, limit).map(({ begin, end, is }): Violation => ({
    rule: 'W6', person: null, days: [date], is, limit, unit: 'people',
    say: { zh: `${name} ${date} ${clock(begin - from)} 至 ${clock(end - from)} 只有 ${is} 人，至少 ${limit} 人。`, en: `${name} on ${date} has ${is} from ${clock(begin - from)} to ${clock(end - from)}; at least ${limit}.` },
  }))
}

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
