import * as z from 'zod'
import type { BusinessDate } from '../calendar.ts'
import { branded } from '../date-text.ts'
import { billId } from '../fees/bill-model.ts'
import { DateText, Names, PeriodText, ShortId, unitId } from '../fees/model.ts'
import type { BillId, PaymentId, UnitId } from '../ids.ts'
import type { AccountCode } from '../ledger/model.ts'
import { onlineMethods } from './channel.ts'

/** `<unit>-<12 characters>`: a payment's place follows from its id. Also our order number at the provider. */
export const paymentId = branded<PaymentId>(z.string().regex(/^[a-z0-9]{12}-[a-z0-9]{12}$/))
export const paymentIdOf = (unit: UnitId, own: string): PaymentId => `${unit}-${own}` as PaymentId
export const unitOfPayment = (payment: PaymentId): UnitId => payment.slice(0, 12) as UnitId
export const isPaymentId = (text: string | undefined): text is PaymentId => /^[a-z0-9]{12}-[a-z0-9]{12}$/.test(text ?? '')

/** Static codes of the organization, paid to its own merchant account; known by the merchant's order number. */
export const codeMethods = ['alipay-code', 'wechat-code'] as const
export const counterMethods = ['cash', 'transfer', ...codeMethods] as const
export const methods = [...counterMethods, ...onlineMethods] as const
export type Method = (typeof methods)[number]
export const isCode = (method: Method): method is (typeof codeMethods)[number] => (codeMethods as readonly Method[]).includes(method)

/** Where the money is once it is booked: cash box, bank account, with a provider and on its way. */
export function moneyAccount(method: Method): AccountCode {
  switch (method) {
    case 'cash':
      return '1001'
    case 'transfer':
      return '1002'
    case 'alipay-code':
    case 'wechat-code':
    case 'card':
    case 'alipay':
    case 'wechat':
    case 'online':
      return '1009'
    default:
      return method satisfies never
  }
}

/** More bills than two years of months; one payment stays far below the size of an item. */
export const billsMax = 24
const bills = z.array(billId).min(1).max(billsMax).refine((ids) => new Set(ids).size === ids.length, 'each bill once')

/** 1 yuan to 100,000: what a household may pay ahead online at once. */
export const prepayFenMin = 100
export const prepayFenMax = 10_000_000

export const CreateCheckout = z
  .object({
    /** The household; follows from the bills when left out. */
    unit: unitId.optional(),
    bills: bills.optional(),
    /** Instead of bills: a sum to pay ahead. */
    prepayFen: z.int().min(prepayFenMin).max(prepayFenMax).optional(),
  })
  .refine(({ bills, prepayFen }) => (bills === undefined) !== (prepayFen === undefined), { path: ['bills'], message: 'either bills or a sum to pay ahead' })
  .refine(({ unit, prepayFen }) => prepayFen === undefined || unit !== undefined, { path: ['unit'], message: 'who pays ahead' })
export type CreateCheckout = z.output<typeof CreateCheckout>

export const OpenedCheckout = z
  .object({
    checkout: paymentId,
    /** The provider's page to pay on. */
    url: z.string(),
    amountFen: z.int(),
    expiresAt: z.string(),
    /** True when these bills had a page open already and this is it. */
    reused: z.boolean(),
    /** Something to say before going there: another page for some of these bills is open elsewhere. */
    warning: z.string().nullable(),
  })
  .meta({ id: 'OpenedCheckout' })
export type OpenedCheckout = z.infer<typeof OpenedCheckout>

/** already-paid: these bills were paid by another payment, none was made here. */
export const checkoutStates = ['pending', 'processing', 'paid', 'failed', 'expired', 'already-paid'] as const
export type CheckoutState = (typeof checkoutStates)[number]

/** `leftFen`: what stayed open on the bill after it; 0 = paid in full. */
const BillPart = z.object({ bill: billId, no: z.string(), period: PeriodText, amountFen: z.int(), leftFen: z.int() })
export type BillPart = z.infer<typeof BillPart>

export const Checkout = z
  .object({
    id: paymentId,
    state: z.enum(checkoutStates),
    /** Whether money moved by this checkout; unknown while the provider does not say. */
    moneyMoved: z.enum(['yes', 'no', 'unknown']),
    amountFen: z.int(),
    /** Paid ahead: no bills were meant. */
    prepaid: z.boolean(),
    bills: z.array(BillPart),
    /** Of a paid checkout: what went to the household's credit, because a bill had been paid meanwhile. */
    creditFen: z.int(),
    /** The page to go on paying on, while pending. */
    url: z.string().nullable(),
    /** For getReceipt, once paid. */
    receipt: paymentId.nullable(),
    receiptNo: z.string().nullable(),
    paidOn: z.string().nullable(),
  })
  .meta({ id: 'Checkout' })
export type Checkout = z.infer<typeof Checkout>
export const CheckoutPath = z.object({ checkout: paymentId })

export const RecordCounterPayment = z.object({
  /** Made by the client: sending the same payment again is the same payment. */
  id: ShortId,
  unit: unitId,
  method: z.enum(counterMethods),
  amountFen: z.int().min(1).max(1_000_000_000),
  /** Only these; without it all open bills, oldest first. What is left becomes credit. */
  bills: bills.optional(),
  /** The day on which the money moved (M8); today when left out. */
  valueDate: DateText.optional(),
  /** Who handed it over, if not the household. */
  payer: z.string().trim().min(1).max(40).optional(),
  /** The bank's reference, the number of a paper slip; for a static code the merchant's order number, which it needs. */
  reference: z.string().trim().min(1).max(60).optional(),
  note: z.string().trim().min(1).max(120).optional(),
})
export type RecordCounterPayment = z.output<typeof RecordCounterPayment>

const row = {
  id: paymentId,
  unit: unitId,
  buildingName: z.string(),
  room: z.string(),
  /** The household's payer as of the payment. */
  name: z.string(),
  method: z.enum(methods),
  amountFen: z.int(),
  /** Of it for bills, and of it to the household's credit. */
  billsFen: z.int(),
  creditFen: z.int(),
  valueDate: z.string(),
  /** The journal's month follows from it. */
  entryDate: z.string(),
  bookedAt: z.string(),
  /** Null for the moment between booking and numbering. */
  receiptNo: z.string().nullable(),
  reference: z.string().nullable(),
  /** Who took it at the counter; null online. */
  collector: z.string().nullable(),
  /** Refunds approved so far. */
  refundedFen: z.int(),
  /** A mistaken counter payment, taken back: its receipt is void. */
  reversedOn: DateText.nullable(),
}
export const PaymentRow = z.object(row).meta({ id: 'PaymentRow' })
export type PaymentRow = z.infer<typeof PaymentRow>
export const PaymentPage = z.object({ items: z.array(PaymentRow), next: z.string().nullable() })
export type PaymentPage = z.infer<typeof PaymentPage>

export const Payment = z
  .object({ ...row, payer: z.string().nullable(), note: z.string().nullable(), bills: z.array(BillPart), reversed: z.object({ on: DateText, by: z.string(), reason: z.string() }).nullable(), voucher: z.string(), channelOrder: z.string().nullable(), channelPayment: z.string().nullable() })
  .meta({ id: 'Payment' })
export type Payment = z.infer<typeof Payment>
export const PaymentPath = z.object({ payment: paymentId })

const filters = {
  /** Month of the journal; without it and without `unit` the current one. */
  period: PeriodText.optional(),
  method: z.enum(methods).optional(),
  unit: unitId.optional(),
  /** Part of a room, building, name or reference, or a receipt number. */
  search: z.string().trim().max(40).optional(),
}
export const ListPayments = z.object({ ...filters, limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(500).optional() })
export type ListPayments = z.output<typeof ListPayments>
export const ExportPayments = z.object({ ...filters, format: z.enum(['csv', 'xlsx']).default('xlsx') })
export type ExportPayments = z.output<typeof ExportPayments>
export type PaymentFilter = Omit<ListPayments, 'limit' | 'after'>

/** A receipt never changes; a void keeps its number (M6). */
export const Receipt = z
  .object({
    payment: paymentId,
    /** `2026-000123`, without gaps per tenant and year. */
    no: z.string(),
    issuedAt: z.string(),
    issuedOn: DateText,
    issuer: z.object({ name: z.string(), address: z.string(), phone: z.string() }),
    communityName: z.string(),
    buildingName: z.string(),
    room: z.string(),
    /** Masked for whoever came by a pay link. */
    name: z.string(),
    payer: z.string().nullable(),
    method: z.enum(methods),
    methodName: Names,
    amountFen: z.int(),
    /** The amount in Chinese capitals, 壹佰贰拾元整. */
    amountWords: z.string(),
    bills: z.array(BillPart),
    creditFen: z.int(),
    valueDate: DateText,
    reference: z.string().nullable(),
    note: z.string().nullable(),
    collector: z.string().nullable(),
    /** The day on which the payment was reversed: the receipt is void and keeps its number (M6). */
    voidOn: DateText.nullable(),
  })
  .meta({ id: 'Receipt' })
export type Receipt = z.infer<typeof Receipt>

export const HouseholdQuery = z.object({ /** A resident of several units says which; staff always do. */ unit: unitId.optional() })
export const HouseholdBill = z.object({
  id: billId,
  no: z.string(),
  period: PeriodText,
  title: Names,
  amountFen: z.int(),
  openFen: z.int(),
  dueDate: z.string(),
  overdue: z.boolean(),
})
export const Household = z
  .object({
    unit: unitId,
    buildingName: z.string(),
    room: z.string(),
    name: z.string(),
    masked: z.boolean(),
    /** The bill of the pay link that was opened; null otherwise. */
    bill: billId.nullable(),
    /** Open ones, oldest due first. */
    bills: z.array(HouseholdBill),
    openFen: z.int(),
    overdueFen: z.int(),
    creditFen: z.int(),
    /** False: pay at the counter; the organization has no account for online payment, or may not collect now. */
    onlinePayment: z.boolean(),
    /** Whether the organization has parking: cars, permits and visitors have a page then. */
    parking: z.boolean(),
    helpPhone: z.string(),
  })
  .meta({ id: 'Household' })
export type Household = z.infer<typeof Household>

export const OpenPayLink = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{32}$/) })
export const PaySession = z.object({ bill: billId, unit: unitId }).meta({ id: 'PaySession' })
export type PaySession = z.infer<typeof PaySession>
export const PayLink = z.object({ bill: billId, url: z.string(), lastDay: DateText }).meta({ id: 'PayLink' })
export type PayLink = { readonly bill: BillId; readonly url: string; readonly lastDay: BusinessDate }
