import type { Ctx } from '../context.ts'
import type { UnitId } from '../ids.ts'
import { admitUnit } from './access.ts'
import { readPaymentsOfUnit } from './items.ts'
import type { PaymentRow } from './model.ts'
import { isBooked, showRow } from './show-payment.ts'

/** Every booked payment of a household, reversed ones included, in no order of time. Throws unknown unless the caller may see the household. */
export async function paymentsOfUnit(ctx: Ctx, unit: UnitId): Promise<PaymentRow[]> {
  admitUnit(ctx, unit)
  return (await readPaymentsOfUnit(ctx, unit)).filter(isBooked).map(showRow)
}
