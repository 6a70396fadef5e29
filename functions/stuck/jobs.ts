import type { Ctx } from '../context.ts'
import { type Say, unknown } from '../faults.ts'
import type { PersonId, RosterId, RunId } from '../ids.ts'
import { stoppedImport } from '../estates/get-import.ts'
import { getBillingRun } from '../fees/get-billing-run.ts'
import { publishBilling } from '../fees/publish-billing.ts'
import { dropJob, resumeJob } from '../jobs/decide-job.ts'
import { enqueueJob } from '../jobs/enqueue-job.ts'
import { waitingForPerson } from '../jobs/job-stopped.ts'
import type { JobKind } from '../jobs/model.ts'
import { getReminderRun } from '../reminders/get-reminder-run.ts'
import type { ReminderId } from '../reminders/model.ts'
import { findRoster } from '../rosters/find-roster.ts'
import { findPeople } from '../workforce/read-person.ts'
import type { Reader, Thing } from './thing.ts'

/** Work that was given up after several attempts, or by a fault that only a person can mend. */
export const stuckJobs = (ctx: Ctx, kind: JobKind): Reader => ({
  read: async ({ id }) => {
    const problem = await waitingForPerson(ctx, kind, id)
    if (problem === undefined) throw unknown(`no job ${kind} ${id}`)
    const about = problem ? await aboutOf(ctx, kind, id) : undefined
    if (!problem || !about) return undefined
    // Bills that are half published have to be published, and a closing goes on or is taken back on its own page; of the others what was done stands by itself.
    const helps = kind === 'billing' || kind === 'closing' ? ({ action: 'resume' } as const) : problem.code === 'rows-dropped' ? ({ action: 'dismiss' } as const) : ({ action: 'resume', others: ['dismiss'] } as const)
    return { unit: null, amountFen: null, say: problem.say, ...about, ...helps, others: [...(helps.others ?? [])], why: problem.code }
  },
  solve: async ({ id }, solution, reason) => {
    if (solution === 'dismiss') return void (await dropJob(ctx, kind, id, reason))
    if (!(await resumeJob(ctx, kind, id))) return
    // Publishing again also clears what had stopped the run; the others just go on.
    if (kind === 'billing') await publishBilling(ctx, id as RunId)
    else await enqueueJob(ctx, kind, id)
  },
})

async function aboutOf(ctx: Ctx, kind: JobKind, id: string): Promise<(Pick<Thing, 'document' | 'about'> & { readonly say?: Say }) | undefined> {
  switch (kind) {
    case 'billing': {
      const [zh, en] = await Promise.all([getBillingRun(ctx, id as RunId, 'zh'), getBillingRun(ctx, id as RunId, 'en')])
      return { document: id, about: `${zh.communityName} ${zh.period}`, ...(zh.problem && en.problem ? { say: { zh: zh.problem.say, en: en.problem.say } } : {}) }
    }
    case 'import': {
      const found = await stoppedImport(ctx, id, 'zh')
      return found && { document: found.id, about: found.file }
    }
    case 'reminders': {
      const { communityName, buildingName } = await getReminderRun(ctx, id as ReminderId)
      return { document: id, about: [communityName, buildingName].filter(Boolean).join(' ') }
    }
    case 'closing':
      return { document: id, about: id.slice(0, 7) }
    case 'rosters':
    case 'solving': {
      const roster = await findRoster(ctx, id.slice(0, 12) as RosterId)
      return roster && { document: roster.id, about: roster.name }
    }
    case 'telling': {
      const [person] = await findPeople(ctx, [id.slice(0, 12) as PersonId])
      return { document: id, about: person?.name ?? '' }
    }
    default:
      return kind satisfies never
  }
}
