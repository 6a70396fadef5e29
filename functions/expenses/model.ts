import * as z from 'zod'
import { branded, DateText, PeriodText } from '../date-text.ts'
import { communityId, ShortId } from '../fees/model.ts'
import { fileName, fileTypes } from '../files/model.ts'
import type { ExpenseId } from '../ids.ts'
import { funds } from '../ledger/chart.ts'
import { uses } from '../ledger/purposes.ts'
import { supplierId } from './supplier-model.ts'

export const expenseId = branded<ExpenseId>(ShortId)

/**
 * requested: waits for approval, nothing is booked · declined · withdrawn: by who asked · approved: booked and owed · paid ·
 * reversed: taken back by two people, what was booked is booked back.
 */
export const expenseStates = ['requested', 'approved', 'paid', 'declined', 'withdrawn', 'reversed'] as const
export type ExpenseState = (typeof expenseStates)[number]

const reason = z.string().trim().min(2).max(120)
const invoiceNo = z.string().trim().min(1).max(40)

export const CreateExpense = z
  .object({
    /** Made by the client: sending the same expense again is the same expense. */
    id: expenseId,
    /** The day that the paper names. */
    date: DateText,
    supplier: supplierId.nullable().default(null),
    /** Who is paid when it is no registered supplier. */
    payee: z.string().trim().min(2).max(60).nullable().default(null),
    purpose: z.enum(uses),
    fund: z.enum(funds),
    community: communityId.nullable().default(null),
    amountFen: z.int().min(1).max(1_000_000_000),
    invoiceNo: invoiceNo.nullable().default(null),
    text: z.string().trim().min(2).max(120),
  })
  .refine(({ supplier, payee }) => (supplier === null) !== (payee === null), { path: ['payee'], message: 'either a supplier or a payee' })
export type CreateExpense = z.output<typeof CreateExpense>

export const ReasonGiven = z.object({ reason })

export const payMethods = ['cash', 'transfer'] as const
export type PayMethod = (typeof payMethods)[number]

export const PayExpense = z
  .object({ method: z.enum(payMethods), reference: z.string().trim().min(1).max(60).optional(), /** Today when left out. */ paidOn: DateText.optional() })
  .refine(({ method, reference }) => method === 'cash' || reference !== undefined, { path: ['reference'], message: 'the transfer’s reference' })
export type PayExpense = z.output<typeof PayExpense>

export const expenseSteps = ['requested', 'seen', 'approved', 'declined', 'withdrawn', 'paid', 'back-asked', 'back-declined', 'reversed'] as const
export type ExpenseStep = (typeof expenseSteps)[number]

const row = {
  id: expenseId,
  date: z.string(),
  supplier: supplierId.nullable(),
  /** As they were called when it was asked for. */
  payee: z.string(),
  purpose: z.enum(uses),
  fund: z.enum(funds),
  amountFen: z.int(),
  invoiceNo: z.string().nullable(),
  text: z.string(),
  state: z.enum(expenseStates),
  /** How many people besides the one who asked have to approve, and how many have. */
  approvals: z.object({ needed: z.int(), given: z.int() }),
  requestedBy: z.string(),
  requestedAt: z.string(),
  files: z.int(),
}
export const ExpenseRow = z.object(row).meta({ id: 'ExpenseRow' })
export type ExpenseRow = z.infer<typeof ExpenseRow>

export const Expense = z
  .object({
    ...row,
    community: communityId.nullable(),
    communityName: z.string().nullable(),
    /** The limit in force on the day it was asked for, null = none was set, so that every expense took two. */
    limitFen: z.int().nullable(),
    paid: z.object({ method: z.enum(payMethods), on: z.string(), reference: z.string().nullable() }).nullable(),
    attachments: z.array(z.object({ link: z.string(), caption: z.string(), type: z.enum(fileTypes) })),
    steps: z.array(z.object({ what: z.enum(expenseSteps), at: z.string(), by: z.string(), note: z.string().nullable() })),
    /** Somebody asked to take it back and waits for another person. */
    backAsked: z.object({ by: z.string(), reason: z.string() }).nullable(),
    vouchers: z.array(z.string()),
    /** What the caller may do now. */
    may: z.object({ approve: z.boolean(), decline: z.boolean(), withdraw: z.boolean(), pay: z.boolean(), attach: z.boolean(), askBack: z.boolean(), decideBack: z.boolean() }),
  })
  .meta({ id: 'Expense' })
export type Expense = z.infer<typeof Expense>

export const ExpensePage = z.object({ items: z.array(ExpenseRow), next: z.string().nullable() })
export type ExpensePage = z.infer<typeof ExpensePage>
export const ExpensePath = z.object({ expense: expenseId })

export const ListExpenses = z.object({
  /** Without a month: those that are not at their end, the oldest first. */
  period: PeriodText.optional(),
  state: z.enum(expenseStates).optional(),
  purpose: z.enum(uses).optional(),
  supplier: supplierId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(20).optional(),
})
export type ListExpenses = z.output<typeof ListExpenses>

export const DecideBack = z.object({ action: z.enum(['approve', 'decline']) })

export const filesMax = 10
export const AddFileQuery = z.object({ /** What it is: `发票`, `完工照片`. */ caption: z.string().trim().min(1).max(60) })
export const ExpenseFilePath = z.object({ expense: expenseId, file: fileName })
export const linkOfFile = (expense: ExpenseId, file: string): string => `/v1/expenses/${expense}/files/${file}`

export const ExpenseLimits = z
  .object({ items: z.array(z.object({ from: z.string(), limitFen: z.int(), source: z.string(), by: z.string(), at: z.string() })), /** In force today; null = none, every expense takes two. */ currentFen: z.int().nullable() })
  .meta({ id: 'ExpenseLimits' })
export type ExpenseLimits = z.infer<typeof ExpenseLimits>
export const SetExpenseLimit = z.object({
  /** Today or later: it never changes what was asked for before. */
  from: DateText,
  limitFen: z.int().min(0).max(1_000_000_000),
  /** The rule or minutes that it comes from. */
  source: z.string().trim().min(2).max(80),
})
export type SetExpenseLimit = z.output<typeof SetExpenseLimit>
