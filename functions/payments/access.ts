import { type Ctx, systemActor } from '../context.ts'
import { getUnit } from '../estates/get-unit.ts'
import type { Household } from '../fees/get-account.ts'
import { unknown } from '../faults.ts'
import type { BillId, UnitId } from '../ids.ts'
import type { PaymentRecord } from './items.ts'
import { suspended } from './words.ts'

/** Throws `unknown` unless the caller may see and pay for this household: residents their own, a pay link its bill's, staff any. */
export function admitUnit(ctx: Ctx, unit: UnitId): void {
  const { actor } = ctx
  switch (actor.kind) {
    case 'member':
    case 'token':
    case 'system':
      return
    case 'resident':
      if (actor.units.includes(unit)) return
      break
    case 'paylink':
      if (actor.unit === unit) return
      break
    case 'anonymous':
      break
    default:
      actor satisfies never
  }
  throw unknown(`unit ${unit} for ${actor.kind}`)
}

/** Of a payment itself: a pay link sees what was paid through it or what paid its bill, no others of the household. */
export function admitPayment(ctx: Ctx, payment: PaymentRecord): void {
  admitUnit(ctx, payment.unit)
  const { actor } = ctx
  if (actor.kind !== 'paylink' || payment.by === actor.id || concerns(payment, actor.bill)) return
  throw unknown(`payment ${payment.id} for another link`)
}

const concerns = (payment: PaymentRecord, bill: BillId): boolean => [...payment.asked, ...(payment.booked?.bills ?? [])].some((part) => part.bill === bill)

/** S4. */
export function admitCollecting(ctx: Ctx): void {
  if (ctx.site.state === 'suspended') throw suspended()
}

/** The household as bills and receipts name it. Throws `unknown` when the unit is not there. */
export async function readHousehold(ctx: Ctx, unit: UnitId): Promise<Household> {
  const { building, buildingName, room, owner } = await getUnit({ ...ctx, actor: systemActor('payments') }, unit)
  return { unit, building, buildingName, room, name: owner }
}

export const isMasked = (ctx: Ctx): boolean => ctx.actor.kind === 'paylink'
