import { assert } from '../faults.ts'
import { fen, sum } from '../money.ts'
import { voucherId } from '../ledger/model.ts'
import type { BookedFacts, PaymentRecord } from './items.ts'
import type { Payment, PaymentRow } from './model.ts'

export type BookedPayment = PaymentRecord & { readonly booked: BookedFacts }

export const isBooked = (payment: PaymentRecord | undefined): payment is BookedPayment => payment?.booked !== undefined

export function showRow(payment: BookedPayment): PaymentRow {
  const { booked, counter } = payment
  const billsFen = sum(booked.bills.map((part) => part.amountFen))
  assert(fen(billsFen + booked.creditFen) === payment.amountFen, `the parts of ${payment.id} equal its amount`)
  return {
    id: payment.id,
    unit: payment.unit,
    buildingName: payment.buildingName,
    room: payment.room,
    name: payment.name,
    method: booked.method,
    amountFen: payment.amountFen,
    billsFen,
    creditFen: booked.creditFen,
    valueDate: booked.valueDate,
    entryDate: booked.entryDate,
    bookedAt: booked.at,
    receiptNo: payment.receiptNo ?? null,
    reference: counter?.reference ?? null,
    collector: counter?.collector ?? null,
    refundedFen: payment.refundedFen,
    reversedOn: payment.reversed?.on ?? null,
  }
}

export function showPayment(payment: PaymentRecord): Payment {
  assert(isBooked(payment), `a booked payment: ${payment.id}`)
  const { booked, counter, online } = payment
  return {
    ...showRow(payment),
    payer: counter?.payer ?? null,
    note: counter?.note ?? null,
    bills: [...booked.bills],
    reversed: payment.reversed ? { on: payment.reversed.on, by: payment.reversed.by, reason: payment.reversed.reason } : null,
    voucher: voucherId('PAYMENT', booked.entryDate, payment.id),
    channelOrder: online?.order ?? null,
    channelPayment: booked.providerPayment ?? null,
  }
}
