import type { Ctx } from '../context.ts'
import { listBuildings } from '../estates/list-buildings.ts'
import { accountsOfBuilding } from '../fees/get-account.ts'
import { funds } from '../ledger/chart.ts'
import { yuan } from '../money.ts'
import type { Owed } from './owed.ts'
import type { Difference } from './verify-books.ts'

/** Each household's open bills by fund against its receivables, and its credit against its advances. */
export async function* verifyAccounts(ctx: Ctx, owed: Owed): AsyncGenerator<Difference> {
  for (const building of (await listBuildings(ctx, {})).items) {
    for (const account of await accountsOfBuilding(ctx, building.id, { consistent: true })) {
      const where = `${account.buildingName} ${account.room} (${account.unit})`
      for (const fund of funds) {
        const open = account.open.reduce((sum, bill) => sum + (bill.openByFund[fund] ?? 0), 0)
        const books = owed.take(account.unit, '1121', fund)
        if (open !== books) yield { what: 'open-amount', where, says: `${fund}: the account says ${yuan(open)}, the vouchers ${yuan(books)}` }
        const credit = fund === 'ORGANISATION' ? account.creditFen : 0
        const advances = -owed.take(account.unit, '2203', fund)
        if (credit !== advances) yield { what: 'credit', where, says: `${fund}: the account says ${yuan(credit)}, the vouchers ${yuan(advances)}` }
      }
      const sum = account.open.reduce((total, bill) => total + bill.openFen, 0)
      if (sum !== account.openFen) yield { what: 'open-amount', where, says: `the account says ${yuan(account.openFen)}, its bills ${yuan(sum)}` }
    }
  }
  for (const [key, sum] of owed.left()) yield { what: 'open-amount', where: key, says: `the vouchers say ${yuan(sum)}, and there is no account` }
}
