import { parse } from 'csv-parse/sync'
import type { Sheet } from './cell.ts'
import { decodeText } from './decode-text.ts'
import { cutOff, damaged } from './faults-of-files.ts'

/** Comma, semicolon or tab, whichever the first lines use most; quotes by RFC 4180. */
export function readCsv(file: Uint8Array): Sheet {
  const text = decodeText(file)
  const rows = parseRows(text, delimiterOf(text))
  refuseHalfRow(text, rows)
  return { rows: rows.map((row) => row.map(withoutGuard)), serialOffset: 0 }
}

function parseRows(text: string, delimiter: string): string[][] {
  try {
    // Empty lines stay, so that row numbers are those of the person's program.
    return parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: 100_000 }) as string[][]
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    throw code === 'CSV_QUOTE_NOT_CLOSED' ? cutOff(code) : damaged(code)
  }
}

/** Excel ends each line; a last line without an end and with fewer columns than all others was cut. */
function refuseHalfRow(text: string, rows: readonly (readonly string[])[]): void {
  const last = rows.at(-1)
  if (!last || /[\r\n]$/.test(text) || rows.length < 3) return
  const fewest = Math.min(...rows.slice(-20, -1).map((row) => row.length))
  if (last.length < fewest) throw cutOff('last row')
}

function delimiterOf(text: string): string {
  const head = text.split(/\r?\n/, 20).join('\n')
  const count = (sign: string): number => head.split(sign).length
  return [',', '\t', ';'].toSorted((a, b) => count(b) - count(a))[0]!
}

/** Our own files guard a text that looks like a formula with an apostrophe; it is no part of the text. */
const withoutGuard = (cell: string): string => (/^'[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) ? cell.slice(1) : cell)
