import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import type { ImportId } from '../ids.ts'
import { chunkRows, readChoice, readImport } from './import-items.ts'
import type { ImportRowPage, ListImportRowsQuery } from './import-model.ts'
import type { JudgedRow } from './judge-rows.ts'
import { rowsOfImport } from './rows-of-import.ts'
import { showRow } from './show-import.ts'

/** In the order of the sheet, all or those of one verdict. `after` is the place of the next row to look at. */
export async function listImportRows(ctx: Ctx, { import: id, verdict, limit, after }: ListImportRowsQuery & { import: ImportId }, lang: keyof Say): Promise<ImportRowPage> {
  const stored = await readImport(ctx, id)
  const choice = await readChoice(ctx, stored)
  const start = /^\d{1,6}$/.test(after ?? '') ? Number(after) : 0
  const found: { row: JudgedRow; place: number }[] = []
  for await (const { rows, chunk } of rowsOfImport(ctx, stored, Math.floor(start / chunkRows))) {
    for (const [at, row] of rows.entries()) {
      const place = chunk * chunkRows + at
      if (place >= start && (verdict === undefined || row.verdict === verdict)) found.push({ row, place })
      if (found.length > limit) break
    }
    if (found.length > limit) break
  }
  const next = found[limit]
  return { items: found.slice(0, limit).map(({ row }) => showRow(row, stored, choice, lang)), next: next ? String(next.place) : null }
}
