import { type BusinessDate, parseDate, type Period, parsePeriod } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { cleanName, plain } from '../estates/clean-text.ts'
import { type Cell, textOf } from '../estates/reading/cell.ts'
import { readListFile } from '../estates/reading/list-file.ts'
import { Fault, type Say } from '../faults.ts'
import { parseYuan } from '../money.ts'
import type { PersonRecord } from '../workforce/model.ts'
import { everyPerson } from '../workforce/read-person.ts'
import type { FactsInput, FactsWritten } from './model.ts'
import { writeFacts } from './month-facts.ts'
import { fileEmpty, fileTooBig, noHeader } from './words.ts'

const rowsMax = 1000

/**
 * Months from a CSV or XLSX file: each row is recorded or refused by itself, with its reason and the row's number. The same file again
 * changes nothing, so what was refused is corrected in it and the whole file sent again.
 */
export async function importMonthFacts(ctx: Ctx, { name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Promise<FactsWritten> {
  const { header, filled } = await readListFile(bytes, name, { rowsMax, faults: { empty: fileEmpty, tooBig: fileTooBig } })
  const at = columnsOf(header)
  const people = (await everyPerson(ctx)).filter(({ state }) => state === 'active')
  const refused: FactsWritten['refused'] = []
  const months = new Map<Period, { row: number; facts: FactsInput }[]>()
  for (const { row, cells } of filled) {
    try {
      const { month, facts } = read(people, (column) => (at[column] < 0 ? '' : plain(textOf(cells[at[column]]))))
      months.set(month, [...(months.get(month) ?? []), { row, facts }])
    } catch (error) {
      if (!(error instanceof RowError)) throw error
      refused.push({ row, say: error.say })
    }
  }
  const answer = { recorded: 0, unchanged: 0, refused }
  for (const [month, facts] of months) {
    try {
      const part = await writeFacts(ctx, month, { rows: facts, source: 'import' })
      answer.recorded += part.recorded
      answer.unchanged += part.unchanged
      answer.refused.push(...part.refused)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      answer.refused.push(...facts.map(({ row }) => ({ row, say: error.say })))
    }
  }
  return { ...answer, refused: answer.refused.toSorted((a, b) => a.row - b.row) }
}

const headers = {
  name: ['姓名', 'name'],
  phone: ['手机', '电话', '手机号', 'phone'],
  month: ['月份', '所属月份', 'month'],
  wage: ['实发工资', '工资', 'wage'],
  wageOn: ['工资发放日期', '发放日期', 'wage paid'],
  employer: ['单位缴费', '社保单位部分', 'employer'],
  insuranceOn: ['缴费日期', 'insurance paid'],
  days: ['出勤天数', '出勤', 'days'],
} as const
type Field = keyof typeof headers

function columnsOf(cells: readonly Cell[]): Readonly<Record<Field, number>> {
  const names = cells.map((cell) => plain(textOf(cell)).replace(/[(（].*$/, '').trim().toLowerCase())
  const place = (field: Field): number => names.findIndex((name) => (headers[field] as readonly string[]).includes(name))
  const found = Object.fromEntries((Object.keys(headers) as Field[]).map((field) => [field, place(field)])) as Record<Field, number>
  const missing = (Object.keys(headers) as Field[]).find((field) => field !== 'phone' && found[field] < 0)
  if (missing) throw noHeader(headers[missing][0])
  return found
}

class RowError extends Error {
  readonly say: Say
  constructor(zh: string, en: string) {
    super(en)
    this.say = { zh, en }
  }
}

function read(people: readonly PersonRecord[], text: (field: Field) => string): { readonly month: Period; readonly facts: FactsInput } {
  const named = people.filter((one) => one.name === cleanName(text('name')))
  const [person, second] = named.length > 1 ? named.filter(({ phone }) => phone !== '' && phone === text('phone')) : named
  if (!person) throw new RowError(named.length > 1 ? `有 ${named.length} 个“${text('name')}”，请填手机号区分` : `没有登记过“${text('name')}”`, named.length > 1 ? `There are ${named.length} of the name “${text('name')}”; add the phone` : `Nobody of the name “${text('name')}” is registered`)
  if (second) throw new RowError(`有几个“${text('name')}”用同一手机号`, `Several “${text('name')}” share a phone`)
  const [, year, number] = /^(\d{4})[-/.年](\d{1,2})/.exec(text('month')) ?? []
  const month = parsePeriod(`${year}-${(number ?? '').padStart(2, '0')}`)
  if (!month) throw new RowError(`月份“${text('month')}”应写成 2026-11`, `Write the month “${text('month')}” as 2026-11`)
  const days = text('days') === '' ? 0 : Number(text('days'))
  if (!Number.isInteger(days) || days < 0 || days > 31) throw new RowError(`出勤天数“${text('days')}”应为 0 到 31 的整数`, `“${text('days')}” is no number of days from 0 to 31`)
  return { month, facts: { person: person.id, wageFen: money(text('wage')), wagePaidOn: day(text('wageOn')), employerFen: money(text('employer')), insurancePaidOn: day(text('insuranceOn')), attendanceDays: days } }
}

function money(typed: string): number {
  const amount = typed === '' ? 0 : parseYuan(typed.replace(/^[¥￥]/, '').replace(/(?<=\d),(?=\d{3})/g, ''))
  if (amount === undefined || amount < 0 || amount > 10_000_000) throw new RowError(`“${typed}”不是最多两位小数的金额`, `“${typed}” is no amount with at most two decimals`)
  return amount
}

function day(typed: string): BusinessDate | null {
  if (typed === '') return null
  const [, year, month, date] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed) ?? []
  const found = parseDate(`${year}-${(month ?? '').padStart(2, '0')}-${(date ?? '').padStart(2, '0')}`)
  if (!found) throw new RowError(`日期“${typed}”应写成 2026-11-10`, `Write the date “${typed}” as 2026-11-10`)
  return found
}
