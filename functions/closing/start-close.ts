import { instant, type Period, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { enqueueJob, jobWrite } from '../jobs/enqueue-job.ts'
import { unknown } from '../faults.ts'
import { booksBegin } from './books-begin.ts'
import { changeClosing, type Decided, stepOf } from './change-closing.ts'
import { checklistOf } from './checklist/checklist.ts'
import type { CheckResult } from './check-model.ts'
import { closingsBack, closingsOfMonth, insertWrite, shutWrites } from './items.ts'
import { type Closing, isUnderWay } from './model.ts'
import { subjectOf } from './subject.ts'
import { closedAlready, monthNotOver, notReady, otherUnderWay } from './words.ts'

/**
 * Begins to close a month: shuts its eight gates in one transaction, after which nobody can book in it, and has it numbered and summed by a job
 * that survives a crash. Asking again answers the closing that is under way. Throws `unknown` for a month before the books, `refused` (month-not-over, not-ready with what stands in the
 * way) and `conflict` (closed-already, other-closing).
 */
export async function startClose(ctx: Ctx, period: Period): Promise<Closing> {
  if (period >= periodOfDate(today(ctx.clock))) throw monthNotOver(period)
  const [known, begin] = await Promise.all([newestOf(ctx, period), booksBegin(ctx)])
  if (!known && (!begin || period < begin)) throw unknown(`no books in ${period}`)
  const checks = known && isUnderWay(known) ? [] : await checklistOf(ctx, period)
  const closing = await changeClosing(ctx, () => decide(ctx, period, checks))
  if (closing.state === 'summing') await enqueueJob(ctx, 'closing', subjectOf(closing))
  return closing
}

async function decide(ctx: Ctx, period: Period, checks: readonly CheckResult[]): Promise<Decided | Closing> {
  const known = await newestOf(ctx, period)
  if (known && isUnderWay(known)) return known
  if (known?.state === 'closed') throw closedAlready(period)
  for await (const other of closingsBack(ctx)) {
    if (isUnderWay(other) && other.period !== period) throw otherUnderWay(other.period)
    if (other.state === 'closed') break
  }
  if (checks.length === 0 || checks.some(({ state }) => state === 'blocked')) throw notReady(period, checks)
  const step = await stepOf(ctx, 'started')
  const closing: Closing = { period, version: (known?.version ?? 0) + 1, state: 'summing', rev: 1, steps: [step], checks }
  return {
    writes: [insertWrite(ctx, closing), ...shutWrites(ctx, period, { closedAt: instant(ctx.clock), closedBy: ctx.actor.name }), jobWrite(ctx, 'closing', subjectOf(closing))],
    closing,
    act: 'month.close-started',
    detail: { open: checks.filter(({ state }) => state === 'open').map(({ id, count }) => `${id} ${count}`) },
  }
}

const newestOf = async (ctx: Ctx, period: Period): Promise<Closing | undefined> => (await closingsOfMonth(ctx, period)).at(-1)
