import { parse } from 'csv-parse/sync'
import { type CellValue, readXlsx } from 'hucre'
import type { Table } from '../../functions/tables/table.ts'
import { writeXlsx } from '../../functions/tables/write-xlsx.ts'

/** A CSV file as another program reads it. */
export const readCsv = (text: string): string[][] => parse(text, { bom: true, relaxColumnCount: false })

/** The first sheet of an XLSX file as another library reads it. */
export async function readXlsxFile(bytes: Uint8Array): Promise<CellValue[][]> {
  const book = await readXlsx(bytes)
  return book.sheets[0]!.rows
}

export const readXlsxOf = async <Row>(table: Table<Row>, lang: 'zh' | 'en'): Promise<CellValue[][]> => readXlsxFile(await writeXlsx(table, lang))
