import { createHash } from 'node:crypto'
import { instant, lastDay, type Period, periodOfDate, today } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { createExpense } from '../expenses/create-expense.ts'
import { expenseId } from '../expenses/model.ts'
import type { ExpenseId, PostId } from '../ids.ts'
import { everyPost } from '../posts/read-post.ts'
import { held } from '../storage/cancelled.ts'
import { sum } from '../money.ts'
import { allRules, type TimesheetRecord, timesheetsOf } from './items.ts'
import { findPayroll, type PayrollRecord, putPayroll, readRound, sameRound, type WageGroup } from './payroll-items.ts'
import type { Payroll } from './payroll-model.ts'
import { getPayroll, sheetsLeft } from './get-payroll.ts'
import { rulesOn } from './settings-model.ts'
import { groupWages } from './wage-rules.ts'
import { changedMeanwhile, monthRuns, nobodyWorked, sheetsMissing } from './words.ts'

/**
 * Asks for the wages of a month, one expense a post and fund, to be approved and paid by others; from here on no sheet of the month opens again. What is asked for is
 * written down first and asked for one by one, each under an id that follows from the month, so whoever calls again goes on where a crash broke off. Throws `refused`
 * while the month runs or sheets are missing.
 */
export async function bookPayroll(ctx: Ctx, month: Period): Promise<Payroll> {
  if (month >= periodOfDate(today(ctx.clock))) throw monthRuns(month)
  const payroll = (await findPayroll(ctx, month)) ?? (await freeze(ctx, month))
  if (!payroll.asked) await askForAll(ctx, payroll)
  return getPayroll(ctx, month)
}

async function freeze(ctx: Ctx, month: Period): Promise<PayrollRecord> {
  const round = await readRound(ctx, month)
  const left = await sheetsLeft(ctx, month)
  if (left.length > 0) throw sheetsMissing(left.map(({ personName }) => personName))
  const sheets = (await timesheetsOf(ctx, month)).filter(({ state }) => state === 'closed' || state === 'signed')
  const groups = await groupsOf(ctx, { month, round }, sheets)
  if (groups.length === 0) throw nobodyWorked(month)
  const payroll: PayrollRecord = {
    month,
    groups,
    people: sheets.map(({ person, payFen, days }) => ({ person, payFen, daysWorked: days.filter(({ workedMinutes }) => workedMinutes > 0).length })),
    payFen: sum(groups.map(({ payFen }) => payFen)),
    at: instant(ctx.clock),
    by: ctx.actor.name,
    asked: false,
    handed: null,
    version: 1,
  }
  // A sheet that was opened, or objected to, while these were summed up would be paid all the same.
  await held(recordChange(ctx, async () => ({ writes: [putPayroll(ctx, payroll), sameRound(ctx, month, round)], act: 'payroll.booked', subject: ctx.tenant, detail: { month, payFen: payroll.payFen, people: payroll.people.length }, answer: undefined })))
  const kept = await findPayroll(ctx, month)
  if (!kept) throw changedMeanwhile()
  return kept
}

async function groupsOf(ctx: Ctx, { month, round }: Round, sheets: readonly TimesheetRecord[]): Promise<WageGroup[]> {
  const [posts, rules] = await Promise.all([everyPost(ctx), allRules(ctx)])
  const byId = new Map(posts.map((post) => [post.id, post]))
  const parts = sheets.map(({ byPost }) => byPost.map((part) => ({ ...part, post: part.post as PostId | null, payFen: sum([part.payFen]) })))
  return groupWages(parts, rulesOn(rules, lastDay(month))).map((group): WageGroup => {
    const post = group.post ? byId.get(group.post) : undefined
    return { ...group, postName: post?.name ?? '', community: post?.community ?? null, expense: expenseOf(ctx, { month, round }, group.post) }
  })
}

type Round = { readonly month: Period; readonly round: number }

/** The same id for the same wages, whoever asks and how often; another one after all of them were declined or taken back. */
function expenseOf({ tenant }: Ctx, { month, round }: Round, post: PostId | null): ExpenseId {
  const digits = BigInt(`0x${createHash('sha256').update(`wages|${tenant}|${month}|${round}|${post ?? ''}`).digest('hex').slice(0, 16)}`).toString(36)
  return expenseId.parse(digits.padStart(12, '0').slice(-12))
}

async function askForAll(ctx: Ctx, payroll: PayrollRecord): Promise<void> {
  const { month } = payroll
  for (const { expense, postName, community, fund, people, payFen } of payroll.groups) {
    await createExpense(ctx, {
      id: expense, date: lastDay(month), supplier: null, payee: `${month} 工资（${people} 人）`, purpose: 'wages', fund, community, amountFen: payFen, invoiceNo: null, text: `${month} 工资 ${postName}`.trim(),
    })
  }
  await held(ctx.store.transact([putPayroll(ctx, { ...payroll, asked: true, version: payroll.version + 1 })]))
}
