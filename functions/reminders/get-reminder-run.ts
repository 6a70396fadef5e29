import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { readRun } from './items.ts'
import type { ReminderId, ReminderRun } from './model.ts'
import { showRun } from './show-run.ts'

/** Throws unknown. */
export async function getReminderRun(ctx: Ctx, id: ReminderId): Promise<ReminderRun> {
  const run = await readRun(ctx, id)
  if (!run) throw unknown(`no run of reminders ${id}`)
  return showRun(ctx, run)
}
