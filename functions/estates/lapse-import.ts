import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import type { ImportId } from '../ids.ts'
import { dueNow } from '../jobs/due-now.ts'
import { eachByItself } from '../jobs/each-by-itself.ts'
import { held } from '../storage/cancelled.ts'
import { finishedWrite, struckWrite, unfinishedOf } from '../unfinished/work-list.ts'
import { lapseWrite } from './import-items.ts'
import { keepRowsDays } from './import-model.ts'

const everyMs = 60 * 60_000
const keptMsMax = keepRowsDays * 86_400_000

/** A register that was read and never applied ends when its rows are dropped; no household was touched by it. */
export async function sweepUploads(ctx: Ctx): Promise<void> {
  if (!(await dueNow(ctx, 'uploads', everyMs))) return
  const oldest = ctx.clock.now().getTime() - keptMsMax
  await eachByItself(unfinishedOf(ctx, 'upload'), async ({ id, since }) => {
    if (Date.parse(since) < oldest) await held(ctx.store.transact([lapseWrite(ctx, id as ImportId), finishedWrite(ctx, 'upload', id)]))
  })
}

/** A person puts it away. False when it was applied or put away meanwhile. */
export const dismissUpload = (ctx: Ctx, id: ImportId, reason: string): Promise<boolean> =>
  held(recordChange(ctx, async () => ({ writes: [lapseWrite(ctx, id), struckWrite(ctx, 'upload', id)], act: 'import.dismissed', subject: id, detail: { reason }, answer: undefined })))
