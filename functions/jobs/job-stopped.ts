import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import { readJob } from './items.ts'
import { type Job, jobIdOf, type JobKind } from './model.ts'

/** True when the work on `subject` was given up: nobody goes on with it until a person asks again. Undefined when there never was such work. */
export async function jobStopped(ctx: Ctx, kind: JobKind, subject: string): Promise<boolean | undefined> {
  const job = await readJob(ctx, jobIdOf(kind, subject))
  return job && (job.state === 'failed' || job.state === 'dropped')
}

/** Work that was given up and waits for a person, with why. Null when it does not wait, undefined when there never was such work. */
export async function waitingForPerson(ctx: Ctx, kind: JobKind, subject: string): Promise<NonNullable<Job['problem']> | null | undefined> {
  const job = await readJob(ctx, jobIdOf(kind, subject))
  if (!job) return undefined
  return job.state === 'failed' ? (job.problem ?? { code: 'stopped', say: stoppedSay }) : null
}

/** What to say of work that stopped without a reason of its own. */
export const stoppedSay: Say = {
  zh: '系统多次尝试后停下，已完成的部分有效，没有丢失。请再点一次，从停下的地方继续；仍不行时请联系平台。',
  en: 'The system stopped after several attempts. What was done stands and nothing was lost. Start it again and it goes on from there; if it stops again, tell the platform.',
}
