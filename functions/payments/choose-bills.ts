import type { Ctx } from '../context.ts'
import type { Account, OpenBill } from '../fees/account.ts'
import { readBill } from '../fees/bill-items.ts'
import { billNo } from '../fees/bill-model.ts'
import { unknown } from '../faults.ts'
import type { BillId } from '../ids.ts'
import { alreadyPaid } from './words.ts'

/** The wanted bills as they are open now, oldest due first. Throws `refused` when one has nothing left to pay, `unknown` when there is none. */
export async function chooseBills(ctx: Ctx, account: Account, wanted: readonly BillId[]): Promise<OpenBill[]> {
  const bills = account.open.filter((bill) => wanted.includes(bill.bill))
  const missing = wanted.filter((bill) => !bills.some((open) => open.bill === bill))
  if (missing.length === 0) return bills
  const numbers = await Promise.all(missing.map((bill) => numberOf(ctx, bill)))
  throw alreadyPaid(numbers)
}

async function numberOf(ctx: Ctx, id: BillId): Promise<string> {
  const bill = await readBill(ctx, id)
  if (!bill) throw unknown(`no bill ${id}`)
  return billNo(bill.period, bill.no)
}
