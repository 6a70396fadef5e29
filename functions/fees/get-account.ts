import type { Ctx } from '../context.ts'
import type { BuildingId, UnitId } from '../ids.ts'
import type { Account } from './account.ts'
import { readAccount, readAccounts } from './account-items.ts'
import { householdOf } from './estate.ts'

// What other domains use of a household's account; how it is stored stays in account-items.ts.
export { accountWrite, readAccount, type Household } from './account-items.ts'

/** A household's account as it stands now; throws unknown for a unit that is not there. */
export async function accountOfUnit(ctx: Ctx, unit: UnitId): Promise<Account> {
  return readAccount(ctx, await householdOf(ctx, unit))
}

/** The accounts of a building, of every household that ever had a bill or a payment. */
export const accountsOfBuilding = (ctx: Ctx, building: BuildingId): Promise<Account[]> => readAccounts(ctx, building)
