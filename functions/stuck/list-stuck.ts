import type { Ctx } from '../context.ts'
import { Fault, type Say } from '../faults.ts'
import { stoppedJobs } from '../jobs/stopped-jobs.ts'
import { unfinishedOf } from '../unfinished/work-list.ts'
import { type ListStuck, type Stuck, type StuckKind, stuckKinds, type StuckPage } from './model.ts'
import { askedOfAnother } from './proposals.ts'
import { readerOf } from './readers.ts'
import { sweepState } from './sweep-state.ts'
import type { Candidate } from './thing.ts'

/**
 * What does not get on by itself and why, the oldest first, with what helps. Found on the work list and among the jobs that
 * gave up; each is read from its own place, so what has ended meanwhile is not shown. There is a next page exactly when it has something.
 */
export async function listStuck(ctx: Ctx, { kind, limit, after }: ListStuck, lang: keyof Say): Promise<StuckPage> {
  const candidates = (await candidatesOf(ctx, kind)).toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)).filter((one) => after === undefined || placeOf(one) > after)
  const items: Stuck[] = []
  let last: string | null = null
  for (const candidate of candidates) {
    const stuck = await showIfThere(ctx, candidate, lang)
    if (!stuck) continue
    if (items.length === limit) return { items, next: last, ...(await sweepState(ctx)) }
    items.push(stuck)
    last = placeOf(candidate)
  }
  return { items, next: null, ...(await sweepState(ctx)) }
}

/** A row whose thing is gone (a table restored in parts) must not hide the others. */
async function showIfThere(ctx: Ctx, candidate: Candidate, lang: keyof Say): Promise<Stuck | undefined> {
  try {
    return await showStuck(ctx, candidate, lang)
  } catch (error) {
    if (error instanceof Fault && error.kind === 'unknown') return undefined
    throw error
  }
}

/** One thing as the list shows it; undefined when it is not stuck. */
export async function showStuck(ctx: Ctx, candidate: Candidate, lang: keyof Say): Promise<Stuck | undefined> {
  const thing = await readerOf(ctx, candidate.kind).read(candidate)
  return thing && { others: [], ...thing, id: `${candidate.kind}~${candidate.id}`, kind: candidate.kind, since: candidate.since, say: thing.say[lang] }
}

const placeOf = ({ since, kind, id }: Candidate): string => `${since} ${kind}~${id}`

async function candidatesOf(ctx: Ctx, kind: StuckKind | undefined): Promise<Candidate[]> {
  const found: Candidate[] = []
  // What finishes by itself, like the taking of a statement, is nobody's work.
  for await (const one of unfinishedOf(ctx)) if (isStuckKind(one.kind)) found.push({ ...one, kind: one.kind })
  found.push(...(await askedOfAnother(ctx)))
  for (const { kind: work, subject, dueAt } of await stoppedJobs(ctx)) if (isStuckKind(work)) found.push({ kind: work, id: subject, since: dueAt })
  return kind ? found.filter((one) => one.kind === kind) : found
}

const isStuckKind = (kind: string): kind is StuckKind => (stuckKinds as readonly string[]).includes(kind)
