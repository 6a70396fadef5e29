import { type BusinessDate, firstDay, instant, lastDay, type Period, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type Fault, refused, unknown } from '../faults.ts'
import type { RunId } from '../ids.ts'
import { enqueueJob, jobWrite } from '../jobs/enqueue-job.ts'
import { gateCheck, monthClosed } from '../ledger/post-voucher.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { keys } from '../storage/keys.ts'
import { finishedWrite } from '../unfinished/work-list.ts'
import { changeRun, readRun, type RunHeader, runWrite } from './run-items.ts'

const attemptsMax = 10

/**
 * Starts publishing a draft: reserves the bills' numbers, fixes the dates and hands the work to a job. Safe to call
 * again at any time: a run on its way is woken up (also after a crash, or after what stopped it was mended), a
 * published one is answered as it is. Refused for a closed month, an abandoned run, a plan without bills.
 */
export async function publishBilling(ctx: Ctx, id: RunId): Promise<RunHeader> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const run = await readRun(ctx, id)
    if (!run) throw unknown(`run ${id}`)
    if (run.state === 'published') return run
    if (run.state === 'abandoned') throw abandoned()
    if (run.bills === 0) throw nothing()
    if (run.state === 'publishing' || (await begin(ctx, run))) {
      if (run.problem) await changeRun(ctx, id, 'publishing', {}, ['problem'])
      await enqueueJob(ctx, 'billing', id)
      return (await readRun(ctx, id))!
    }
    await backoff(attempt)
  }
  throw busy()
}

type Sequence = { readonly next: number }

/** True when this call began the run; false when somebody else took the numbers or the run first: read again. */
async function begin(ctx: Ctx, run: RunHeader): Promise<boolean> {
  const sequence = keys.sequence(ctx.tenant, `BILL#${run.period}`)
  const firstNo = (await ctx.store.get<Sequence>(sequence, { consistent: true }))?.next ?? 1
  const issuedOn = today(ctx.clock)
  const begun = { state: 'publishing', firstNo, issuedOn, entryDate: within(run.period, issuedOn), publishedAt: instant(ctx.clock), publishedBy: ctx.actor.name } as const
  try {
    await ctx.store.transact([
      gateCheck(ctx, run.period, run.id),
      runWrite(ctx, run.id, 'draft', begun),
      { update: sequence, set: { next: firstNo + run.bills }, if: firstNo === 1 ? 'absent' : { expr: '#n = :n', names: { '#n': 'next' }, values: { ':n': firstNo } } },
      jobWrite(ctx, 'billing', run.id),
      finishedWrite(ctx, 'draft', run.id),
    ])
    return true
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    if (error.at.includes(0)) throw monthClosed(run.period)
    return false
  }
}

/** A bill is booked in its own month: on the day of issue, or the nearest day of the month when issued before or after it. */
function within(period: Period, day: BusinessDate): BusinessDate {
  return day < firstDay(period) ? firstDay(period) : day > lastDay(period) ? lastDay(period) : day
}

const abandoned = (): Fault => refused('run-abandoned', { zh: '这次出账已放弃，没有发布任何账单。请重新预览。', en: 'This billing run was abandoned; no bill was published. Preview again.' })
const nothing = (): Fault => refused('nothing-to-publish', { zh: '没有可发布的账单。请先处理未出账住户的原因，再预览一次。', en: 'There is no bill to publish. Mend what keeps households from being billed, then preview again.' })
const busy = (): Fault => refused('busy', { zh: '同时有其他出账在取号，没有发布。请再试一次。', en: 'Other billing runs are taking numbers at this moment. Nothing was published. Try again.' })
