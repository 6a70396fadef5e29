import type { Period } from '../../calendar.ts'
import type { Ctx } from '../../context.ts'
import { runningJobs } from '../../jobs/running-jobs.ts'
import { stoppedJobs } from '../../jobs/stopped-jobs.ts'
import { unfinishedOf } from '../../unfinished/work-list.ts'
import type { Found } from '../check-model.ts'

/** A run's id begins with the month that its bills are booked in. */
const ofMonth = (run: string, period: Period): boolean => run.startsWith(`${period}-`)

/** Previews of this month's bills: once it is closed they could not be published any more. */
export async function draftsLeft(ctx: Ctx, period: Period): Promise<Found> {
  let count = 0
  for await (const { id } of unfinishedOf(ctx, 'draft')) if (ofMonth(id, period)) count += 1
  return { count, blocks: true, link: `/billing?period=${period}` }
}

/** Runs that are being published, or have stopped half way. */
export async function billingLeft(ctx: Ctx, period: Period): Promise<Found> {
  const [running, stopped] = await Promise.all([runningJobs(ctx), stoppedJobs(ctx)])
  const of = (jobs: readonly { readonly kind: string; readonly subject: string }[]): number => jobs.filter(({ kind, subject }) => kind === 'billing' && ofMonth(subject, period)).length
  return { count: of(running) + of(stopped), blocks: true, link: of(stopped) > 0 ? '/stuck' : `/billing?period=${period}` }
}
