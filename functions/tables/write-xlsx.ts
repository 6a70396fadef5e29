import type { CellObject, Row as SheetRow } from 'write-excel-file/node'
import { type BusinessDate, daysBetween } from '../calendar.ts'
import { type Say, limit } from '../faults.ts'
import { hundredths, isNumber, widths } from './cell-text.ts'
import type { Column, Table } from './table.ts'

/** A sheet is built in memory; above this it would not fit a function. CSV goes further. */
export const xlsxRowsMax = 100_000
/** Excel's own limits. */
const cellTextMax = 32_767
const sheetNameMax = 31

/** One sheet with real numbers and dates, a bold header that stays in sight, and fitting columns. Throws limit above 100,000 rows. */
export async function writeXlsx<Row>(table: Table<Row>, lang: keyof Say): Promise<Uint8Array<ArrayBuffer>> {
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const { data, ...options } = sheetOf(table, lang)
  return new Uint8Array(await writeExcelFile(data, options).toBuffer())
}

/** Several tables as the sheets of one file. */
export async function writeBook(tables: readonly Table<never>[], lang: keyof Say): Promise<Uint8Array<ArrayBuffer>> {
  const { default: writeExcelFile } = await import('write-excel-file/node')
  return new Uint8Array(await writeExcelFile(tables.map((table) => sheetOf(table, lang))).toBuffer())
}

function sheetOf<Row>(table: Table<Row>, lang: keyof Say) {
  if (table.rows.length > xlsxRowsMax) throw tooLong(table.rows.length)
  const head: SheetRow = table.columns.map((column) => ({ value: column.title[lang], fontWeight: 'bold', backgroundColor: '#EAF1EC', align: isNumber(column) ? 'right' : 'left' }))
  return {
    data: [head, ...table.rows.map((row): SheetRow => table.columns.map((column) => cellOf(column, row)))],
    sheet: sheetName(table.sheet[lang]),
    columns: table.columns.map((column) => ({ width: column.width ?? widths[column.kind] })),
    stickyRowsCount: 1,
  }
}

function cellOf<Row>(column: Column<Row>, row: Row): CellObject | null {
  switch (column.kind) {
    case 'text': {
      const value = column.value(row)
      return value ? { value: printable(value), type: String } : null
    }
    case 'money':
    case 'area': {
      const value = column.value(row)
      return value === undefined || value === null ? null : { value: value / 100, type: Number, format: '#,##0.00' }
    }
    case 'hours': {
      const value = column.value(row)
      return value === undefined || value === null ? null : { value: hundredths(value) / 100, type: Number, format: '#,##0.00' }
    }
    case 'date': {
      const value = column.value(row)
      return value ? { value: serialOf(value as BusinessDate), type: Number, format: 'yyyy-mm-dd' } : null
    }
    case 'count': {
      const value = column.value(row)
      return value === undefined || value === null ? null : { value, type: Number, format: '#,##0' }
    }
    default:
      return column satisfies never
  }
}

/** Excel counts days from 1899-12-30. */
const serialOf = (date: BusinessDate): number => daysBetween('1899-12-30' as BusinessDate, date)

/** XML 1.0 knows no control characters but tab and line ends, and no half of a pair: with one inside, Excel calls the file broken. */
// eslint-disable-next-line no-control-regex
const printable = (text: string): string => text.slice(0, cellTextMax).replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '')

const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, sheetNameMax)

const tooLong = (rows: number) =>
  limit('table-too-long', {
    zh: `共 ${rows} 行，超过 Excel 导出的 ${xlsxRowsMax} 行上限，没有导出。请缩小范围，或改用 CSV 导出。`,
    en: `There are ${rows} rows, more than the ${xlsxRowsMax} that an Excel export may hold. Nothing was exported. Narrow the selection or export CSV.`,
  })
