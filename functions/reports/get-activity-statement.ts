import { lastDay, monthsFromTo, type Period, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import { funds } from '../ledger/chart.ts'
import { eachVoucher } from '../ledger/read-journal.ts'
import { type Activity, ActivityOf, addUp, changeOf, type Columns, nothing } from './activity.ts'
import { accountsOf, type Form, formOn } from './forms.ts'
import type { ActivityLine, ActivityStatement, LineKind, MonthQuery } from './model.ts'

const monthsAtOnce = 3

/** 业务活动表: income and expense of a month and of the year to its end, by whether their use is restricted. Feeds the screen and its files. */
export async function getActivityStatement(ctx: Ctx, query: MonthQuery, lang: keyof Say): Promise<ActivityStatement> {
  const period = query.period ?? periodOfDate(today(ctx.clock))
  const form = formOn(lastDay(period))
  const of = query.fund ? [query.fund] : funds
  const periods = monthsFromTo(`${period.slice(0, 4)}-01` as Period, period)
  const months = periods.map((month) => ({ month, activity: new ActivityOf(form, of) }))
  const year = new ActivityOf(form, of)
  let vouchers = 0
  for (let at = 0; at < months.length; at += monthsAtOnce) {
    await Promise.all(
      months.slice(at, at + monthsAtOnce).map(({ month, activity }) =>
        eachVoucher(ctx, month, ({ kind, postings }) => {
          if (postings.some(({ fund }) => of.includes(fund))) vouchers += 1
          activity.add(kind, postings)
          year.add(kind, postings)
        }),
      ),
    )
  }
  const month = months.at(-1)!.activity
  const both = (figure: (of: Activity) => Columns) => ({ month: whole(figure(month)), year: whole(figure(year)) })
  const { note, ...edition } = form.edition
  return {
    period,
    fund: query.fund ?? null,
    lines: linesOf(form, month, year, lang),
    incomeFen: both(({ income }) => addUp(income.values())),
    expenseFen: both(({ expense }) => addUp(expense.values())),
    changeFen: both(changeOf),
    months: months.map(({ month: one, activity }) => ({ period: one, incomeFen: whole(addUp(activity.income.values())), expenseFen: whole(addUp(activity.expense.values())) })),
    vouchers,
    edition: { ...edition, note: note[lang] },
  }
}

const whole = ({ unrestrictedFen, restrictedFen }: Columns): number => unrestrictedFen + restrictedFen

const names = {
  income: { zh: '一、收入', en: 'I. Income' },
  incomeTotal: { zh: '收入合计', en: 'Total income' },
  expense: { zh: '二、费用', en: 'II. Expenses' },
  expenseTotal: { zh: '费用合计', en: 'Total expenses' },
  released: { zh: '三、限定性净资产转为非限定性净资产', en: 'III. Restricted net assets released' },
  direct: { zh: '直接计入净资产（表外补充）', en: 'Booked to net assets directly (not on the form)' },
  change: { zh: '四、净资产变动额', en: 'IV. Change of net assets' },
} satisfies Record<string, Say>

function linesOf(form: Form, month: Activity, year: Activity, lang: keyof Say): ActivityLine[] {
  const show = (no: number | null, name: string, kind: LineKind, figure: (of: Activity) => Columns): ActivityLine => {
    const [now, sofar] = [figure(month), figure(year)]
    return { no, name, kind, accounts: no === null || kind === 'total' ? [] : accountsOf(form, no, 'statement'), month: { ...now, totalFen: whole(now) }, year: { ...sofar, totalFen: whole(sofar) } }
  }
  const rows = (group: 'income' | 'expense') => form[group].map(({ no, name }) => show(no, name[lang], 'row', (of) => of[group].get(no) ?? nothing()))
  const hasDirect = [year.direct, month.direct].some(({ unrestrictedFen, restrictedFen }) => unrestrictedFen !== 0 || restrictedFen !== 0)
  return [
    show(null, names.income[lang], 'heading', nothing),
    ...rows('income'),
    show(11, names.incomeTotal[lang], 'total', ({ income }) => addUp(income.values())),
    show(null, names.expense[lang], 'heading', nothing),
    ...rows('expense'),
    show(35, names.expenseTotal[lang], 'total', ({ expense }) => addUp(expense.values())),
    show(40, names.released[lang], 'row', ({ released }) => released),
    ...(hasDirect ? [show(null, names.direct[lang], 'row', (of) => of.direct)] : []),
    show(45, names.change[lang], 'total', changeOf),
  ]
}
