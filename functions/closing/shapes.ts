import * as z from 'zod'
import { PeriodText } from '../date-text.ts'
import { FundText } from '../ledger/shapes.ts'
import { CheckResult } from './check-model.ts'
import { closingStates, closingSteps } from './model.ts'

const step = z.object({ what: z.enum(closingSteps), at: z.string(), by: z.string(), note: z.string().nullable() })

/** One closing of the month, with its snapshot's figures and hash. */
export const ClosingVersion = z.object({
  version: z.int(),
  state: z.enum(closingStates),
  steps: z.array(step),
  vouchers: z.int().nullable(),
  lastNumber: z.int().nullable(),
  hash: z.string().nullable(),
  previous: z.string().nullable(),
  replaces: z.string().nullable(),
  digest: z.string().nullable(),
  yearEnd: z.string().nullable(),
})
export type ClosingVersion = z.infer<typeof ClosingVersion>

/** `before…`: the movement of the month before, for who compares. */
export const ClosingBalance = z.object({ account: z.string(), name: z.string(), fund: FundText, fundName: z.string(), openingFen: z.int(), debitFen: z.int(), creditFen: z.int(), closingFen: z.int(), beforeDebitFen: z.int(), beforeCreditFen: z.int() })
export type ClosingBalance = z.infer<typeof ClosingBalance>

/** A month that was never closed is `open`, or `running` until its last day is over. */
export const monthStates = ['running', 'open', ...closingStates] as const
const month = {
  period: PeriodText,
  state: z.enum(monthStates),
  version: z.int().nullable(),
  vouchers: z.int().nullable(),
  hash: z.string().nullable(),
  /** Who began the closing, and who made it final. */
  startedBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
}
export const ClosingMonth = z.object(month).meta({ id: 'ClosingMonth' })
export type ClosingMonth = z.infer<typeof ClosingMonth>
export const ClosingPage = z.object({ items: z.array(ClosingMonth), /** The month to close next. */ due: PeriodText.nullable(), next: z.string().nullable() }).meta({ id: 'ClosingPage' })
export type ClosingPage = z.infer<typeof ClosingPage>

export const ClosingOfMonth = z
  .object({
    ...month,
    checks: z.array(CheckResult.extend({ name: z.string() })),
    /** Of the newest closing, once it is summed. */
    balances: z.array(ClosingBalance),
    versions: z.array(ClosingVersion),
    reopening: z.object({ by: z.string(), at: z.string(), reason: z.string(), own: z.boolean() }).nullable(),
    /** Why the numbering stopped, should it have. */
    problem: z.string().nullable(),
    /** What the caller may do next by the rule of two; a role may still forbid it. */
    may: z.object({ start: z.boolean(), approve: z.boolean(), decline: z.boolean(), reopen: z.boolean() }),
  })
  .meta({ id: 'ClosingOfMonth' })
export type ClosingOfMonth = z.infer<typeof ClosingOfMonth>
