/** An instance of Curtois and Qu's shift scheduling benchmark, as its file says it. Days count from 0, day 0 is a Monday. */
export type Instance = {
  readonly days: number
  readonly shifts: readonly { readonly id: string; readonly minutes: number; readonly notBefore: readonly string[] }[]
  readonly staff: readonly Staff[]
  readonly on: readonly Request[]
  readonly off: readonly Request[]
  readonly cover: readonly { readonly day: number; readonly shift: string; readonly need: number; readonly under: number; readonly over: number }[]
}

export type Staff = {
  readonly id: string
  readonly maxShifts: ReadonlyMap<string, number>
  readonly maxMinutes: number
  readonly minMinutes: number
  readonly maxRun: number
  readonly minRun: number
  readonly minRest: number
  readonly maxWeekends: number
  readonly daysOff: readonly number[]
}

export type Request = { readonly staff: string; readonly day: number; readonly shift: string; readonly weight: number }

/** Throws with the section and the line when a file is not of the format. */
export function readInstance(text: string): Instance {
  const sections = sectionsOf(text)
  const rows = (name: string) => (sections.get(name) ?? []).map((line) => line.split(',').map((field) => field.trim()))
  const daysOff = new Map(rows('SECTION_DAYS_OFF').map(([staff, ...days]) => [staff!, days.filter((day) => day !== '').map(number)]))
  const requests = (name: string): Request[] => rows(name).map(([staff, day, shift, weight]) => ({ staff: staff!, day: number(day), shift: shift!, weight: number(weight) }))
  return {
    days: number(rows('SECTION_HORIZON')[0]?.[0]),
    shifts: rows('SECTION_SHIFTS').map(([id, minutes, not]) => ({ id: id!, minutes: number(minutes), notBefore: (not ?? '').split('|').filter((shift) => shift !== '') })),
    staff: rows('SECTION_STAFF').map(([id, most, maxMinutes, minMinutes, maxRun, minRun, minRest, maxWeekends]) => ({
      id: id!,
      maxShifts: new Map((most ?? '').split('|').filter((part) => part !== '').map((part) => [part.split('=')[0]!, number(part.split('=')[1])])),
      maxMinutes: number(maxMinutes),
      minMinutes: number(minMinutes),
      maxRun: number(maxRun),
      minRun: number(minRun),
      minRest: number(minRest),
      maxWeekends: number(maxWeekends),
      daysOff: daysOff.get(id!) ?? [],
    })),
    on: requests('SECTION_SHIFT_ON_REQUESTS'),
    off: requests('SECTION_SHIFT_OFF_REQUESTS'),
    cover: rows('SECTION_COVER').map(([day, shift, need, under, over]) => ({ day: number(day), shift: shift!, need: number(need), under: number(under), over: number(over) })),
  }
}

function sectionsOf(text: string): Map<string, string[]> {
  const sections = new Map<string, string[]>()
  let lines: string[] | undefined
  for (const raw of text.split('\n')) {
    const line = raw.replace('\uFEFF', '').trim()
    if (line === '' || line.startsWith('#')) continue
    if (line.startsWith('SECTION_')) sections.set(line, (lines = []))
    else if (lines) lines.push(line)
    else throw new Error(`a line before any section: ${line}`)
  }
  return sections
}

function number(text: string | undefined): number {
  const value = Number(text)
  if (text === undefined || text === '' || !Number.isFinite(value)) throw new Error(`not a number: ${text}`)
  return value
}
