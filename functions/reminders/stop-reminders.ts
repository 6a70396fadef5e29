import { recordChange } from '../audit/record-change.ts'
import { instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { invalid } from '../faults.ts'
import type { UnitId } from '../ids.ts'
import { readHousehold } from '../payments/access.ts'
import { getHouseholdReminders } from './get-household-reminders.ts'
import { remindingWrite } from './items.ts'
import type { HouseholdReminders, StopReminders } from './model.ts'

/** No reminder until the day has passed. A reason by kind only, and not even that in the audit log: what lies behind it is nobody's business here. */
export async function stopReminders(ctx: Ctx, unit: UnitId, { reason, until }: StopReminders): Promise<HouseholdReminders> {
  await readHousehold(ctx, unit)
  if (until < today(ctx.clock)) throw invalid('until', { zh: '截止日期已经过去，没有保存。请选今天以后的日期。', en: 'That day has passed. Nothing was saved. Choose a later one.' })
  const stop = { reason, until, by: ctx.actor.name, at: instant(ctx.clock) }
  await recordChange(ctx, async () => ({ writes: [remindingWrite(ctx, unit, { stop })], act: 'reminders.stopped', subject: unit, detail: { until }, answer: undefined }))
  return getHouseholdReminders(ctx, unit)
}
