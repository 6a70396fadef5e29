import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import { readRuns } from './items.ts'
import type { PageQuery, ReminderRunPage } from './model.ts'
import { showRun } from './show-run.ts'

/** Runs, the newest first. */
export async function listReminders(ctx: Ctx, { limit, after }: PageQuery): Promise<ReminderRunPage> {
  const runs = await readRuns(ctx)
  const start = placeAfter(after, runs.length)
  const items = await Promise.all(runs.slice(start, start + limit).map((run) => showRun(ctx, run)))
  return { items, next: start + limit < runs.length ? String(start + limit) : null }
}
