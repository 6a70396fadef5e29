import type { Ctx } from '../context.ts'
import { jobStopped } from '../jobs/job-stopped.ts'
import { countOf, readDeliveries } from './delivery-items.ts'
import type { RunRecord } from './items.ts'
import type { ReminderRun } from './model.ts'

/** A run with its counts: of one that is under way as of now, from the deliveries themselves. */
export async function showRun(ctx: Ctx, { building: _, counts, ...run }: RunRecord): Promise<ReminderRun> {
  const [count, stopped] = await Promise.all([counts ?? readDeliveries(ctx, run.id).then(countOf), run.state === 'done' ? false : jobStopped(ctx, 'reminders', run.id)])
  return { ...run, buildingName: run.buildingName ?? null, state: stopped ? 'stopped' : run.state, counts: count }
}
