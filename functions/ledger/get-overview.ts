import { addMonths, periodOfDate, today, type Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import { summarizeBills } from '../fees/summarize-bills.ts'
import { runningJobs } from '../jobs/running-jobs.ts'
import { fen, sum } from '../money.ts'
import { totalOwed } from './arrears.ts'
import { arrearsOfHouseholds } from './arrears-of-households.ts'
import type { BookedVoucher } from './items.ts'
import { agesOf } from './list-arrears.ts'
import type { AccountCode, Posting } from './model.ts'
import { eachVoucher } from './read-journal.ts'
import type { Overview, OverviewQuery } from './shapes.ts'

const lastPaymentsMax = 8

/** The dashboard: this month's bills and how far they are paid, the money that came in, and who owes. Each figure is the one of its own screen. */
export async function getOverview(ctx: Ctx, query: OverviewQuery, lang: keyof Say): Promise<Overview> {
  const asOf = today(ctx.clock)
  const period = query.period ?? periodOfDate(asOf)
  const [bills, arrears, received, jobs] = await Promise.all([summarizeBills(ctx, { period }), arrearsOfHouseholds(ctx, {}), paymentsOf(ctx, period), runningJobs(ctx)])
  const { agesFen: _, ...owed } = totalOwed(arrears.households)
  return {
    period,
    asOf,
    bills: bills.bills,
    billedFen: bills.billedFen,
    paidFen: bills.paidFen,
    openFen: bills.openFen,
    collectionRate: collectionRate(bills.paidFen, bills.billedFen),
    receivedFen: received.receivedFen,
    payments: received.payments,
    arrears: owed,
    ages: agesOf(arrears.households, lang),
    lastPayments: await lastPayments(ctx, period, received.newest),
    jobs,
  }
}

/** In 0.01 %, rounded down: 10000 means that nothing is open. */
export const collectionRate = (paidFen: number, billedFen: number): number | null => (billedFen === 0 ? null : Number((BigInt(paidFen) * 10_000n) / BigInt(billedFen)))

const moneyAccounts: readonly AccountCode[] = ['1001', '1002', '1009']
const moneyLines = (voucher: BookedVoucher): readonly Posting[] => voucher.postings.filter(({ account, debitFen }) => debitFen && moneyAccounts.includes(account))

/** One pass over the month's payments: their sum, and the newest of them. */
async function paymentsOf(ctx: Ctx, period: Period) {
  let receivedFen = 0
  let payments = 0
  const newest: BookedVoucher[] = []
  const visit = (voucher: BookedVoucher): void => {
    receivedFen += sum(moneyLines(voucher).map((line) => line.debitFen!))
    payments += 1
    const at = newest.findIndex((other) => other.at < voucher.at)
    newest.splice(at < 0 ? newest.length : at, 0, voucher)
    if (newest.length > lastPaymentsMax) newest.pop()
  }
  await eachVoucher(ctx, period, visit, 'PAYMENT')
  return { receivedFen: fen(receivedFen), payments, newest }
}

/** In the first days of a month the last payments are those of the month before. */
async function lastPayments(ctx: Ctx, period: Period, newest: readonly BookedVoucher[]): Promise<Overview['lastPayments']> {
  const more = newest.length < lastPaymentsMax ? (await paymentsOf(ctx, addMonths(period, -1))).newest : []
  return [...newest, ...more].slice(0, lastPaymentsMax).map((voucher) => ({
    payment: voucher.document,
    voucher: voucher.id,
    unit: voucher.unit ?? '',
    text: voucher.text,
    date: voucher.valueDate,
    amountFen: sum(moneyLines(voucher).map((line) => line.debitFen!)),
    account: moneyLines(voucher)[0]!.account,
    bookedAt: voucher.at,
  }))
}
