import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import type { Choice, StoredImport } from './import-items.ts'
import { type Field, fields, type Import, type ImportPreview, type ImportRow, previewRows } from './import-model.ts'
import type { JudgedRow } from './judge-rows.ts'
import { fieldTitles, sayReason } from './reasons.ts'
import { rowsOfImport } from './rows-of-import.ts'
import { textsOf } from './row-values.ts'

export function showImport(stored: StoredImport): Import {
  const { id, community, communityName, file, createdAt, createdByName, rows, counts, columns, state, done, applied, included } = stored
  return { id, community, communityName, file, createdAt, createdByName, rows, counts, columns: columns.flatMap(({ header, field }) => (header ? [{ header, field }] : [])), state, progress: { done, total: rows }, applied, included }
}

/** With the first rows; none once they were dropped. */
export async function previewImport(ctx: Ctx, stored: StoredImport, choice: Choice, lang: keyof Say, rows?: readonly JudgedRow[]): Promise<ImportPreview> {
  const first = rows ?? (await firstRows(ctx, stored))
  return { ...showImport(stored), preview: first.slice(0, previewRows).map((row) => showRow(row, stored, choice, lang)) }
}

export function showRow(row: JudgedRow, { columns }: Pick<StoredImport, 'columns'>, choice: Choice, lang: keyof Say): ImportRow {
  const values: Partial<Record<Field, string>> = textsOf(row.values)
  // A cell that could not be read is shown as it stands, so that it can be found.
  for (const { field } of row.reasons) {
    const at = columns.findIndex((column) => column.field === field)
    if (values[field] === undefined && at >= 0 && row.cells[at]) values[field] = row.cells[at]
  }
  return {
    row: row.row,
    verdict: row.verdict,
    reasons: row.reasons.map((reason) => ({ field: reason.field, title: fieldTitles[reason.field][lang], code: reason.code, say: sayReason(reason)[lang] })),
    changes: row.changes.map((change) => ({ ...change, title: fieldTitles[change.field][lang] })),
    values: Object.fromEntries(fields.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]]]))),
    included: row.verdict === 'question' && choice.included.includes(row.row),
  }
}

async function firstRows(ctx: Ctx, stored: StoredImport): Promise<JudgedRow[]> {
  try {
    for await (const { rows } of rowsOfImport(ctx, stored)) return rows
  } catch {
    // Dropped after their time: the import's counts are still there.
  }
  return []
}
