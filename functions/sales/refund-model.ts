import * as z from 'zod'
import { branded, DateText } from '../date-text.ts'
import type { Id, SaleId } from '../ids.ts'
import { methods } from '../payments/model.ts'
import { refundStates, refundSteps } from '../refunds/model.ts'
import { saleId } from './model.ts'

export type SaleRefundId = Id<'saleRefund'>

/** `<sale>-<name>`: the name of the rule that gives it, or 12 characters of whoever asks for it. */
export const saleRefundId = branded<SaleRefundId>(z.string().regex(/^sale-[a-z0-9]{12}-[a-z0-9]{1,12}$/))
export const saleRefundIdOf = (sale: SaleId, own: string): SaleRefundId => `${sale}-${own}` as SaleRefundId
export const saleOfRefund = (refund: SaleRefundId): SaleId => refund.slice(0, 17) as SaleId

/** By a published rule, which nobody decides: the money was not wanted any more, a booking was called off, a session used less than was paid, a room was left in order. */
export const refundRules = ['unwanted', 'cancelled', 'rest', 'deposit'] as const
export type RefundRule = (typeof refundRules)[number]

const reason = z.string().trim().min(2).max(120)
export const CreateSaleRefund = z.object({
  /** Made by the client: sending the same refund again is the same refund. */
  id: z.string().regex(/^[a-z0-9]{12}$/),
  amountFen: z.int().min(1).max(1_000_000_000),
  reason,
})
export type CreateSaleRefund = z.output<typeof CreateSaleRefund>
export const DeclineSaleRefund = z.object({ reason })

const Sentence = z.object({ zh: z.string(), en: z.string() })

export const SaleRefund = z
  .object({
    id: saleRefundId,
    sale: saleId,
    title: Sentence,
    receiptNo: z.string().nullable(),
    method: z.enum(methods),
    amountFen: z.int(),
    /** Null: asked for by a person, for whom another approves. */
    rule: z.enum(refundRules).nullable(),
    reason: z.string(),
    state: z.enum(refundStates),
    problem: Sentence.nullable(),
    paidOn: DateText.nullable(),
    steps: z.array(z.object({ what: z.enum(refundSteps), at: z.string(), by: z.string(), note: z.string().nullable() })),
    vouchers: z.array(z.string()),
    may: z.object({ approve: z.boolean(), decline: z.boolean(), payOut: z.boolean(), retry: z.boolean() }),
  })
  .meta({ id: 'SaleRefund' })
export type SaleRefund = z.infer<typeof SaleRefund>
export const SaleRefunds = z.object({ items: z.array(SaleRefund) })
export const SaleRefundPath = z.object({ sale: saleId, saleRefund: saleRefundId })
