import type { Ctx } from '../context.ts'
import { conflict, type FaultDetail, invalid } from '../faults.ts'
import type { ImportId } from '../ids.ts'
import { enqueueJob, jobWrite } from '../jobs/enqueue-job.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { finishedWrite } from '../unfinished/work-list.ts'
import { type Choice, putChoice, putImport, readChoice, readImport, type StoredImport, type Tally } from './import-items.ts'
import type { Import } from './import-model.ts'
import type { JudgedRow } from './judge-rows.ts'
import { rowsOfImport } from './rows-of-import.ts'
import { showImport } from './show-import.ts'

/**
 * Takes the new and changed rows over, and the question rows that are included, as a job. Asking again with nothing
 * more to include answers the import as it stands, and wakes a job that had stopped. Rows included before stay so.
 */
export async function applyImport(ctx: Ctx, { import: id, include }: { readonly import: ImportId; readonly include: 'all' | readonly number[] }): Promise<Import> {
  const before = await readImport(ctx, id)
  if (before.state === 'applying') {
    await enqueueJob(ctx, 'import', subjectOf(before))
    return showImport(before)
  }
  const earlier = await readChoice(ctx, before)
  const choice = await choose(ctx, before, include, earlier)
  const nothingNew = choice.included.length === earlier.included.length
  if (before.state === 'applied' && nothingNew) return showImport(before)
  // Rows taken over earlier may have been corrected by hand since: a later run takes only what is newly included.
  const base = before.state === 'applied' ? before.applied : null
  const next: StoredImport = { ...before, state: 'applying', run: before.run + 1, done: 0, included: choice.included.length, base, applied: base ?? nothingYet }
  try {
    await ctx.store.transact([putImport(ctx, next, before), putChoice(ctx, id, choice), jobWrite(ctx, 'import', subjectOf(next)), finishedWrite(ctx, 'upload', id)])
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    throw conflict('changed-meanwhile', { zh: '这次导入刚被他人操作，请刷新后再试。', en: 'Someone else has just worked on this import. Reload and try again.' })
  }
  await enqueueJob(ctx, 'import', subjectOf(next))
  return showImport(next)
}

const nothingYet: Tally = { created: 0, changed: 0, same: 0, left: 0 }

/** What the job works on: this judging of the file, this choice of rows. */
export const subjectOf = ({ id, revision, run }: Pick<StoredImport, 'id' | 'revision' | 'run'>): string => `${id}.${revision}.${run}`

async function choose(ctx: Ctx, stored: StoredImport, include: 'all' | readonly number[], earlier: Choice): Promise<Choice> {
  const wanted = new Set(include === 'all' ? [] : [...include, ...earlier.included])
  const chosen: JudgedRow[] = []
  for await (const { rows } of rowsOfImport(ctx, stored)) {
    for (const row of rows) if (row.verdict === 'question' && (include === 'all' || wanted.has(row.row))) chosen.push(row)
  }
  const known = new Set(chosen.map(({ row }) => row))
  const strangers = [...wanted].filter((row) => !known.has(row))
  if (strangers.length) throw notQuestions(strangers)
  // Of several rows for one room the last included one stands; the others give way to it.
  const last = new Map(chosen.map((row) => [row.unit!, row.row]))
  const outdone = new Set(chosen.flatMap(({ rival, row, unit }) => [...(rival === undefined ? [] : [rival]), ...(last.get(unit!) === row ? [] : [row])]))
  const included = [...known].toSorted((a, b) => a - b)
  return { included, fresh: included.filter((row) => !earlier.included.includes(row)), outdone: [...outdone].filter((row) => ![...last.values()].includes(row)) }
}

function notQuestions(rows: readonly number[]) {
  const details: FaultDetail[] = rows.slice(0, 50).map((row) => ({ where: `row ${row}`, say: { zh: `第 ${row} 行不是待确认的行。`, en: `Row ${row} is not a row to be confirmed.` } }))
  return invalid('not-question-rows', { zh: '只能勾选“待确认”的行，没有导入任何内容。请刷新预览后重选。', en: 'Only rows to be confirmed can be included. Nothing was imported. Reload the preview and choose again.' }, { details })
}
