import type { Ctx } from '../context.ts'
import type { RunId } from '../ids.ts'
import { dueNow } from '../jobs/due-now.ts'
import { eachByItself } from '../jobs/each-by-itself.ts'
import { unfinishedOf } from '../unfinished/work-list.ts'
import { abandonBillingRun } from './abandon-billing-run.ts'
import { draftMsMax } from './run-model.ts'

const everyMs = 60 * 60_000

/** Puts away previews that nobody published for a month: prices and households have moved on, and a preview is made in a second. */
export async function sweepDrafts(ctx: Ctx): Promise<void> {
  if (!(await dueNow(ctx, 'drafts', everyMs))) return
  const oldest = ctx.clock.now().getTime() - draftMsMax
  await eachByItself(unfinishedOf(ctx, 'draft'), async ({ id, since }) => {
    if (Date.parse(since) < oldest) await abandonBillingRun(ctx, id as RunId)
  })
}
