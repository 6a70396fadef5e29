import { endOf, hours, limitsOn, startOf, stretchesOf, touches, type Days, type Duty, type LabourLimits, type LabourPerson, type Stretch, type Violation } from './labour-model.ts'

/**
 * W2: from the end of a shift to the start of the next, over midnight too. Exactly the limit is enough. A split shift counts from its first start to its
 * last end: the rest is what lies between two days of work, and the gap within one is none, so neither does it need to be as long nor does it
 * shorten the rest. What is worked within that gap is of the same day of work.
 */
export function restBetween(person: LabourPerson, duties: readonly Duty[], limits: readonly LabourLimits[], within: Days): Violation[] {
  const gaps = duties.flatMap(gapOf)
  const ordered = duties.filter((duty) => !gaps.some(({ begin, end }) => begin <= startOf(duty) && endOf(duty) <= end)).toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.startMinute - b.startMinute))
  return ordered.slice(1).flatMap((next, at): Violation[] => {
    const last = ordered[at]!
    const days = last.date === next.date ? [next.date] : [last.date, next.date]
    if (!touches(within, days)) return []
    const is = startOf(next) - endOf(last)
    const limit = limitsOn(limits, next.date).restMinutes
    if (is >= limit) return []
    const say = is < 0
      ? { zh: `${last.date} 与 ${next.date} 的两个班次重叠 ${hours(-is)} 小时。`, en: `Two shifts of ${last.date} and ${next.date} overlap by ${hours(-is)} h.` }
      : { zh: `${last.date} 下班到 ${next.date} 上班只隔 ${hours(is)} 小时，至少 ${hours(limit)} 小时。`, en: `Only ${hours(is)} h between the shift of ${last.date} and that of ${next.date}; at least ${hours(limit)} h.` }
    return [{ rule: 'W2', person: person.id, days, is, limit, unit: 'minutes', say }]
  })
}

function gapOf(duty: Duty): Stretch[] {
  if (duty.breakStart === null) return []
  const [first, second] = stretchesOf(duty)
  return [{ begin: first!.end, end: second!.begin }]
}
