import { addMonths, firstDay, instant, type Period, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict, invalid } from '../faults.ts'
import type { RunId } from '../ids.ts'
import { firstPeriodEver } from '../ledger/chart.ts'
import { monthClosed } from '../ledger/post-voucher.ts'
import { readGate } from '../ledger/read-gate.ts'
import { communityOf } from './estate.ts'
import { planOfMonth } from './plan-of-month.ts'
import type { PreviewBilling } from './run-model.ts'
import { billsPerPart, insertRun, perPartOf, readRun, type RunHeader } from './run-items.ts'

/**
 * Computes a month's bills of every unit of a community, in the order of buildings and rooms, and stores the plan as
 * a draft run; nothing is billed yet. Publishing writes exactly this plan. With a client-made `id` a retry answers
 * the same draft. A month that is closed is refused at once.
 */
export async function previewBilling(ctx: Ctx, input: PreviewBilling): Promise<RunHeader> {
  checkDates(ctx, input)
  const community = await communityOf(ctx, input.community)
  const id = `${input.period}-${input.id ?? ctx.ids.short()}` as RunId
  const known = input.id ? await readRun(ctx, id) : undefined
  if (known) return sameRun(known, input)
  if (await readGate(ctx, input.period)) throw monthClosed(input.period)
  const plan = await planOfMonth(ctx, input)
  const perPart = perPartOf(plan.bills)
  const header: RunHeader = {
    id,
    plan: `${input.period}-${ctx.ids.short()}` as RunId,
    community: community.id,
    communityName: community.name,
    period: input.period,
    dueDate: input.dueDate,
    state: 'draft',
    createdAt: instant(ctx.clock),
    createdBy: ctx.actor.name,
    ...plan.totals,
    ...(perPart === billsPerPart ? {} : { perPart }),
  }
  if (!(await insertRun(ctx, header, plan.bills, plan.refused))) return sameRun((await readRun(ctx, id))!, input)
  return header
}

function checkDates(ctx: Ctx, { period, dueDate }: PreviewBilling): void {
  const thisMonth = today(ctx.clock).slice(0, 7) as Period
  if (period > addMonths(thisMonth, 12)) throw invalid('period-too-late', { zh: '账期最多可提前十二个月，没有保存。', en: 'A billing month may lie at most twelve months ahead. Nothing was saved.' })
  if (period < firstPeriodEver) throw invalid('period-too-early', { zh: `账期不能早于 ${firstPeriodEver}，没有保存。请检查账期。`, en: `A billing month may not lie before ${firstPeriodEver}. Nothing was saved. Check the month.` })
  if (dueDate < firstDay(addMonths(period, -1)) || dueDate >= firstDay(addMonths(period, 13))) {
    throw invalid('bad-due-date', { zh: '缴费截止日应在账期前一个月至账期后一年之内，没有保存。', en: 'The due date must lie between the month before the billing month and a year after it. Nothing was saved.' }, { details: [{ where: 'dueDate', say: { zh: '请检查截止日。', en: 'Check the due date.' } }] })
  }
}

function sameRun(known: RunHeader, input: PreviewBilling): RunHeader {
  if (known.community === input.community && known.dueDate === input.dueDate) return known
  throw conflict('id-taken', { zh: '这个编号已用于另一次出账，没有保存。', en: 'This id belongs to another billing run. Nothing was saved.' })
}
