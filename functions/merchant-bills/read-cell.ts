import { type BusinessDate, type Instant, parseDate } from '../calendar.ts'
import { divideHalfUp, type Fen, fen, parseDecimal, yuan } from '../money.ts'
import { badLine, sumsDiffer, touchedNumber } from './file-faults.ts'

/** Providers write fees with five decimals. */
const places = 5
const perFen = 1000
/** 100 million yuan: a line above it is no household's. */
const amountMax = 10_000_000_000

/** Yuan of a cell in whole 0.00001 yuan, for sums; an empty cell is 0. `row` counts from 0. */
export function readExact(text: string, name: string, row: number): number {
  const digits = text.replace(/^([+-]?)[¥￥]/, '$1').replace(/^\+/, '')
  const bare = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replaceAll(',', '') : digits
  const value = bare === '' || bare === '-' || bare === '/' ? 0 : parseDecimal(bare, places)
  if (value === undefined || Math.abs(value) > amountMax * perFen) throw badLine(row + 1, { zh: `“${name}”不是金额：“${text.slice(0, 30)}”。`, en: `“${name}” is no amount: “${text.slice(0, 30)}”.` })
  return value
}

/** Yuan of a cell as fen; a fraction of a fen is no amount of money. */
export function readFen(text: string, name: string, row: number): Fen {
  const value = readExact(text, name, row)
  if (value % perFen !== 0) throw badLine(row + 1, { zh: `“${name}”有不足一分的金额：“${text}”。`, en: `“${name}” has a fraction of a fen: “${text}”.` })
  return fen(value / perFen)
}

/** A fee, rounded once. */
export const readFee = (text: string, name: string, row: number): Fen => divideHalfUp([readExact(text, name, row)], perFen)

/** `2026-11-23 10:05:22`, also as Excel rewrites it, `2026/11/23 10:05`: a time in Asia/Shanghai. */
export function readTime(text: string, name: string, row: number): { readonly at: Instant; readonly valueDate: BusinessDate } {
  const [, year, month, day, hour, minute, second] = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日? (\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text) ?? []
  const two = (part: string | undefined): string => (part ?? '').padStart(2, '0')
  const valueDate = parseDate(`${year}-${two(month)}-${two(day)}`)
  if (valueDate === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) throw badLine(row + 1, { zh: `“${name}”不是时间：“${text.slice(0, 30)}”。`, en: `“${name}” is no time: “${text.slice(0, 30)}”.` })
  const at = new Date(`${valueDate}T${two(hour)}:${minute}:${two(second)}+08:00`).toISOString() as Instant
  return { at, valueDate }
}

/** The provider's number of a trade: digits only, none of them lost. */
export function readOrderNo(text: string, name: string, row: number): string {
  const number = readNumber(text, row)
  if (!/^\d{10,40}$/.test(number)) throw badLine(row + 1, { zh: `“${name}”应是 10 至 40 位数字，文件里是“${text.slice(0, 40)}”。`, en: `“${name}” should be 10 to 40 digits; the file says “${text.slice(0, 40)}”.` })
  return number
}

/** Any other number; at most 64 characters. */
export function readNumber(text: string, row: number): string {
  const number = text.replaceAll(' ', '')
  // 2.02E+27, or 28 digits of which only the first 15 survived.
  if (/^\d(\.\d+)?E\+?\d+$/i.test(number) || (number.length >= 20 && /^\d{15}0+$/.test(number))) throw touchedNumber(row + 1, number.slice(0, 40))
  if (number.length > 64) throw badLine(row + 1, { zh: `订单号“${number.slice(0, 40)}…”太长。`, en: `The order number “${number.slice(0, 40)}…” is too long.` })
  return number === '/' || number === '-' ? '' : number
}

/** A total of the file against ours, both in 0.00001 yuan. `row` counts from 0. */
export function checkSum(row: number, name: string, told: number, found: number): void {
  if (told !== found) throw sumsDiffer(row + 1, name, exactText(told), exactText(found))
}

export function checkCount(row: number, name: string, told: number, found: number): void {
  if (told !== found) throw sumsDiffer(row + 1, name, String(told), String(found))
}

const exactText = (value: number): string => (value % perFen === 0 ? yuan(value / perFen) : String(value / (perFen * 100)))

export const rowTotal = (rows: readonly number[], valueOf: (row: number) => number): number => rows.reduce((total, row) => total + valueOf(row), 0)

/** Remarks of a line: what is written in several cells, each once, at most 120 characters. */
export const remarkOf = (...texts: readonly string[]): string => [...new Set(texts.filter((text) => text !== '' && text !== '/'))].join(' ').slice(0, 120)

