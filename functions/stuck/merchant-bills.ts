import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import { undecidedLines } from '../merchant-bills/undecided-lines.ts'
import { isLeft, type Reader } from './thing.ts'

/** Merchant bills with money that nobody has given to a household for a week: it is on the account and in no book. Decided line by line on the bill's own page. */
export const stuckMerchantBills = (ctx: Ctx): Reader => ({
  read: async ({ id, since }) => {
    const left = isLeft(ctx, since) ? await undecidedLines(ctx, id) : undefined
    return left && { document: id, why: 'undecided', say: leftSay(left.lines), unit: null, about: left.file, amountFen: left.amountFen, action: 'assign' }
  },
  solve: async () => {},
})

const leftSay = (lines: number): Say => ({
  zh: `有 ${lines} 笔收款一周多没有对应到住户，没有入账，住户仍显示欠费。请逐笔确认，或注明不是住户缴费。`,
  en: `${lines} payments of this bill have had no household for more than a week. They are not booked, and those households still look unpaid. Say whose each is, or that it is no household’s.`,
})
