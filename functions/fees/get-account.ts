import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { BillId, BuildingId, UnitId } from '../ids.ts'
import type { Account } from './account.ts'
import { readAccount, readAccounts } from './account-items.ts'
import { readBill } from './bill-items.ts'
import { billNo } from './bill-model.ts'
import type { IssuedBill } from './change-account.ts'
import { householdOf } from './estate.ts'

// What other domains use of a household's account; how it is stored stays in account-items.ts.
export { accountWrite, readAccount, type Household } from './account-items.ts'

/** A household's account as it stands now; throws unknown for a unit that is not there. */
export async function accountOfUnit(ctx: Ctx, unit: UnitId): Promise<Account> {
  return readAccount(ctx, await householdOf(ctx, unit))
}

/** The accounts of a building, of every household that ever had a bill or a payment. */
export const accountsOfBuilding = (ctx: Ctx, building: BuildingId, options: { readonly consistent?: boolean } = {}): Promise<Account[]> => readAccounts(ctx, building, options)

/** What a bill was issued for, to open it again; throws unknown when it is not there. */
export async function issuedBill(ctx: Ctx, id: BillId): Promise<IssuedBill> {
  const bill = await readBill(ctx, id)
  if (!bill) throw unknown(`no bill ${id}`)
  return { bill: id, period: bill.period, no: billNo(bill.period, bill.no), dueDate: bill.dueDate, amountFen: bill.amountFen }
}

/** Every change of a household's account that is neither a bill nor a payment, in no order of time. */
export { readEntriesOfUnit } from './account-entry-items.ts'
