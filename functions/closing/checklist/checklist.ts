import type { Period } from '../../calendar.ts'
import type { Ctx } from '../../context.ts'
import { type CheckResult, type Found, resultOf } from '../check-model.ts'
import { billingLeft, draftsLeft } from './bills.ts'
import { booksUneven, earlierMonthsOpen } from './books.ts'
import type { checkNames } from './names.ts'
import { cashBoxesLeft, expensesLeft, payoutsLeft } from './spending.ts'
import { merchantBillsLeft, refundsLeft, disputesLeft, paymentsLeft } from './money-under-way.ts'
import { shiftsLeft } from './shifts.ts'
import { statementLinesLeft } from './statement-lines.ts'

/** One thing to look at before a month is closed. `blocks` in what it finds: the month cannot be closed with it (R4). */
export type Check = { readonly id: keyof typeof checkNames; readonly of: (ctx: Ctx, period: Period) => Promise<Found> }

/** In the order in which they are dealt with. Whoever adds one adds its name to `names.ts`. */
const checks: readonly Check[] = [
  { id: 'earlier-months', of: earlierMonthsOpen },
  { id: 'drafts', of: draftsLeft },
  { id: 'billing', of: billingLeft },
  { id: 'shifts', of: shiftsLeft },
  { id: 'cash-boxes', of: cashBoxesLeft },
  { id: 'expenses', of: expensesLeft },
  { id: 'payouts', of: payoutsLeft },
  { id: 'statement-lines', of: statementLinesLeft },
  { id: 'merchant-bills', of: merchantBillsLeft },
  { id: 'payments', of: paymentsLeft },
  { id: 'refunds', of: refundsLeft },
  { id: 'disputes', of: disputesLeft },
  { id: 'books', of: booksUneven },
]

export const checklistOf = (ctx: Ctx, period: Period): Promise<CheckResult[]> => Promise.all(checks.map(async ({ id, of }) => resultOf(id, await of(ctx, period))))
