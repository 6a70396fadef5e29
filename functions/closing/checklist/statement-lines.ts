import type { Period } from '../../calendar.ts'
import type { Ctx } from '../../context.ts'
import { openLinesOfMonth } from '../../reconciliation/open-lines-of-month.ts'
import type { Found } from '../check-model.ts'

/** Lines of every account's statements that no confirmed match explains (R4). The link leads to the account with most of them. */
export async function statementLinesLeft(ctx: Ctx, period: Period): Promise<Found> {
  const accounts = await openLinesOfMonth(ctx, period)
  const [worst] = accounts.toSorted((a, b) => b.openLines - a.openLines)
  const total = (of: (account: (typeof accounts)[number]) => number): number => accounts.reduce((sum, account) => sum + of(account), 0)
  return { count: total(({ openLines }) => openLines), amountFen: total(({ openFen }) => openFen), blocks: true, link: worst?.openLines ? `/statements/${worst.account}?period=${period}` : '/statements' }
}
