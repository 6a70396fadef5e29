import type { Ctx } from '../context.ts'
import { Fault } from '../faults.ts'
import type { ImportId } from '../ids.ts'
import type { StepResult } from '../jobs/model.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { applyRows } from './apply-rows.ts'
import { buildBuildings } from './build-buildings.ts'
import { findImport, markImport, readChoice, readRows, type StoredImport, type Tally } from './import-items.ts'
import type { JudgedRow } from './judge-rows.ts'
import { rowsDropped } from './rows-of-import.ts'

/**
 * One stored part (500 rows) of an import. Working it again changes nothing and counts the same: households carry
 * the mark of the import that made them. The sums travel in the cursor, so a crash cannot count a part twice.
 */
export async function applyImportSlice(ctx: Ctx, subject: string, cursor: string | undefined): Promise<StepResult> {
  const [id = '', revision, run] = subject.split('.')
  const stored = await findImport(ctx, id as ImportId)
  // Uploaded or started anew in the meantime: that run has its own job.
  if (!stored || stored.revision !== Number(revision) || stored.run !== Number(run) || stored.state === 'applied') return { done: true }
  try {
    return await applyPart(ctx, stored, positionOf(cursor, stored.base))
  } catch (error) {
    if (error instanceof Fault) await ctx.store.write(markImport(ctx, stored, { state: 'failed' }))
    throw error
  }
}

type Position = { readonly chunk: number; readonly tally: Tally }

async function applyPart(ctx: Ctx, stored: StoredImport, { chunk, tally }: Position): Promise<StepResult> {
  const part = await readRows(ctx, stored, chunk)
  if (!part) throw rowsDropped()
  const choice = await readChoice(ctx, stored)
  const [included, fresh, outdone] = [new Set(choice.included), new Set(choice.fresh), new Set(choice.outdone)]
  const taken = (row: JudgedRow): boolean => {
    if (outdone.has(row.row)) return false
    if (stored.base) return fresh.has(row.row)
    return row.verdict === 'question' ? included.has(row.row) : row.verdict !== 'refused'
  }
  if (chunk === 0) await buildBuildings(ctx, stored, part.buildings ?? {}, taken)
  const sums = add(tally, await applyRows(ctx, part.rows.filter(taken), { community: stored.community, mark: `${stored.id}.${stored.revision}`, included }))
  const next = chunk + 1
  const done = next >= stored.chunks
  try {
    await ctx.store.write(markImport(ctx, stored, { applied: sums, done: done ? stored.rows : stored.done + part.rows.length, ...(done ? { state: 'applied' } : { state: 'applying' }) }))
  } catch (error) {
    if (error instanceof ConditionFailed) return { done: true }
    throw error
  }
  return done ? { done: true } : { cursor: [next, sums.created, sums.changed, sums.same, sums.left].join(':') }
}

function positionOf(cursor: string | undefined, base: Tally | null): Position {
  if (cursor === undefined && base) return { chunk: 0, tally: base }
  const [chunk = 0, created = 0, changed = 0, same = 0, left = 0] = cursor?.split(':').map(Number) ?? []
  return { chunk, tally: { created, changed, same, left } }
}

const add = (a: Tally, b: Tally): Tally => ({ created: a.created + b.created, changed: a.changed + b.changed, same: a.same + b.same, left: a.left + b.left })

