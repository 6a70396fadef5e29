import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict } from '../faults.ts'
import { communityOf } from '../fees/estate.ts'
import { enqueueJob, jobWrite } from '../jobs/enqueue-job.ts'
import { admitCollecting } from '../payments/access.ts'
import { held } from '../storage/cancelled.ts'
import { chosenBuildings } from './chosen-buildings.ts'
import { readRun, runWrite, type RunRecord } from './items.ts'
import type { ReminderRun, SendReminders } from './model.ts'
import { showRun } from './show-run.ts'

/**
 * Starts a run: a job sends it, building by building, outside of the quiet hours. The client's id makes a retry the same
 * run; with other content it is a conflict. Who is reminded is looked at when it is sent, not when it was previewed.
 */
export async function sendReminders(ctx: Ctx, input: SendReminders): Promise<ReminderRun> {
  admitCollecting(ctx)
  const buildings = await chosenBuildings(ctx, input)
  const { name: communityName } = await communityOf(ctx, input.community)
  const run: RunRecord = {
    id: input.id,
    kind: input.kind,
    channel: input.channel,
    community: input.community,
    communityName,
    ...(input.building ? { building: input.building, buildingName: buildings[0]!.name } : {}),
    createdAt: instant(ctx.clock),
    createdBy: ctx.actor.name,
    state: 'waiting',
  }
  const begun = await held(ctx.store.transact([runWrite(ctx, run), jobWrite(ctx, 'reminders', run.id)]))
  const known = begun ? run : await readRun(ctx, input.id)
  if (!known || known.kind !== input.kind || known.channel !== input.channel || known.community !== input.community || known.building !== input.building) throw otherRun()
  if (known.state !== 'done') await enqueueJob(ctx, 'reminders', known.id)
  return showRun(ctx, known)
}

const otherRun = () => conflict('other-run', { zh: '这次提醒的编号已用于另一次提醒，没有发送。请刷新后重新预览。', en: 'The id of this run belongs to another run. Nothing was sent. Reload and preview again.' })
