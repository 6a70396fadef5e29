import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import { runWithProgress } from './get-billing-run.ts'
import { placeAfter } from './page.ts'
import { readRuns } from './run-items.ts'
import type { ListRuns, Run } from './run-model.ts'

/** Runs, newest month first and within a month the newest first. */
export async function listBillingRuns(ctx: Ctx, query: ListRuns, lang: keyof Say): Promise<{ items: Run[]; next: string | null }> {
  const runs = (await readRuns(ctx, query.period)).filter((run) => !query.community || run.community === query.community)
  runs.sort((a, b) => (a.period === b.period ? (a.createdAt < b.createdAt ? 1 : -1) : a.period < b.period ? 1 : -1))
  const from = placeAfter(query.after, runs.length)
  const page = runs.slice(from, from + query.limit)
  const items = await Promise.all(page.map((run) => runWithProgress(ctx, run, lang)))
  return { items, next: from + page.length < runs.length ? String(from + page.length) : null }
}
