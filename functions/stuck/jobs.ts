import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { RunId } from '../ids.ts'
import { stoppedImport } from '../estates/get-import.ts'
import { getBillingRun } from '../fees/get-billing-run.ts'
import { publishBilling } from '../fees/publish-billing.ts'
import { enqueueJob } from '../jobs/enqueue-job.ts'
import { jobStopped, stoppedSay } from '../jobs/job-stopped.ts'
import type { JobKind } from '../jobs/model.ts'
import type { Reader, Thing } from './thing.ts'

/** Work that was given up after several attempts, or by a fault that only a person can mend. */
export const stuckJobs = (ctx: Ctx, kind: JobKind): Reader => ({
  read: async ({ id }) => {
    const stopped = await jobStopped(ctx, kind, id)
    if (stopped === undefined) throw unknown(`no job ${kind} ${id}`)
    const about = stopped ? await aboutOf(ctx, kind, id) : undefined
    return about && { why: 'stopped', unit: null, amountFen: null, action: 'resume', ...about }
  },
  solve: async ({ id }) => {
    // Publishing again also clears what had stopped the run; the others just go on.
    if (kind === 'billing') await publishBilling(ctx, id as RunId)
    else await enqueueJob(ctx, kind, id)
  },
})

async function aboutOf(ctx: Ctx, kind: JobKind, id: string): Promise<Pick<Thing, 'document' | 'about' | 'say'> | undefined> {
  switch (kind) {
    case 'billing': {
      const [zh, en] = await Promise.all([getBillingRun(ctx, id as RunId, 'zh'), getBillingRun(ctx, id as RunId, 'en')])
      return { document: id, about: `${zh.communityName} ${zh.period}`, say: { zh: zh.problem?.say ?? stoppedSay.zh, en: en.problem?.say ?? stoppedSay.en } }
    }
    case 'import': {
      const found = await stoppedImport(ctx, id, 'zh')
      return found && { document: found.id, about: found.file, say: stoppedSay }
    }
    default:
      return { document: id, about: '', say: stoppedSay }
  }
}
