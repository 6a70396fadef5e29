import { parse } from 'csv-parse/sync'
import { plain } from '../estates/clean-text.ts'
import { badLine, cutOff, damaged } from './file-faults.ts'

/** A bill's cells by line, cleaned of what the providers and spreadsheet programs put around them. */
export type BillSheet = readonly (readonly string[])[]

/** How a table inside the sheet is found: by the names of its columns, wherever it begins and in whatever order they stand. */
export type Table = {
  readonly headerRow: number
  /** The cell of a named column; empty when the bill has no such column. Names may have aliases. */
  readonly cell: (row: number, ...names: readonly string[]) => string
  readonly has: (...names: readonly string[]) => boolean
}

/** Comma or tab; commas within WeChat's cells, which mark their beginning by a back-tick and quote nothing, stay inside. Throws a fault for text that is no table. */
export function sheetOf(text: string): BillSheet {
  const head = text.slice(0, 4000)
  const delimiter = head.split('\t,').length <= 1 && head.split('\t').length > head.split(',').length ? '\t' : ','
  try {
    const rows = parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: 100_000 }) as string[][]
    return rows.map((row) => joined(row).map(cellText))
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    throw code === 'CSV_QUOTE_NOT_CLOSED' ? cutOff(undefined, code) : damaged(code)
  }
}

function joined(row: readonly string[]): string[] {
  if (!row[0]?.trimStart().startsWith('`')) return [...row]
  const cells: string[] = []
  for (const cell of row) {
    if (cell.startsWith('`') || cell === '' || cells.length === 0) cells.push(cell)
    else cells[cells.length - 1] += `,${cell}`
  }
  return cells
}

/** Back-ticks, tabs, spaces, full-width digits and `="..."` are packing, not content. */
function cellText(cell: string): string {
  const bare = plain(cell.replace(/^\uFEFF/, ''))
  return (/^="(.*)"$/.exec(bare)?.[1] ?? bare).replace(/^[`']/, '').trim()
}

const headerRowsMax = 60

/** The first row that holds every one of these columns; undefined when there is none near the top. */
export function findTable(sheet: BillSheet, required: readonly string[]): Table | undefined {
  const headerRow = sheet.slice(0, headerRowsMax).findIndex((row) => required.every((name) => row.some((cell) => columnName(cell) === name)))
  if (headerRow < 0) return undefined
  const places = new Map<string, number>()
  for (const [at, cell] of sheet[headerRow]!.entries()) if (!places.has(columnName(cell))) places.set(columnName(cell), at)
  const placeOf = (names: readonly string[]): number | undefined => names.map((name) => places.get(name)).find((at) => at !== undefined)
  return {
    headerRow,
    has: (...names) => placeOf(names) !== undefined,
    cell: (row, ...names) => {
      const at = placeOf(names)
      return (at === undefined ? undefined : sheet[row]?.[at]) ?? ''
    },
  }
}

/** `收入金额（+元）` and `收入金额 (+元)` are one name. */
const columnName = (cell: string): string => cell.replaceAll(' ', '').replace(/^#/, '')

/**
 * The rows of the table, from the header to the row that `isEnd` names, empty ones left out; and where that is. A table
 * without its end, or whose last row is shorter than its header, was cut; a row with more cells than names is refused.
 */
export function rowsOf(sheet: BillSheet, { headerRow }: Table, isEnd: (first: string) => boolean): { readonly rows: number[]; readonly end: number } {
  const width = widthOf(sheet[headerRow]!)
  const rows: number[] = []
  for (let at = headerRow + 1; at < sheet.length; at += 1) {
    const row = sheet[at]!
    if (isEnd(row[0] ?? '')) return { rows, end: at }
    if (widthOf(row) === 0) continue
    if (row.length < width) throw at >= sheet.length - 2 ? cutOff(at + 1) : badLine(at + 1, { zh: `只有 ${row.length} 列，应有 ${width} 列。`, en: `It has ${row.length} columns instead of ${width}.` })
    if (widthOf(row) > width) throw badLine(at + 1, { zh: `有 ${widthOf(row)} 列，多于表头的 ${width} 列。`, en: `It has ${widthOf(row)} columns, more than the ${width} of the header.` })
    rows.push(at)
  }
  throw cutOff(sheet.length)
}

const widthOf = (row: readonly string[]): number => row.findLastIndex((cell) => cell !== '') + 1
