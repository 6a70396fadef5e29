import { addDays, type BusinessDate, parseDate } from '../calendar.ts'
import { plain } from './clean-text.ts'

/** Days since 1899-12-30, the way Excel stores dates; from 1927-05-18, to 2064-04-08, so that no year or month is taken for one. */
const serialMin = 10_000
const serialMax = 60_000
const yearsUnderstood = { from: 1900, to: 2100 }

/**
 * `1981.12.24`, `1981/12/24`, `1981-12-24`, `1981年12月24日`, `19811224`, an Excel serial number. Undefined for
 * anything that leaves a part open or could be read in two ways (`1981.12`, `24/12/1981`, `81.12.24`).
 */
export function parseDay(text: string, serialOffset = 0): BusinessDate | undefined {
  const typed = plain(text).replace(/(?<=\d[^:]*?)[ T]00:00(?::00(?:\.0+)?)?Z?$/, '').replace(/\s/g, '')
  if (/^\d{5}(?:\.0+)?$/.test(typed)) return ofSerial(Number(typed) + serialOffset)
  const [, year, month, day] =
    /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]$/.exec(typed) ?? /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})$/.exec(typed)?.filter((_, at) => at !== 2) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(typed) ?? []
  if (!year || !month || !day) return undefined
  if (Number(year) < yearsUnderstood.from || Number(year) > yearsUnderstood.to) return undefined
  return parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

const ofSerial = (days: number): BusinessDate | undefined =>
  days >= serialMin && days <= serialMax ? addDays('1899-12-30' as BusinessDate, days) : undefined
