import { daysBetween, instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict, refused } from '../faults.ts'
import type { RosterId, SolveRunId } from '../ids.ts'
import { enqueueJob, jobWrite } from '../jobs/enqueue-job.ts'
import { held } from '../storage/cancelled.ts'
import { getSheet } from './build-sheet.ts'
import { findRows, hashOf, readRoster } from './items.ts'
import { cellsOf } from './plan-of-sheet.ts'
import { prepared } from './prepare-solve.ts'
import { findRun, insertRun, noteRun, readRun, type RunRecord } from './solve-items.ts'
import type { SolveRoster, SolveRun } from './solve-model.ts'
import { solveSlice } from './solve-slice.ts'
import { notADraft } from './words.ts'

/** So many cells are made within the request. */
const smallCells = 200
const smallSeconds = 3
/** A small roster settles long before: so many line rebuilds a person. */
const smallMoves = 150
/** What is not done by then the job goes on with. */
const requestMsMax = 10_000

/** Line rebuilds of a second on one core, low: measured 420,000 of a whole core over days x kinds on 14 to 28 days (README.md). */
const movesAt = (days: number, kinds: number): number => Math.max(50, Math.round(100_000 / Math.max(1, days * kinds)))

/**
 * Begins a run: a job works on it, and a small roster is made before this answers. The client's id makes a retry the same run. A published roster can
 * only be repaired. Throws `unknown`, `refused`, `conflict` for the same id with other content.
 */
export async function solveRoster(ctx: Ctx, id: RosterId, input: SolveRoster): Promise<SolveRun> {
  const sent = hashOf(input)
  const known = await findRun(ctx, id, input.id)
  if (known && known.sent !== sent) throw conflict('id-taken', { zh: '这个编号已用于另一次自动排班。请重新开始。', en: 'This id belongs to another run. Begin anew.' })
  if (known) return showRun(ctx, known)
  const roster = await readRoster(ctx, id)
  if (roster.state !== 'draft' && !(roster.state === 'published' && input.mode === 'repair')) throw notADraft(roster.state)
  const sheet = await getSheet(ctx, id)
  if (sheet.demand.length === 0) throw refused('no-demand', { zh: '这些岗位还没有设置需要多少人，无法自动排班。请先设置岗位人数。', en: 'Nobody has said how many people these posts need, so nothing can be made. Set that first.' })
  const { problem, plan } = await prepared(ctx, sheet, input.mode)
  const rows = await findRows(ctx, id, roster.people, { consistent: true })
  const small = problem.people.length * problem.days <= smallCells && input.seconds <= smallSeconds
  const all = input.seconds * movesAt(problem.days, problem.kinds.length)
  const run: RunRecord = {
    ...input, roster: id, state: 'waiting', step: 0, moves: 0, movesMax: small ? Math.min(smallMoves * problem.people.length, all) : all, cost: null, bound: null, missing: 0, without: [], problems: [],
    people: sheet.people.map((person) => person.id), kinds: plan.shifts.map((shift) => shift.id as RunRecord['kinds'][number]), best: '', edits: Object.fromEntries(rows.map(({ person, edits }) => [person, edits])),
    startedAt: instant(ctx.clock), by: ctx.actor.name, stop: false, taken: false, sent,
  }
  const subject = `${id}.${input.id}`
  await held(ctx.store.transact([insertRun(ctx, run), jobWrite(ctx, 'solving', subject)]))
  if (small) await solveSlice(ctx, subject, undefined, requestMsMax)
  // The job finds it done, or goes on.
  await enqueueJob(ctx, 'solving', subject)
  return showRun(ctx, await readRun(ctx, id, input.id))
}

/** Throws `unknown`. */
export const getSolveRun = async (ctx: Ctx, roster: RosterId, run: SolveRunId): Promise<SolveRun> => showRun(ctx, await readRun(ctx, roster, run))

/** The best so far stays and can be taken. Throws `unknown`. */
export async function stopSolve(ctx: Ctx, roster: RosterId, id: SolveRunId): Promise<SolveRun> {
  const run = await readRun(ctx, roster, id)
  if (run.state === 'waiting' || run.state === 'running') await held(ctx.store.write(noteRun(ctx, run, { stop: true })))
  return showRun(ctx, await readRun(ctx, roster, id))
}

export async function showRun(ctx: Ctx, run: RunRecord): Promise<SolveRun> {
  const { id, roster: rosterOf, mode, seed, seconds, state, moves, movesMax, cost, bound, missing, without, problems, taken } = run
  const roster = await readRoster(ctx, rosterOf)
  const bytes = new Uint8Array(Buffer.from(run.best, 'base64'))
  const days = daysBetween(roster.from, roster.to) + 1
  const now = await findRows(ctx, rosterOf, run.people)
  const day = today(ctx.clock)
  const rows = run.best === '' ? [] : run.people.flatMap((person, at) => (without.includes(person) ? [] : [{ person, cells: cellsOf(bytes, run.kinds, roster.from, days, at), pinned: now[at]!.pinned }]))
  const before = new Map(now.map((row) => [row.person, row.cells]))
  const changed = rows.reduce((sum, { person, cells }) => sum + Object.entries(cells).filter(([date, cell]) => date >= day && (before.get(person)?.[date] ?? 'off') !== cell).length, 0)
  return { id, roster: rosterOf, mode, seed, seconds, state, moves, movesMax, cost, bound, missing, changed, without: [...without], problems: [...problems], rows, taken }
}
