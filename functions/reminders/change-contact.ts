import type { Ctx } from '../context.ts'
import type { UnitId } from '../ids.ts'
import { readHousehold } from '../payments/access.ts'
import { getHouseholdReminders } from './get-household-reminders.ts'
import { remindingWrite } from './items.ts'
import type { ChangeContact, HouseholdReminders } from './model.ts'

/** The address for reminders by e-mail; null takes it off. */
export async function changeContact(ctx: Ctx, unit: UnitId, { email }: ChangeContact): Promise<HouseholdReminders> {
  await readHousehold(ctx, unit)
  await ctx.store.write(email === null ? remindingWrite(ctx, unit, {}, ['email']) : remindingWrite(ctx, unit, { email }))
  return getHouseholdReminders(ctx, unit)
}
