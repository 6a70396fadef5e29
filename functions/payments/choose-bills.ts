import { type Ctx, systemActor } from '../context.ts'
import type { Account, OpenBill } from '../fees/account.ts'
import { getBill } from '../fees/get-bill.ts'
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

const numberOf = async (ctx: Ctx, id: BillId): Promise<string> => (await getBill({ ...ctx, actor: systemActor('payments') }, id)).no
