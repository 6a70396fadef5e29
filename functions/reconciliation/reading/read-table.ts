import { cleanText, plain } from '../../estates/clean-text.ts'
import { type Cell, type Sheet, textOf } from '../../estates/reading/cell.ts'
import { type Fen, fen, sum } from '../../money.ts'
import type { Statement, StatementLine } from '../statement-model.ts'
import { type Columns, columnsOf, keyOf } from './columns.ts'
import type { ColumnMapping, ColumnMeaning } from '../columns-model.ts'
import { badLine, emptyStatement, unknownColumns } from './faults-of-statements.ts'
import { readAmount, readDay, readTime } from './read-values.ts'

/** Titles, account, dates and notes above the header. */
const headerWithin = 60

type Table = { readonly rows: readonly (readonly Cell[])[]; readonly header: number; readonly columns: Columns; readonly serialOffset: number }

/** A bank's list of movements, wherever its header stands and whatever stands above and below. */
export function readTable(sheets: readonly Sheet[], learned: readonly ColumnMapping[] = []): Statement {
  const table = findTable(sheets, learned)
  if (!table) throw sheets.every(({ rows }) => rows.every((row) => row.every((cell) => textOf(cell).trim() === ''))) ? emptyStatement() : unknownColumns(likelyHeader(sheets))
  const lines: StatementLine[] = []
  const signs = signsOfExpenses(table)
  const facts = factsAround(table)
  for (let at = table.header + 1; at < table.rows.length; at += 1) {
    const line = readRow(table, at, signs)
    if (line) lines.push(line)
  }
  checkTotals(table, lines)
  return { format: 'table', layout: table.rows[table.header]!.map((cell) => keyOf(cellText(cell))).filter(Boolean).join(' '), account: facts.account || oneOf(table, 'account'), currency: oneCurrency(table), ...(facts.openingFen === undefined ? {} : { openingFen: facts.openingFen }), ...(facts.closing ? { closingFen: facts.closing.amountFen, closingRow: facts.closing.row } : {}), lines }
}

function findTable(sheets: readonly Sheet[], learned: readonly ColumnMapping[]): Table | undefined {
  for (const { rows, serialOffset } of sheets) {
    for (const [header, row] of rows.slice(0, headerWithin).entries()) {
      const columns = columnsOf(row.map(cellText), learned)
      if (columns) return { rows, header, columns, serialOffset }
    }
  }
  return undefined
}

/** The row near the top with most words and no numbers: what a person is asked to explain. */
function likelyHeader(sheets: readonly Sheet[]): string[] {
  const rows = sheets.flatMap(({ rows }) => rows.slice(0, headerWithin).map((row) => row.map(cellText)))
  const words = (row: readonly string[]): number => row.filter((cell) => cell !== '' && !/\d{3}/.test(cell)).length
  return (rows.toSorted((a, b) => words(b) - words(a))[0] ?? []).slice(0, 60)
}

/** Back-ticks, tabs and `="…"` are packing. */
function cellText(cell: Cell | undefined): string {
  const bare = textOf(cell).replace(/^\uFEFF/, '').trim()
  return (/^="(.*)"$/s.exec(bare)?.[1] ?? bare).replace(/^[`']/, '').trim()
}

const valueAt = (row: readonly Cell[], place: number | undefined): string | number => {
  const cell = place === undefined ? undefined : row[place]
  return typeof cell === 'number' ? cell : cellText(cell)
}

const first = (columns: Columns, meaning: ColumnMeaning): number | undefined => columns.get(meaning)?.[0]

function oneOf({ rows, header, columns }: Table, meaning: ColumnMeaning): string {
  const place = first(columns, meaning)
  if (place === undefined) return ''
  const found = new Set(rows.slice(header + 1).map((row) => cellText(row[place])).filter((text) => text !== ''))
  return found.size === 1 ? [...found][0]!.replace(/\s/g, '') : ''
}

const currencyNames: Readonly<Record<string, string>> = { 人民币: 'CNY', 人民币元: 'CNY', rmb: 'CNY', cny: 'CNY', 元: 'CNY', 美元: 'USD', usd: 'USD', 港币: 'HKD', hkd: 'HKD', 欧元: 'EUR', eur: 'EUR' }

function oneCurrency(table: Table): string {
  const told = oneOf(table, 'currency').toLowerCase()
  return currencyNames[told] ?? (/^[a-z]{3}$/.test(told) ? told.toUpperCase() : '')
}

/** Many banks write money out as a negative number in its own column. Where the column has both signs, a minus takes an entry back. */
function signsOfExpenses({ rows, header, columns }: Table): 'positive' | 'negative' {
  const place = first(columns, 'expense')
  if (place === undefined) return 'positive'
  const amounts = rows.slice(header + 1).flatMap((row) => readAmount(valueAt(row, place)) ?? [])
  return amounts.some((one) => one < 0) && amounts.every((one) => one <= 0) ? 'negative' : 'positive'
}

const incomeFlag = /^(?:贷|收|入|存|转入|\+|c|cr|credit|in$)/i
const expenseFlag = /^(?:借|支|出|付|取|转出|-|d|dr|debit|out$)/i

function readRow(table: Table, at: number, signs: 'positive' | 'negative'): StatementLine | undefined {
  const { columns, serialOffset } = table
  const row = table.rows[at]!
  const of = (meaning: ColumnMeaning): string | number => valueAt(row, first(columns, meaning))
  const dated = readDay(of('date'), serialOffset)
  if (!dated) {
    if (isAround(table, at)) return undefined
    throw badLine(at + 1, { zh: `“${String(of('date')).slice(0, 30)}”不是日期。`, en: `“${String(of('date')).slice(0, 30)}” is no date.` })
  }
  const amountFen = amountOf(of, columns, signs, at + 1)
  if (amountFen === 0) return undefined
  const balance = of('balance')
  const balanceFen = balance === '' || !columns.has('balance') ? undefined : amountIn(balance, 'balance', at + 1)
  const time = dated.time ?? readTime(String(of('time')))
  const [reference = '', ...furtherReferences] = textsOf(row, columns, 'reference', at + 1)
  const [endToEnd = '', ...furtherOrders] = textsOf(row, columns, 'orderNo', at + 1)
  return {
    bookedOn: dated.date,
    valueDate: dated.date,
    ...(time ? { time } : {}),
    amountFen,
    ...(balanceFen === undefined ? {} : { balanceFen }),
    reference,
    endToEnd,
    otherReferences: [...furtherReferences, ...furtherOrders].map((one) => `NO:${one}`),
    counterparty: cleanText(String(of('counterparty'))),
    counterAccount: textsOf(row, columns, 'counterAccount', at + 1)[0] ?? '',
    remark: together(row, columns, 'remark'),
    kind: together(row, columns, 'kind'),
    row: at + 1,
  }
}

function amountOf(of: (meaning: ColumnMeaning) => string | number, columns: Columns, signs: 'positive' | 'negative', row: number): Fen {
  if (columns.has('amount')) {
    const amount = amountIn(of('amount'), 'amount', row)
    const flag = String(of('flag')).trim()
    if (!columns.has('flag') || amount === 0) return amount
    if (incomeFlag.test(flag)) return amount
    if (expenseFlag.test(flag)) return signedOut(amount)
    throw badLine(row, { zh: `“${flag.slice(0, 20)}”看不出是收入还是支出。`, en: `“${flag.slice(0, 20)}” does not say whether money came in or went out.` })
  }
  const income = amountIn(of('income'), 'income', row)
  const expense = amountIn(of('expense'), 'expense', row)
  if (income !== 0 && expense !== 0) throw badLine(row, { zh: '收入和支出两列都有金额。', en: 'Both the column of money in and that of money out have an amount.' })
  return fen(income - (signs === 'negative' ? -expense : expense) || 0)
}

/** A flag of 借 with `-3.00` may mean the same thing twice, or an entry taken back: banks that flag write the amount without a sign, so a sign says it twice. */
const signedOut = (amount: Fen): Fen => fen(amount > 0 ? -amount : amount)

const amountNames = { amount: '金额', income: '收入', expense: '支出', balance: '余额' } as const

function amountIn(value: string | number, meaning: keyof typeof amountNames, row: number): Fen {
  const amount = readAmount(value)
  if (amount === undefined) throw badLine(row, { zh: `“${amountNames[meaning]}”不是金额：“${String(value).slice(0, 30)}”。`, en: `The ${meaning} is no amount: “${String(value).slice(0, 30)}”.` })
  return amount
}

/** Numbers of movements, each whole: a workbook that turned one into a number has lost its last digits. */
function textsOf(row: readonly Cell[], columns: Columns, meaning: ColumnMeaning, line: number): string[] {
  return (columns.get(meaning) ?? []).flatMap((place) => {
    const cell = row[place]
    const text = cellText(cell).replace(/\s/g, '')
    if (/^\d(?:\.\d+)?E\+\d+$/i.test(text) || (typeof cell === 'number' && Math.abs(cell) > Number.MAX_SAFE_INTEGER)) throw badLine(line, { zh: `编号“${text.slice(0, 40)}”已被表格软件改动，末尾几位丢失了。`, en: `The number “${text.slice(0, 40)}” was changed by a spreadsheet program; its last digits are lost.` })
    return text === '' || text === '-' || text === '/' ? [] : [text]
  })
}

const together = (row: readonly Cell[], columns: Columns, meaning: ColumnMeaning): string => [...new Set((columns.get(meaning) ?? []).map((place) => cleanText(cellText(row[place]))))].filter((text) => text !== '' && text !== '-' && text !== '/').join(' ')

const totalWords = /^(?:合计|总计|小计|本页|承前|过次|期初|期末|上期|共计|共\d|笔数|总笔数|收入合计|支出合计|贷方合计|借方合计|.*(?:笔数|合计|总额|总计)|备注|注[:：]|打印|制表|查询|说明|-{3,}|#|第.{0,6}页|以上|声明|温馨提示|total|end)/i

/** Rows without a day that are no lines: empty ones, page heads repeated, totals, notes. Anything else with money in it is a line that cannot be read. */
function isAround({ rows, header, columns }: Table, at: number): boolean {
  const row = rows[at]!
  const cells = row.map(cellText)
  const filled = cells.filter((cell) => cell !== '')
  if (filled.length === 0) return true
  if (cells.join('|') === rows[header]!.map(cellText).join('|')) return true
  if (filled.some((cell) => totalWords.test(plain(cell)))) return true
  const places = (['amount', 'income', 'expense'] as const).flatMap((meaning) => columns.get(meaning) ?? [])
  if (isBelowTotals(rows, at)) return true
  return places.every((place) => (cells[place] ?? '') === '')
}

/** Payment services put the sums under names of their own at the end: the row below such names. */
const isBelowTotals = (rows: readonly (readonly Cell[])[], at: number): boolean => at > 0 && (rows[at - 1] ?? []).map(cellText).filter((cell) => /笔数|金额合计|总额|总笔数/.test(cell)).length >= 2

type Facts = { readonly account: string; readonly openingFen?: Fen; readonly closing?: { readonly amountFen: Fen; readonly row: number } }

/** Account and balances that stand in words above or below the table. */
function factsAround({ rows, header, columns }: Table): Facts {
  let account = ''
  let openingFen: Fen | undefined
  let closing: Facts['closing']
  const dateAt = first(columns, 'date')!
  for (const [at, row] of rows.entries()) {
    if (at === header || (at > header && readDay(valueAt(row, dateAt)))) continue
    for (const [place, cell] of row.entries()) {
      const text = plain(cellText(cell))
      const next = row.slice(place + 1).find((one) => cellText(one) !== '')
      const behind = /[:：]\s*(.+)$/.exec(text)?.[1] ?? (next === undefined ? '' : cellText(next))
      if (at < header && /^(?:账号|帐号|卡号|账户|查询账号|账\s*号)/.test(text) && account === '') account = /[\d*]{6,}/.exec(behind.replace(/\s/g, ''))?.[0] ?? ''
      if (/^(?:期初余额|上期余额|承前余额|起始余额)/.test(text)) openingFen ??= readAmount(behind)
      if (/^(?:期末余额|本期余额|结存余额)/.test(text)) {
        const amountFen = readAmount(behind)
        if (amountFen !== undefined) closing = { amountFen, row: at + 1 }
      }
    }
  }
  return { account, ...(openingFen === undefined ? {} : { openingFen }), ...(closing ? { closing } : {}) }
}

/** The grand total below two columns of money must be their sum; pages' sums are passed over. */
function checkTotals({ rows, header, columns }: Table, lines: readonly StatementLine[]): void {
  for (let at = rows.length - 1; at > header; at -= 1) {
    const row = rows[at]!
    if (!row.some((cell) => /^(?:合计|总计|total)[:：]?$/i.test(plain(cellText(cell))))) continue
    for (const [meaning, sign] of [['income', 1], ['expense', -1]] as const) {
      const place = first(columns, meaning)
      const told = place === undefined ? undefined : readAmount(valueAt(row, place))
      const found = sum(lines.flatMap(({ amountFen }) => (amountFen * sign > 0 ? [amountFen * sign] : [])))
      if (place !== undefined && cellText(row[place]) !== '' && told !== undefined && Math.abs(told) !== found)
        throw badLine(at + 1, { zh: `合计写的是 ${(told / 100).toFixed(2)}，各笔相加是 ${(found / 100).toFixed(2)}。`, en: `The total says ${(told / 100).toFixed(2)}, the lines add up to ${(found / 100).toFixed(2)}.` })
    }
    return
  }
}
