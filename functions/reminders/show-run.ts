import type { Ctx } from '../context.ts'
import { jobStopped } from '../jobs/job-stopped.ts'
import { countDeliveries, type RunRecord } from './items.ts'
import type { ReminderRun } from './model.ts'

/** A run with its counts, from the deliveries themselves. */
export async function showRun(ctx: Ctx, { building: _, ...run }: RunRecord): Promise<ReminderRun> {
  const [count, stopped] = await Promise.all([countDeliveries(ctx, run.id), run.state === 'done' ? false : jobStopped(ctx, 'reminders', run.id)])
  return { ...run, buildingName: run.buildingName ?? null, state: stopped ? 'stopped' : run.state, sent: count.sent, failed: count.failed + count.unknown + count.queued }
}
