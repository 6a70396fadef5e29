import type { Ctx } from '../context.ts'
import { type Say, unknown } from '../faults.ts'
import type { RunId } from '../ids.ts'
import { jobStopped, stoppedSay } from '../jobs/job-stopped.ts'
import { sum } from '../money.ts'
import { billNo } from './bill-model.ts'
import { type PartDone, partsOf, readPartsDone, readRun, type RunHeader } from './run-items.ts'
import type { Refusal, Run } from './run-model.ts'
import { refusalSay } from './words.ts'

/** A run with how far publishing is: parts, bills and fen that are really in the books. */
export async function getBillingRun(ctx: Ctx, id: RunId, lang: keyof Say): Promise<Run> {
  const run = await readRun(ctx, id)
  if (!run) throw unknown(`run ${id}`)
  return runWithProgress(ctx, run, lang)
}

/** Reads the parts' markers only while there is progress to see. */
export async function runWithProgress(ctx: Ctx, run: RunHeader, lang: keyof Say): Promise<Run> {
  if (run.state !== 'publishing') return shapeRun(run, progressOf(run, []), lang)
  const [done, stopped] = await Promise.all([readPartsDone(ctx, run.id), run.problem ? false : jobStopped(ctx, 'billing', run.id)])
  return shapeRun(stopped ? { ...run, problem: { code: 'stopped', say: stoppedSay } } : run, progressOf(run, done), lang)
}

function progressOf(run: RunHeader, done: readonly PartDone[]): Run['progress'] {
  const parts = partsOf(run)
  if (run.state === 'published') return { parts, partsDone: parts, billsDone: run.billsDone!, fenDone: run.fenDone!, skipped: run.bills - run.billsDone! }
  return {
    parts,
    partsDone: done.length,
    billsDone: sum(done.map((part) => part.bills)),
    fenDone: sum(done.map((part) => part.fen)),
    skipped: sum(done.map((part) => part.skipped.length)),
  }
}

function shapeRun(run: RunHeader, progress: Run['progress'], lang: keyof Say): Run {
  const refused = (Object.entries(run.refused) as [Refusal, number][]).map(([reason, units]) => ({ reason, say: refusalSay[reason][lang], units }))
  const number = (at: number): string | null => (run.firstNo === undefined ? null : billNo(run.period, run.firstNo + at))
  return {
    id: run.id,
    community: run.community,
    communityName: run.communityName,
    period: run.period,
    dueDate: run.dueDate,
    state: run.state,
    createdAt: run.createdAt,
    createdBy: run.createdBy,
    units: run.units,
    bills: run.bills,
    totalFen: run.totalFen,
    items: run.items.map((item) => ({ ...item })),
    buildings: run.buildings.map(({ building, name, bills, totalFen }) => ({ building, name, bills, totalFen })),
    refused,
    refusedUnits: sum(refused.map(({ units }) => units)),
    firstNo: number(0),
    lastNo: number(run.bills - 1),
    publishedAt: run.publishedAt ?? null,
    publishedBy: run.publishedBy ?? null,
    progress,
    creditUsed: run.creditUsed ?? { households: 0, fen: 0 },
    problem: run.problem ? { code: run.problem.code, say: run.problem.say[lang] } : null,
  }
}
