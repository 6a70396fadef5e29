import * as z from 'zod'
import { FundText } from '../ledger/shapes.ts'
import { sources, uses } from '../ledger/purposes.ts'

/** A thousand million yuan: beyond any organization of this kind, and its sums stay exact. */
const fenMax = 100_000_000_000
const Amount = z.int().min(0).max(fenMax)

/** What is planned of one fund for one source or use: for the year, or month by month, which then is the year. */
export const BudgetLine = z
  .strictObject({ fund: FundText, purpose: z.enum([...sources, ...uses]), yearFen: Amount, monthsFen: z.array(Amount).length(12).nullable() })
  .refine(({ yearFen, monthsFen }) => monthsFen === null || monthsFen.reduce((total, amount) => total + amount, 0) === yearFen, { error: 'the months add up to the year', path: ['monthsFen'] })
export type BudgetLine = z.output<typeof BudgetLine>

const Year = z.string().regex(/^20\d\d$/)
export const YearQuery = z.object({ year: Year })

/** `revision`: of the budget that the person saw, 0 for none. `note`: why, once a budget is fixed. */
export const SaveBudget = z.strictObject({
  year: Year,
  revision: z.int().min(0),
  lines: z.array(BudgetLine).min(1).max(48).refine((lines) => new Set(lines.map(({ fund, purpose }) => `${fund} ${purpose}`)).size === lines.length, 'one line for each fund and purpose'),
  note: z.string().trim().max(200).default(''),
})
export type SaveBudget = z.output<typeof SaveBudget>
export const FixBudget = z.strictObject({ year: Year, revision: z.int().min(1) })
export type FixBudget = z.output<typeof FixBudget>

const entered = { lines: z.array(BudgetLine), note: z.string(), enteredBy: z.string(), enteredAt: z.string() }
export const Draft = z.object(entered)
export type Draft = z.infer<typeof Draft>
export const Fixed = z.object({ version: z.int(), ...entered, fixedBy: z.string(), fixedAt: z.string() })
export type Fixed = z.infer<typeof Fixed>

export const Budget = z
  .object({
    year: z.string(),
    /** Counts every change; 0 = nothing was entered yet. */
    revision: z.int(),
    /** Entered and not fixed yet: counts for nothing until a head fixes it. */
    draft: Draft.nullable(),
    fixed: Fixed.nullable(),
    /** Whether the person who asks may fix the draft: a change of a fixed budget takes another than who entered it. */
    mayFix: z.boolean(),
  })
  .meta({ id: 'Budget' })
export type Budget = z.infer<typeof Budget>

export const BudgetVersions = z.object({ items: z.array(Fixed), next: z.null() }).meta({ id: 'BudgetVersions' })
export type BudgetVersions = z.infer<typeof BudgetVersions>
