import type { FoundDemand } from './setup-queries.ts'

type Line = FoundDemand['lines'][number]

/** A line as it is typed. */
export type LineValues = {
  readonly key: string
  readonly shift: string
  readonly need: string
  readonly days: readonly number[]
  readonly holidays: boolean
  readonly certificate: string
  readonly certified: string
  readonly hard: boolean
  readonly seasonFrom: string
  readonly seasonTo: string
  readonly place: string
  /** Empty: always. */
  readonly from: string
  readonly to: string
}

export type LineField = 'shift' | 'need' | 'days' | 'season' | 'to'

export const everyDay = [0, 1, 2, 3, 4, 5, 6] as const

export const newLine = (key: string, shift: string): LineValues => ({ key, shift, need: '1', days: everyDay, holidays: true, certificate: '', certified: '1', hard: false, seasonFrom: '', seasonTo: '', place: '', from: '', to: '' })

export const valuesOf = (line: Line, key: string): LineValues => ({
  key, shift: line.shift, need: String(line.need), days: line.days, holidays: line.holidays, certificate: line.skilled?.kind ?? '', certified: String(line.skilled?.need ?? 1), hard: line.hard,
  seasonFrom: line.season?.from ?? '', seasonTo: line.season?.to ?? '', place: line.place, from: line.from ?? '', to: line.to ?? '',
})

const yearDay = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const isCount = (text: string): boolean => /^\d{1,2}$/.test(text.trim()) && Number(text) <= 50

/** The line as it is sent, or what is wrong with it. */
export function lineOf(values: LineValues): { readonly line: Line; readonly wrong?: never } | { readonly wrong: readonly LineField[]; readonly line?: never } {
  const { seasonFrom, seasonTo, certificate } = values
  const seasonal = seasonFrom.trim() !== '' || seasonTo.trim() !== ''
  const wrong: LineField[] = [
    ...(values.shift ? [] : (['shift'] as const)),
    ...(isCount(values.need) && (!certificate || (isCount(values.certified) && Number(values.certified) >= 1)) ? [] : (['need'] as const)),
    ...(values.days.length > 0 || values.holidays ? [] : (['days'] as const)),
    ...(!seasonal || (yearDay.test(seasonFrom.trim()) && yearDay.test(seasonTo.trim())) ? [] : (['season'] as const)),
    ...(values.from === '' || values.to === '' || values.from <= values.to ? [] : (['to'] as const)),
  ]
  if (wrong.length > 0) return { wrong }
  const line = {
    shift: values.shift, days: [...values.days].toSorted(), holidays: values.holidays, season: seasonal ? { from: seasonFrom.trim(), to: seasonTo.trim() } : null, from: values.from || null, to: values.to || null, need: Number(values.need),
    skilled: certificate ? { kind: certificate, need: Number(values.certified) } : null, hard: values.hard, place: values.place.trim(),
  }
  return { line: line as Line }
}
