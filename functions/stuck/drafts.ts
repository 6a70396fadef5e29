import type { Ctx } from '../context.ts'
import { type Say, unknown } from '../faults.ts'
import { abandonBillingRun } from '../fees/abandon-billing-run.ts'
import { getBillingRun } from '../fees/get-billing-run.ts'
import { draftMsMax, runId } from '../fees/run-model.ts'
import { isLeft, type Reader } from './thing.ts'

/** Previews of bills that nobody has published or put away for a week; after a month they are put away by themselves. */
export const stuckDrafts = (ctx: Ctx): Reader => ({
  read: async ({ id, since }) => {
    const run = await getBillingRun(ctx, ours(id), 'zh')
    if (run.state !== 'draft' || !isLeft(ctx, since)) return undefined
    return { document: id, why: 'draft', say: leftSay, unit: null, about: `${run.communityName} ${run.period}`, amountFen: run.totalFen, action: 'publish', others: ['abandon'] }
  },
  solve: async ({ id }) => void (await abandonBillingRun(ctx, ours(id))),
})

function ours(id: string) {
  const found = runId.safeParse(id).data
  if (!found) throw unknown(`no run ${id}`)
  return found
}

const days = Math.round(draftMsMax / 86_400_000)
const leftSay: Say = {
  zh: `账单已预览，一周多没有发布，住户还没有收到账单。请发布或放弃；满 ${days} 天系统自动放弃。`,
  en: `These bills were previewed more than a week ago and not published: the households have none yet. Publish them or put the preview away; after ${days} days it goes by itself.`,
}
