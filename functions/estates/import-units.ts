import { createHash } from 'node:crypto'
import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict, type Say } from '../faults.ts'
import type { CommunityId, ImportId } from '../ids.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { unfinishedWrite } from '../unfinished/work-list.ts'
import { cleanText } from './clean-text.ts'
import { findImport, noChoice, putImport, type StoredImport, storeRows } from './import-items.ts'
import type { Counts, ImportPreview } from './import-model.ts'
import { readCommunity } from './items.ts'
import { agreeOnBuildings } from './judge-buildings.ts'
import { type JudgedRow, judgeRows } from './judge-rows.ts'
import { knownOf } from './known-of.ts'
import { naturalId } from './natural-id.ts'
import { readRow } from './read-row.ts'
import { findRegister } from './reading/find-register.ts'
import { previewImport } from './show-import.ts'

export type Upload = { readonly name: string; readonly community: CommunityId; readonly bytes: Uint8Array }

/**
 * Reads and judges a register (CSV or XLSX, at most 20,000 rows); changes no household. The same file for the same
 * community is the same import, judged anew against what is registered now. Throws a fault for a file that is not a
 * register, cut off, damaged or too big, and a conflict while the same import is being applied; nothing is stored then.
 */
export async function importUnits(ctx: Ctx, { name, community: id, bytes }: Upload, lang: keyof Say): Promise<ImportPreview> {
  const community = await readCommunity(ctx, id)
  const importId = naturalId(20, 'import', ctx.tenant, id, createHash('sha256').update(bytes).digest('hex')) as ImportId
  const before = await findImport(ctx, importId)
  if (before?.state === 'applying') throw busy()
  const { readSheets } = await import('./reading/read-sheets.ts')
  const register = findRegister(await readSheets(bytes, name))
  const read = register.rows.map((row) => readRow(register, row))
  const rows = judgeRows(read, await knownOf(ctx, community))
  const revision = (before?.revision ?? 0) + 1
  const agreed = agreeOnBuildings(read)
  const buildings = Object.fromEntries([...new Set(rows.flatMap(({ values }) => values.building ?? []))].map((building) => [building, agreed.facts(building)]))
  const chunks = await storeRows(ctx, importId, revision, rows.map(keepCells), buildings)
  const stored: StoredImport = {
    id: importId,
    community: id,
    communityName: community.name,
    file: cleanText(name).slice(0, 200),
    createdAt: instant(ctx.clock),
    createdByName: ctx.actor.name,
    rows: rows.length,
    chunks,
    counts: countOf(rows),
    columns: register.columns,
    revision,
    run: before?.run ?? 0,
    state: 'ready',
    done: 0,
    included: 0,
    applied: null,
    base: null,
  }
  try {
    await ctx.store.transact([putImport(ctx, stored, before), unfinishedWrite(ctx, { kind: 'upload', id: importId, since: stored.createdAt })])
  } catch (error) {
    throw error instanceof ConditionFailed ? busy() : error
  }
  return previewImport(ctx, stored, noChoice, lang, rows)
}

/** The cells as they stand in the file are needed only for rows that go back to the person. */
const keepCells = (row: JudgedRow): JudgedRow => (row.verdict === 'question' || row.verdict === 'refused' ? row : { ...row, cells: [] })

function countOf(rows: readonly JudgedRow[]): Counts {
  const counts: Counts = { new: 0, same: 0, changed: 0, question: 0, refused: 0 }
  for (const { verdict } of rows) counts[verdict] += 1
  return counts
}

const busy = () =>
  conflict('import-busy', { zh: '这个文件正在导入。请等它完成，再重新上传。', en: 'This file is being imported right now. Wait until it is done, then upload it again.' })
