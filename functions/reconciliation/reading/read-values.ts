import { type BusinessDate, addDays, parseDate } from '../../calendar.ts'
import { plain } from '../../estates/clean-text.ts'
import { type Fen, fen, parseDecimal } from '../../money.ts'
import { amountMaxFen } from '../statement-model.ts'

/**
 * `1,234.50`, `￥-3`, `(12.00)`, `+5` and full-width digits as fen; empty and `-` are 0; undefined for anything else, a
 * fraction of a fen included. A number of a workbook is read by its two decimals: 56.879999999999995 is 56.88.
 */
export function readAmount(value: string | number): Fen | undefined {
  if (typeof value === 'number') {
    const rounded = Math.round(value * 100)
    return Number.isSafeInteger(rounded) && Math.abs(value * 100 - rounded) < 1e-4 && Math.abs(rounded) <= amountMaxFen ? fen(rounded || 0) : undefined
  }
  const bare = plain(value).replace(/\s/g, '').replace(/^([+-]?)(?:[¥￥]|CNY|RMB)/i, '$1').replace(/元$/, '')
  if (/^(?:-|--|\/)?$/.test(bare)) return fen(0)
  const inBrackets = /^\((.+)\)$/.exec(bare)?.[1]
  const signed = (inBrackets ? `-${inBrackets}` : bare).replace(/^\+/, '')
  const digits = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(signed) ? signed.replaceAll(',', '') : signed.replace(/^(-?)\./, '$10.')
  const amount = parseDecimal(digits, 2)
  return amount === undefined || Math.abs(amount) > amountMaxFen ? undefined : fen(amount)
}

const epoch = '1899-12-30' as BusinessDate

/** `2026-11-23`, `2026/1/3`, `20261123`, `2026年11月23日`, each with or without a time behind it, or a workbook's serial day. */
export function readDay(value: string | number, serialOffset = 0): { readonly date: BusinessDate; readonly time?: string } | undefined {
  if (typeof value === 'number' && value > 20_000 && value < 80_000) {
    const seconds = Math.round((value % 1) * 86_400)
    return { date: addDays(epoch, Math.floor(value) + serialOffset), ...(seconds > 0 && seconds < 86_400 ? { time: new Date(seconds * 1000).toISOString().slice(11, 19) } : {}) }
  }
  const text = plain(String(value))
  const [, year, month, day, rest = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(.*)$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})(.*)$/.exec(text) ?? []
  const date = parseDate(`${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`)
  const behind = rest.replace(/^[T\s-]+/, '')
  const time = readTime(behind)
  return date && (behind === '' || time) ? { date, ...(time ? { time } : {}) } : undefined
}

/** `10:05:22`, `9:05`, `100522`. */
export function readTime(text: string): string | undefined {
  const [, hour, minute, second = '00'] = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?$/.exec(text.trim()) ?? /^(\d{2})(\d{2})(\d{2})$/.exec(text.trim()) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  return `${hour.padStart(2, '0')}:${minute}:${second}`
}
