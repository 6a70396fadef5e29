import * as z from 'zod'
import { DateText, PeriodText } from '../date-text.ts'
import { expenseId, expenseStates } from '../expenses/model.ts'
import { communityId } from '../fees/model.ts'
import { funds } from '../ledger/chart.ts'
import { postId } from '../posts/model.ts'
import { tableFormats } from '../tables/table.ts'
import { personId } from '../workforce/model.ts'
import { sheetStates } from './model.ts'

/** The wages of one post of a month; its expense once they were asked for. */
export const WageGroupView = z.object({ post: postId.nullable(), postName: z.string(), community: communityId.nullable(), fund: z.enum(funds), people: z.int(), minutes: z.int(), payFen: z.int(), expense: expenseId.nullable(), state: z.enum(expenseStates).nullable() })
export type WageGroupView = z.infer<typeof WageGroupView>

/** open: sheets are missing or nothing was asked for. asked: the expenses wait for approval and payment. paid: all of them are paid. handed: and subsidies know the month. */
export const payrollStates = ['open', 'asked', 'paid', 'handed'] as const

export const Payroll = z
  .object({
    month: PeriodText,
    state: z.enum(payrollStates),
    payFen: z.int(),
    people: z.int(),
    /** How many sheets are in which state. */
    sheets: z.object({ open: z.int(), closed: z.int(), signed: z.int(), objected: z.int() } satisfies Record<(typeof sheetStates)[number], z.ZodInt>),
    /** Who has no closed sheet yet, or does not agree; the first 50. */
    missing: z.array(z.object({ person: personId, personName: z.string(), state: z.enum(sheetStates) })),
    groups: z.array(WageGroupView),
    bookedAt: z.string().nullable(),
    bookedBy: z.string().nullable(),
    handed: z.object({ at: z.string(), by: z.string(), recorded: z.int(), refused: z.int() }).nullable(),
  })
  .meta({ id: 'Payroll' })
export type Payroll = z.infer<typeof Payroll>

export const HandMonth = z.object({ /** The day on which the wages were paid. */ paidOn: DateText })
export type HandMonth = z.output<typeof HandMonth>
export const ExportPayroll = z.object({ format: z.enum(tableFormats).default('xlsx') })
export type ExportPayroll = z.output<typeof ExportPayroll>
