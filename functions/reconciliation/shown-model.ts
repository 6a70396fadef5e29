import * as z from 'zod'
import { branded, DateText } from '../date-text.ts'
import { unitId } from '../fees/model.ts'
import type { StatementAccountId } from '../ids.ts'
import { voucherKinds } from '../ledger/model.ts'

export const statementAccountId = branded<StatementAccountId>(z.string().regex(/^[a-z0-9]{12}$/))

const amount = z.int()
/** A voucher of the books, or an open bill that the money may pay. */
export const MatchCandidate = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('voucher'), voucher: z.string(), voucherKind: z.enum(voucherKinds), unit: unitId.nullable(), place: z.string().nullable(), text: z.string(), date: DateText, amountFen: amount }),
  z.object({ kind: z.literal('bill'), bill: z.string(), unit: unitId, place: z.string(), text: z.string(), date: DateText, amountFen: amount }),
])
export type MatchCandidate = z.infer<typeof MatchCandidate>

/** Why, as a code with its values; a screen has the words. */
export const MatchReason = z.discriminatedUnion('code', [
  z.object({ code: z.enum(['provider-id', 'order-number', 'payment-code', 'unit-code', 'payer-account', 'payer-name', 'remark']), value: z.string() }),
  z.object({ code: z.literal('amount'), amountFen: amount }),
  z.object({ code: z.literal('fee'), feeFen: amount }),
  z.object({ code: z.literal('tolerance'), differenceFen: amount }),
  z.object({ code: z.literal('only-one'), windowDays: z.int() }),
  z.object({ code: z.literal('days-apart'), days: z.int() }),
  z.object({ code: z.literal('parts'), lines: z.int(), entries: z.int() }),
])
