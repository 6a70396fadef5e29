import { endOf, hours, limitsOn, startOf, touches, type Days, type Duty, type LabourLimits, type LabourPerson, type Violation } from './labour-model.ts'

/** W2: from the end of a shift to the start of the next, over midnight too. Exactly the limit is enough. */
export function restBetween(person: LabourPerson, duties: readonly Duty[], limits: readonly LabourLimits[], within: Days): Violation[] {
  const ordered = duties.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.startMinute - b.startMinute))
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
