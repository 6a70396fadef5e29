import { instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict, refused } from '../faults.ts'
import type { RosterId, SolveRunId } from '../ids.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { changeDuties, type DutyCellChange } from './change-duties.ts'
import { findRows, putRow, readRoster, rowRun, whileIn } from './items.ts'
import type { EditedRows } from './model.ts'
import { showRow } from './show-row.ts'
import { noteRun, readRun } from './solve-items.ts'
import { showRun } from './solve-roster.ts'
import { notADraft, reasonNeeded } from './words.ts'

const rowsAtOnce = 90

/**
 * Puts the best roster of a run into the draft. Rows that somebody edited since the run began are theirs: then nothing more is written and it says so.
 * Of a published roster only what differs is changed, with a reason. Done twice it is done once. Throws `unknown`, `refused`, `conflict`.
 */
export async function takeSolveRun(ctx: Ctx, id: RosterId, runId: SolveRunId, reason: string): Promise<EditedRows> {
  const run = await readRun(ctx, id, runId)
  if (run.best === '') throw refused('nothing-yet', { zh: '还没有排出班表。请稍候。', en: 'There is no roster yet. Wait a moment.' })
  const roster = await readRoster(ctx, id)
  const { rows } = await showRun(ctx, run)
  if (roster.state === 'published') {
    if (reason === '') throw reasonNeeded()
    const standing = await findRows(ctx, id, run.people, { consistent: true })
    const now = new Map(standing.map((row) => [row.person, row.cells]))
    const edited = new Set(standing.flatMap(({ person, edits }) => (edits === (run.edits[person] ?? 0) ? [] : [person])))
    const changes = rows.flatMap(({ person, cells }) => Object.entries(cells).flatMap(([date, cell]): DutyCellChange[] => {
      const was = now.get(person)?.[date] ?? null
      return date < today(ctx.clock) || (was ?? 'off') === cell ? [] : [{ roster: id, person, date: date as DutyCellChange['date'], was, cell }]
    }))
    if (changes.some(({ person }) => edited.has(person))) throw editedSince()
    if (changes.length > 0) await changeDuties(ctx, changes, reason)
  } else {
    if (roster.state !== 'draft') throw notADraft(roster.state)
    const edit = { by: ctx.actor.name, at: instant(ctx.clock) }
    for (let at = 0; at < rows.length; at += rowsAtOnce) {
      const part = rows.slice(at, at + rowsAtOnce)
      const writes = part.map((row) => putRow(ctx, id, { ...row, edits: run.edits[row.person] ?? 0 }, edit, runId))
      try {
        await ctx.store.transact([...writes, whileIn(ctx, id, 'draft')])
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error
        if (error.at.includes(writes.length)) throw notADraft((await readRoster(ctx, id)).state)
        // All of this part were written together, so either they are this run's already or somebody was in between.
        if (!error.items.every((item) => rowRun(item) === runId)) throw editedSince()
      }
    }
  }
  await ctx.store.write(noteRun(ctx, run, { taken: true }))
  const after = await findRows(ctx, id, run.people, { consistent: true })
  return { rows: after.map((row) => showRow(ctx, row)) }
}

const editedSince = () => conflict('edited-since', { zh: '自动排班开始以后，有人改过班表，没有采用。请重新自动排班，或保留现在的班表。', en: 'Somebody edited the roster after this run began. It was not taken. Run it again, or keep the roster as it is.' })
