import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import { stoppedJobs } from '../jobs/stopped-jobs.ts'
import { sweptAt } from '../notices/sweep-orders.ts'
import { unfinishedOf } from '../unfinished/work-list.ts'
import { type ListStuck, type Stuck, type StuckKind, stuckKinds, type StuckPage } from './model.ts'
import { readerOf } from './readers.ts'
import type { Candidate } from './thing.ts'

/**
 * What does not get on by itself and why, the oldest first, with what helps. Found on the work list and among the jobs that
 * gave up; each is read from its own place, so what has ended meanwhile is not shown. A page may be shorter than asked.
 */
export async function listStuck(ctx: Ctx, { kind, limit, after }: ListStuck, lang: keyof Say): Promise<StuckPage> {
  const candidates = (await candidatesOf(ctx, kind)).toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)).filter((one) => after === undefined || placeOf(one) > after)
  const items: Stuck[] = []
  for (const [at, candidate] of candidates.entries()) {
    const stuck = await showStuck(ctx, candidate, lang)
    if (stuck) items.push(stuck)
    if (items.length === limit) return { items, next: at + 1 < candidates.length ? placeOf(candidate) : null, sweptAt: await sweptAt(ctx) }
  }
  return { items, next: null, sweptAt: await sweptAt(ctx) }
}

/** One thing as the list shows it; undefined when it is not stuck. */
export async function showStuck(ctx: Ctx, candidate: Candidate, lang: keyof Say): Promise<Stuck | undefined> {
  const thing = await readerOf(ctx, candidate.kind).read(candidate)
  return thing && { others: [], ...thing, id: `${candidate.kind}~${candidate.id}`, kind: candidate.kind, since: candidate.since, say: thing.say[lang] }
}

const placeOf = ({ since, kind, id }: Candidate): string => `${since} ${kind}~${id}`

async function candidatesOf(ctx: Ctx, kind: StuckKind | undefined): Promise<Candidate[]> {
  const found: Candidate[] = []
  for await (const one of unfinishedOf(ctx)) found.push(one)
  for (const { kind: work, subject, dueAt } of await stoppedJobs(ctx)) if (isStuckKind(work)) found.push({ kind: work, id: subject, since: dueAt })
  return kind ? found.filter((one) => one.kind === kind) : found
}

const isStuckKind = (kind: string): kind is StuckKind => (stuckKinds as readonly string[]).includes(kind)
