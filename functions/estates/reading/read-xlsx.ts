import type { Cell, Sheet } from './cell.ts'
import { damaged, wrongFile } from './faults-of-files.ts'
import { unpack } from './unpack.ts'

/** The visible sheets of an XLSX file, in their order. The library stands behind this one function. */
export async function readXlsx(file: Uint8Array): Promise<Sheet[]> {
  const { names, plain } = unpack(file)
  refuseOtherPackages(names)
  const { readXlsx: read } = await import('hucre/xlsx')
  try {
    const book = await read(plain, { sheets: (info) => !info.hidden && !info.veryHidden })
    const serialOffset = book.dateSystem === '1904' ? 1462 : 0
    return book.sheets.map((sheet) => ({ rows: sheet.rows.map((row) => row.map(cellOf)), serialOffset }))
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error))
  }
}

/** Word, PowerPoint, OpenDocument and plain archives are the same kind of package; what lies inside tells them apart. */
function refuseOtherPackages(names: readonly string[]): void {
  const has = (start: string): boolean => names.some((name) => name.startsWith(start))
  if (has('xl/worksheets/') && !has('xl/workbook.bin')) return
  if (has('word/')) throw wrongFile('这是 Word 文件，不是表格。', 'This is a Word document, not a table.')
  if (has('ppt/')) throw wrongFile('这是演示文稿，不是表格。', 'This is a presentation, not a table.')
  if (has('xl/') || has('content.xml') || has('Index/')) throw wrongFile('这种表格格式（.xlsb、.ods、Numbers 等）暂不支持。', 'This kind of spreadsheet (.xlsb, .ods, Numbers) is not supported.')
  throw wrongFile('这是压缩包，不是表格，请先解压。', 'This is an archive, not a table; unpack it first.')
}

/** Date cells arrive as midnight UTC of the day that Excel shows. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number') return value
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : { date: value.toISOString().slice(0, 10) }
  return String(value)
}
