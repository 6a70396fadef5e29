import { Parser } from 'htmlparser2'
import type { Cell, Sheet } from '../../estates/reading/cell.ts'
import { readCsv } from '../../estates/reading/read-csv.ts'
import { readXlsx } from '../../estates/reading/read-xlsx.ts'
import { statementLinesMax } from '../statement-model.ts'
import { statementDamaged, statementFault, tooManyLines } from './faults-of-statements.ts'

/** Rows above the lines, below them and between them (titles, page totals). */
const rowsMax = statementLinesMax + 2_000

/** A workbook of 1997 to 2003. */
export async function rowsOfXls(file: Uint8Array): Promise<Sheet[]> {
  const { read, utils } = await import('@e965/xlsx')
  try {
    const book = read(file, { type: 'array', dense: true, sheetRows: rowsMax + 1, cellFormula: false, cellHTML: false, cellDates: false })
    const serialOffset = book.Workbook?.WBProps?.date1904 ? 1462 : 0
    const shown = book.SheetNames.filter((_, place) => !book.Workbook?.Sheets?.[place]?.Hidden)
    return bounded(shown.map((name) => ({ rows: utils.sheet_to_json<Cell[]>(book.Sheets[name]!, { header: 1, raw: true, defval: null, blankrows: true }), serialOffset })))
  } catch (error) {
    throw error instanceof Error && 'kind' in error ? error : statementDamaged(error instanceof Error ? error.message : String(error))
  }
}

export async function rowsOfXlsx(file: Uint8Array): Promise<Sheet[]> {
  try {
    return bounded(await readXlsx(file))
  } catch (error) {
    throw statementFault(error)
  }
}

/** Commas, semicolons or tabs; what a bank calls .xls may be this too. */
export function rowsOfText(file: Uint8Array): Sheet[] {
  try {
    return bounded([readCsv(file)])
  } catch (error) {
    throw statementFault(error)
  }
}

/** A web page that calls itself .xls: each table is a sheet, cells over several columns leave the others empty. */
export function rowsOfHtml(text: string): Sheet[] {
  const sheets: { rows: Cell[][] }[] = []
  let cell: string | undefined
  let span = 1
  const endCell = () => {
    const row = sheets.at(-1)?.rows.at(-1)
    if (cell === undefined || !row) return
    row.push(cell.replace(/\s+/g, ' ').trim(), ...Array.from({ length: span - 1 }, () => null))
    cell = undefined
  }
  const parser = new Parser(
    {
      onopentag(name, { colspan }) {
        if (name === 'table') sheets.push({ rows: [] })
        if (name === 'tr') {
          endCell()
          sheets.at(-1)?.rows.push([])
        }
        if (name === 'td' || name === 'th') {
          endCell()
          cell = ''
          span = Math.min(50, Math.max(1, Number(colspan) || 1))
        }
        if (name === 'br' && cell !== undefined) cell += ' '
      },
      ontext(words) {
        if (cell !== undefined) cell += words
      },
      onclosetag(name) {
        if (name === 'td' || name === 'th' || name === 'tr' || name === 'table') endCell()
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.end(text)
  return bounded(sheets.map(({ rows }) => ({ rows, serialOffset: 0 })))
}

function bounded(sheets: readonly Sheet[]): Sheet[] {
  for (const { rows } of sheets) if (rows.length > rowsMax) throw tooManyLines(rows.length)
  return [...sheets]
}
