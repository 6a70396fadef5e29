import type { Ctx } from '../context.ts'
import type { PermitTerm } from '../fees/price-bill.ts'
import type { BillId } from '../ids.ts'
import { assert } from '../faults.ts'
import type { Write } from '../storage/writes.ts'
import { renewWrite } from './items.ts'

/** Rides in the transaction that publishes a month's bill: the permit runs on exactly when its term is billed. */
export function renewalWrite(ctx: Pick<Ctx, 'tenant'>, { permit, from, to, was }: PermitTerm, billed: { readonly bill: BillId; readonly amountFen: number }): Write {
  assert(was !== null, `a run renews permit ${permit}`)
  return renewWrite(ctx, { permit, was, renewal: 'auto', term: { from, to, ...billed } })
}
