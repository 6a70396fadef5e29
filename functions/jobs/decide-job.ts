import { recordChange } from '../audit/record-change.ts'
import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { held } from '../storage/cancelled.ts'
import { dropWrite, reviveWrite } from './items.ts'
import { jobIdOf, type JobKind } from './model.ts'

/** A person has work that was given up go on; false when it was not, or another person was first. Whoever calls wakes a worker, else the sweep does. */
export const resumeJob = (ctx: Ctx, kind: JobKind, subject: string): Promise<boolean> =>
  held(recordChange(ctx, async () => ({ writes: [reviveWrite(ctx, jobIdOf(kind, subject), instant(ctx.clock))], act: 'job.resumed', subject, detail: { kind }, answer: undefined })))

/** A person decides that nobody goes on with work that was given up: what was done stands. False when it was not, or another was first. */
export const dropJob = (ctx: Ctx, kind: JobKind, subject: string, reason: string): Promise<boolean> =>
  held(recordChange(ctx, async () => ({ writes: [dropWrite(ctx, jobIdOf(kind, subject))], act: 'job.dismissed', subject, detail: { kind, reason }, answer: undefined })))
