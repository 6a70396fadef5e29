import type { Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { getExpense } from '../expenses/get-expense.ts'
import type { Expense } from '../expenses/model.ts'
import { sum } from '../money.ts'
import { everyPost } from '../posts/read-post.ts'
import { rowsOfMonth } from './get-attendance.ts'
import { allRules, timesheetsOf } from './items.ts'
import type { AttendanceRow } from './model.ts'
import { findPayroll, type PayrollRecord } from './payroll-items.ts'
import type { Payroll, WageGroupView } from './payroll-model.ts'
import { rulesOn } from './settings-model.ts'
import { groupWages } from './wage-rules.ts'
import { lastDay } from '../calendar.ts'
import type { PostId } from '../ids.ts'

const missingShown = 50

/** Whose wage of a month cannot be asked for yet. */
export const sheetsLeft = async (ctx: Ctx, month: Period): Promise<AttendanceRow[]> => (await rowsOfMonth(ctx, month)).filter(({ state }) => state === 'open' || state === 'objected')

/** The wages of a month: what they come to, what is missing, and how far they are. */
export async function getPayroll(ctx: Ctx, month: Period): Promise<Payroll> {
  const [rows, payroll] = await Promise.all([rowsOfMonth(ctx, month), findPayroll(ctx, month)])
  const left = rows.filter(({ state }) => state === 'open' || state === 'objected')
  const groups = payroll ? await asked(ctx, payroll) : await expected(ctx, month)
  const count = (state: AttendanceRow['state']) => rows.filter((row) => row.state === state).length
  return {
    month,
    state: stateOf(payroll, groups),
    payFen: sum(groups.map(({ payFen }) => payFen)),
    people: payroll?.people.length ?? rows.length - left.length,
    sheets: { open: count('open'), closed: count('closed'), signed: count('signed'), objected: count('objected') },
    missing: left.slice(0, missingShown).map(({ person, personName, state }) => ({ person, personName, state })),
    groups,
    bookedAt: payroll?.at ?? null,
    bookedBy: payroll?.by ?? null,
    handed: payroll?.handed ?? null,
  }
}

function stateOf(payroll: PayrollRecord | undefined, groups: readonly WageGroupView[]): Payroll['state'] {
  if (!payroll) return 'open'
  if (payroll.handed) return 'handed'
  return groups.every(({ state }) => state === 'paid') ? 'paid' : 'asked'
}

async function asked(ctx: Ctx, { groups }: PayrollRecord): Promise<WageGroupView[]> {
  const expenses = await Promise.all(groups.map(({ expense }) => getExpense(ctx, expense).catch(() => undefined)))
  return groups.map(({ post, postName, community, fund, people, minutes, payFen, expense }, at) => ({ post, postName, community, fund, people, minutes, payFen, expense, state: stateOfExpense(expenses[at]) }))
}

/** Null: a crash broke off before it was asked for; booking again goes on. */
const stateOfExpense = (expense: Expense | undefined): WageGroupView['state'] => expense?.state ?? null

/** What would be asked for now, of the sheets that are closed. */
async function expected(ctx: Ctx, month: Period): Promise<WageGroupView[]> {
  const [sheets, posts, rules] = await Promise.all([timesheetsOf(ctx, month), everyPost(ctx), allRules(ctx)])
  const byId = new Map(posts.map((post) => [post.id, post]))
  const closed = sheets.filter(({ state }) => state !== 'open')
  const parts = closed.map(({ byPost }) => byPost.map((part) => ({ ...part, post: part.post as PostId | null, payFen: sum([part.payFen]) })))
  return groupWages(parts, rulesOn(rules, lastDay(month))).map((group) => {
    const post = group.post ? byId.get(group.post) : undefined
    return { ...group, postName: post?.name ?? '', community: post?.community ?? null, expense: null, state: null }
  })
}
