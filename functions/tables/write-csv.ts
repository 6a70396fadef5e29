import type { Say } from '../faults.ts'
import { squareMetres, yuan } from '../money.ts'
import { hundredths } from './cell-text.ts'
import type { Column, Table } from './table.ts'

/** Excel reads a CSV file as UTF-8 only when it starts with this mark. */
const bom = '\uFEFF'

/** UTF-8 with BOM, CRLF lines, fields quoted where needed (RFC 4180), and no text that a spreadsheet would run as a formula. */
export function writeCsv<Row>(table: Table<Row>, lang: keyof Say): string {
  const lines = [table.columns.map((column) => quote(harmless(column.title[lang]))).join(',')]
  for (const row of table.rows) lines.push(table.columns.map((column) => quote(cellOf(column, row))).join(','))
  return `${bom}${lines.join('\r\n')}\r\n`
}

function cellOf<Row>(column: Column<Row>, row: Row): string {
  switch (column.kind) {
    case 'text':
      return harmless(column.value(row) ?? '')
    case 'money':
      return written(column.value(row), yuan)
    case 'area':
      return written(column.value(row), squareMetres)
    case 'hours':
      return written(column.value(row), (minutes) => yuan(hundredths(minutes)))
    case 'date':
      return harmless(column.value(row) ?? '')
    case 'count':
      return written(column.value(row), String)
    default:
      return column satisfies never
  }
}

const written = (value: number | undefined | null, write: (value: number) => string): string => (value === undefined || value === null ? '' : write(value))

/**
 * Excel, WPS and LibreOffice run a field that starts with = + - @ (full-width ones too), tab or return; an
 * apostrophe in front makes it plain text. Numbers come from number columns and keep their minus sign.
 */
export const harmless = (text: string): string => (/^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text)

const quote = (field: string): string => (/[",\r\n]/.test(field) || field !== field.trim() ? `"${field.replaceAll('"', '""')}"` : field)
