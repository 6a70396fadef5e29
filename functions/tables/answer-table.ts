import type { Say } from '../faults.ts'
import { csvType, type Table, type TableFormat, xlsxType } from './table.ts'
import { writeCsv } from './write-csv.ts'

/** A table as the answer of a route, to be saved under its name: `return answerTable(table, format, c.var.lang)`. */
export async function answerTable<Row>(table: Table<Row>, format: TableFormat, lang: keyof Say): Promise<Response> {
  const body = format === 'csv' ? writeCsv(table, lang) : await writeXlsxLater(table, lang)
  return answerFile(body, { name: `${table.file}.${format}`, type: format === 'csv' ? csvType : xlsxType })
}

/** Only whoever asks for XLSX loads its library. */
async function writeXlsxLater<Row>(table: Table<Row>, lang: keyof Say): Promise<Uint8Array<ArrayBuffer>> {
  const { writeXlsx } = await import('./write-xlsx.ts')
  return writeXlsx(table, lang)
}

/** Any file as a download. The plain name is for old browsers, the starred one carries Chinese (RFC 6266). */
export function answerFile(body: string | Uint8Array<ArrayBuffer>, { name, type }: { name: string; type: string }): Response {
  const plain = name.replace(/[^\w.-]/g, '_')
  const starred = encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${starred}`,
      'x-content-type-options': 'nosniff',
    },
  })
}
