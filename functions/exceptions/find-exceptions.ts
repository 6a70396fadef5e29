import { addMonths, firstDay, instantOfLocal, localTime, monthsFromTo, periodOfDate, today } from '../calendar.ts'
import { cashDifferences } from '../cash/cash-differences.ts'
import { expectedOfMonth } from '../cash/list-expected.ts'
import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import { yuan } from '../money.ts'
import { payoutDifferences } from '../payouts/payout-differences.ts'
import { openLinesOfMonth } from '../reconciliation/open-lines-of-month.ts'
import { listStuck } from '../stuck/list-stuck.ts'
import type { Reason } from './model.ts'

/** Something unexplained, as it stands now. It is gone when its cause is. */
export type Cause = { readonly id: string; readonly say: Say; readonly path: string; readonly amountFen: number | null; readonly since: string }

/** The present month and those before it that may still be open. */
const monthsBack = 2
const stuckPagesMax = 50

/** Everything that nobody can explain yet; read anew each time, so that nothing is dropped and nothing stays that is explained. */
export async function findCauses(ctx: Ctx, reason?: Reason): Promise<Cause[]> {
  const finders: Readonly<Record<Reason, (ctx: Ctx) => Promise<Cause[]>>> = { payout: ofPayouts, cash: ofCash, stuck: ofStuck, expected: ofTakings, lines: ofLines }
  const wanted = reason ? [finders[reason]] : Object.values(finders)
  return (await Promise.all(wanted.map((find) => find(ctx)))).flat()
}

async function ofPayouts(ctx: Ctx): Promise<Cause[]> {
  return (await payoutDifferences(ctx)).map(({ payout, since, amountFen, lines }) => ({
    id: `payout~${payout}`,
    say: { zh: `到账 ${payout} 中有 ${lines} 笔找不到本社的单据`, en: `Payout ${payout} has ${lines} ${lines === 1 ? 'line' : 'lines'} without a document of ours` },
    path: `/payouts/${payout}`,
    amountFen,
    since,
  }))
}

async function ofCash(ctx: Ctx): Promise<Cause[]> {
  return (await cashDifferences(ctx)).map(({ shift, holder, at, differenceFen }) => ({
    id: `cash~${shift}`,
    say: differenceFen > 0 ? { zh: `${holder} 的收款箱多出 ${yuan(differenceFen)} 元`, en: `${holder}’s cash box was over by ${yuan(differenceFen)} yuan` } : { zh: `${holder} 的收款箱短少 ${yuan(-differenceFen)} 元`, en: `${holder}’s cash box was short by ${yuan(-differenceFen)} yuan` },
    path: '/cash',
    amountFen: differenceFen,
    since: at,
  }))
}

async function ofStuck(ctx: Ctx): Promise<Cause[]> {
  const found: Cause[] = []
  let after: string | undefined
  for (let page = 0; page < stuckPagesMax; page += 1) {
    const query = { limit: 200, ...(after === undefined ? {} : { after }) }
    const [zh, en] = await Promise.all([listStuck(ctx, query, 'zh'), listStuck(ctx, query, 'en')])
    const english = new Map(en.items.map(({ id, say }) => [id, say]))
    // What people began and left is their work, and explains no money.
    const money = zh.items.filter(({ kind }) => ['checkout', 'sale', 'refund', 'sale-refund', 'dispute', 'merchant-bill'].includes(kind))
    for (const { id, say, about, amountFen, since } of money) found.push({ id: `stuck~${id}`, say: { zh: `${about}：${say}`, en: `${about}: ${english.get(id) ?? say}` }, path: '/stuck', amountFen, since })
    if (zh.next === null) return found
    after = zh.next
  }
  throw new Error(`more than ${stuckPagesMax} pages of stuck things`)
}

async function ofTakings(ctx: Ctx): Promise<Cause[]> {
  const rows = (await Promise.all(recentMonths(ctx).map((month) => expectedOfMonth(ctx, month)))).flat()
  return rows
    .filter(({ differenceFen }) => differenceFen !== 0)
    .map(({ day, kind, id, name, expectedFen, receivedFen, differenceFen }) => ({
      id: `expected~${day}~${kind}~${id}`,
      say: { zh: `${name} ${day} 应收 ${yuan(expectedFen)} 元，实收 ${yuan(receivedFen)} 元`, en: `${name}, ${day}: ${yuan(expectedFen)} yuan expected, ${yuan(receivedFen)} received` },
      path: `/cash/expected?period=${day.slice(0, 7)}&differing=true`,
      amountFen: differenceFen,
      since: instantOfLocal(localTime(day as Parameters<typeof localTime>[0], '00:00')),
    }))
}

async function ofLines(ctx: Ctx): Promise<Cause[]> {
  const months = await Promise.all(recentMonths(ctx).map(async (period) => (await openLinesOfMonth(ctx, period)).map((lines) => ({ ...lines, period }))))
  return months.flat().filter(({ openLines }) => openLines > 0).map(({ account, name, period, openLines, openFen }) => ({
    id: `lines~${account}~${period}`,
    say: { zh: `${name} ${period} 有 ${openLines} 行对账单没有核对`, en: `${name}, ${period}: ${openLines} ${openLines === 1 ? 'line is' : 'lines are'} not explained` },
    path: `/statements/${account}?period=${period}`,
    amountFen: openFen,
    since: instantOfLocal(localTime(firstDay(period), '00:00')),
  }))
}

function recentMonths({ clock }: Pick<Ctx, 'clock'>) {
  const month = periodOfDate(today(clock))
  return monthsFromTo(addMonths(month, -monthsBack), month)
}
