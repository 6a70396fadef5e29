import type { Problem } from '../../../functions/rosters/engine/problem.ts'
import type { Instance } from './read-instance.ts'

/** The benchmark's words in those of the engine. */
export function toProblem(instance: Instance): Problem {
  const kindOf = new Map(instance.shifts.map(({ id }, at) => [id, at + 1]))
  const kinds = instance.shifts.map(({ id, minutes, notBefore }) => ({ id, minutes, notBefore: notBefore.map((next) => kindOf.get(next)!) }))
  return {
    days: instance.days,
    weekend: Array.from({ length: instance.days }, (_, day) => (day % 7 >= 5 ? Math.floor(day / 7) : -1)),
    kinds,
    people: instance.staff.map((staff) => ({
      id: staff.id,
      minMinutes: staff.minMinutes,
      maxMinutes: staff.maxMinutes,
      maxRun: staff.maxRun,
      minRun: staff.minRun,
      minRest: staff.minRest,
      maxWeekends: staff.maxWeekends,
      maxOfKind: instance.shifts.map(({ id }) => staff.maxShifts.get(id) ?? instance.days),
      pinned: staff.daysOff.map((day) => ({ day, kind: 0 })),
      barred: [],
      wishes: [...wishesOf(instance.on, staff.id, true), ...wishesOf(instance.off, staff.id, false)],
    })),
    demand: instance.cover.map(({ day, shift, need, under, over }) => ({ day, kinds: [kindOf.get(shift)!], need, under, over })),
  }

  function wishesOf(requests: Instance['on'], id: string, wants: boolean) {
    return requests.filter(({ staff }) => staff === id).map(({ day, shift, weight }) => ({ day, kind: kindOf.get(shift)!, weight, wants }))
  }
}
