import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import type { UnitId } from '../ids.ts'
import { readHousehold } from '../payments/access.ts'
import { getHouseholdReminders } from './get-household-reminders.ts'
import { readReminding, remindingWrite } from './items.ts'
import type { HouseholdReminders } from './model.ts'

/** Reminders to a household again, by the rules. Nothing where there is no stop. */
export async function liftStop(ctx: Ctx, unit: UnitId): Promise<HouseholdReminders> {
  await readHousehold(ctx, unit)
  await recordChange(ctx, async () => {
    const [known] = await readReminding(ctx, [unit])
    if (!known?.stop) return { answer: undefined }
    return { writes: [remindingWrite(ctx, unit, {}, ['stop'])], act: 'reminders.resumed', subject: unit, detail: { until: known.stop.until }, answer: undefined }
  })
  return getHouseholdReminders(ctx, unit)
}
