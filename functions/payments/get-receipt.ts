import { dateOfInstant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { maskName } from '../fees/mask-name.ts'
import { assert } from '../faults.ts'
import { getBuilding } from '../estates/get-building.ts'
import { listCommunities } from '../estates/list-communities.ts'
import type { BuildingId, PaymentId } from '../ids.ts'
import { amountInWords } from '../paper/amount-in-words.ts'
import { getSite } from '../tenants/get-site.ts'
import { isMasked } from './access.ts'
import { readNumbered } from './get-payment.ts'
import type { Receipt } from './model.ts'
import { methodNames } from './words.ts'

/** The receipt of a payment, for screen and paper alike. Whoever came by a pay link sees the name masked and no collector's note. */
export async function getReceipt(ctx: Ctx, id: PaymentId): Promise<Receipt> {
  const [payment, site] = await Promise.all([readNumbered(ctx, id), getSite(ctx)])
  const communityName = await communityOf(ctx, payment.building)
  const { booked, counter, receiptNo } = payment
  assert(receiptNo, `a numbered payment: ${id}`)
  const masked = isMasked(ctx)
  return {
    payment: id,
    no: receiptNo,
    issuedAt: booked.at,
    issuedOn: dateOfInstant(booked.at),
    issuer: { name: site.name, address: site.address, phone: site.phone },
    communityName,
    buildingName: payment.buildingName,
    room: payment.room,
    name: masked ? maskName(payment.name) : payment.name,
    payer: counter?.payer ? (masked ? maskName(counter.payer) : counter.payer) : null,
    method: booked.method,
    methodName: { ...methodNames[booked.method] },
    amountFen: payment.amountFen,
    amountWords: amountInWords(payment.amountFen),
    bills: [...booked.bills],
    creditFen: booked.creditFen,
    valueDate: booked.valueDate,
    reference: counter?.reference ?? null,
    note: masked ? null : (counter?.note ?? null),
    collector: counter?.collector ?? null,
  }
}

async function communityOf(ctx: Ctx, id: BuildingId): Promise<string> {
  const [building, communities] = await Promise.all([getBuilding(ctx, id), listCommunities(ctx)])
  return communities.items.find((one) => one.id === building.community)?.name ?? ''
}
