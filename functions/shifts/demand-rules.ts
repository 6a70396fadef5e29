import { type BusinessDate, weekdayOf } from '../calendar.ts'
import type { PostId, ShiftId } from '../ids.ts'
import type { Holiday, SheetDemand } from '../rosters/sheet-model.ts'
import type { DemandLine } from './model.ts'

type Validity = { readonly id: ShiftId; readonly from: BusinessDate; readonly to: BusinessDate | null }

/**
 * What a post needs, day by day and shift by shift. A public holiday is its own kind of day, whatever weekday it is; a weekend day worked in
 * exchange counts as a Monday. Of several lines for one shift the largest counts, in people, in the certificate and in being hard.
 */
export function demandOn(post: PostId, lines: readonly DemandLine[], dates: readonly BusinessDate[], holidays: readonly Pick<Holiday, 'date' | 'kind'>[], shifts: readonly Validity[]): SheetDemand[] {
  const kindOf = new Map(holidays.map(({ date, kind }) => [date, kind]))
  const valid = new Map(shifts.map((shift) => [shift.id, shift]))
  return dates.flatMap((date) => {
    const byShift = new Map<ShiftId, SheetDemand>()
    for (const line of lines) {
      const shift = valid.get(line.shift)
      if (!shift || shift.from > date || (shift.to !== null && shift.to < date) || !holdsOn(line, date, kindOf.get(date))) continue
      byShift.set(line.shift, larger(byShift.get(line.shift), { date, post, shift: line.shift, need: line.need, skilled: line.skilled, hard: line.hard }))
    }
    return [...byShift.values()].filter(({ need, skilled }) => need > 0 || skilled !== null)
  })
}

export function holdsOn({ days, holidays, season, from, to }: Pick<DemandLine, 'days' | 'holidays' | 'season' | 'from' | 'to'>, date: BusinessDate, kind: Holiday['kind'] | undefined): boolean {
  if ((from !== null && date < from) || (to !== null && date > to)) return false
  if (season !== null && !inSeason(season, date.slice(5))) return false
  if (kind === 'statutory' || kind === 'off') return holidays
  return days.includes(kind === 'workday' ? 0 : weekdayOf(date))
}

/** Both ends belong to it: `11-15` to `03-15` is the winter. */
const inSeason = ({ from, to }: { readonly from: string; readonly to: string }, day: string): boolean => (from <= to ? from <= day && day <= to : day >= from || day <= to)

function larger(one: SheetDemand | undefined, two: SheetDemand): SheetDemand {
  if (!one) return two
  const skilled = !one.skilled || (two.skilled && two.skilled.need > one.skilled.need) ? two.skilled : one.skilled
  return { ...two, need: Math.max(one.need, two.need), skilled, hard: one.hard || two.hard }
}
