import type { Instance, Staff } from './read-instance.ts'

export type Finding = { readonly staff: string; readonly rule: string; readonly day?: number; readonly is: number; readonly limit: number }

/**
 * Judges a roster by the words of the benchmark alone, day by day, and shares no code with the engine.
 * `roster[person][day]` is the id of a shift or '' for a day off.
 */
export function evaluate(instance: Instance, roster: readonly (readonly string[])[]): { readonly cost: number; readonly findings: readonly Finding[] } {
  return { cost: requestCost(instance, roster) + coverCost(instance, roster), findings: instance.staff.flatMap((staff, at) => findingsOf(instance, staff, roster[at]!)) }
}

function requestCost(instance: Instance, roster: readonly (readonly string[])[]): number {
  const place = new Map(instance.staff.map(({ id }, at) => [id, at]))
  const has = (staff: string, day: number, shift: string) => roster[place.get(staff)!]![day] === shift
  const on = instance.on.filter(({ staff, day, shift }) => !has(staff, day, shift))
  const off = instance.off.filter(({ staff, day, shift }) => has(staff, day, shift))
  return [...on, ...off].reduce((sum, { weight }) => sum + weight, 0)
}

function coverCost(instance: Instance, roster: readonly (readonly string[])[]): number {
  return instance.cover.reduce((sum, { day, shift, need, under, over }) => {
    const there = roster.filter((line) => line[day] === shift).length
    return sum + Math.max(0, need - there) * under + Math.max(0, there - need) * over
  }, 0)
}

function findingsOf(instance: Instance, staff: Staff, line: readonly string[]): Finding[] {
  const findings: Finding[] = []
  const report = (rule: string, is: number, limit: number, day?: number) => findings.push({ staff: staff.id, rule, is, limit, ...(day === undefined ? {} : { day }) })
  const shift = new Map(instance.shifts.map((each) => [each.id, each]))
  if (line.length !== instance.days) report('every day is planned', line.length, instance.days)
  line.forEach((id, day) => {
    if (id === '') return
    if (!shift.has(id)) report(`known shift, not ${id}`, 0, 0, day)
    if (staff.daysOff.includes(day)) report('day off', 1, 0, day)
    const next = line[day + 1]
    if (next && shift.get(id)?.notBefore.includes(next)) report(`${next} not after ${id}`, 1, 0, day + 1)
  })
  const minutes = line.reduce((sum, id) => sum + (shift.get(id)?.minutes ?? 0), 0)
  if (minutes > staff.maxMinutes) report('most minutes', minutes, staff.maxMinutes)
  if (minutes < staff.minMinutes) report('fewest minutes', minutes, staff.minMinutes)
  for (const { id } of instance.shifts) {
    const count = line.filter((each) => each === id).length
    const most = staff.maxShifts.get(id) ?? instance.days
    if (count > most) report(`most shifts ${id}`, count, most)
  }
  for (const run of runsOf(line)) {
    // What lies before and after the plan is unknown: a run at its edge counts as long enough, never as too long for it.
    const inside = run.from > 0 && run.to < instance.days - 1
    if (run.works && run.length > staff.maxRun) report('most shifts in a row', run.length, staff.maxRun, run.from)
    if (run.works && inside && run.length < staff.minRun) report('fewest shifts in a row', run.length, staff.minRun, run.from)
    if (!run.works && inside && run.length < staff.minRest) report('fewest days off in a row', run.length, staff.minRest, run.from)
  }
  let weekends = 0
  for (let saturday = 5; saturday < instance.days; saturday += 7) if (line[saturday] || line[saturday + 1]) weekends += 1
  if (weekends > staff.maxWeekends) report('most weekends', weekends, staff.maxWeekends)
  return findings
}

function runsOf(line: readonly string[]): { works: boolean; from: number; to: number; length: number }[] {
  const runs: { works: boolean; from: number; to: number; length: number }[] = []
  line.forEach((id, day) => {
    const last = runs.at(-1)
    if (last && last.works === (id !== '')) Object.assign(last, { to: day, length: last.length + 1 })
    else runs.push({ works: id !== '', from: day, to: day, length: 1 })
  })
  return runs
}
