import type { Ctx } from '../context.ts'
import type { CourseId, TrainingSessionId } from '../ids.ts'
import { ownPerson } from '../workforce/tie-account.ts'
import { enrol, withdraw } from './enrol.ts'
import type { HandIn, Paper, Result } from './exam-model.ts'
import type { Seat } from './model.ts'
import { handInExam, startExam } from './sit-exam.ts'

/** A worker's own acts: the same use cases, for the person behind the session and nobody else. */
export const enrolMe = async (ctx: Ctx, session: TrainingSessionId): Promise<Seat> => enrol(ctx, session, (await ownPerson(ctx)).id, 'self')
export const withdrawMe = async (ctx: Ctx, session: TrainingSessionId): Promise<Seat> => withdraw(ctx, session, (await ownPerson(ctx)).id, 'self')
export const startMyExam = async (ctx: Ctx, course: CourseId): Promise<Paper> => startExam(ctx, course, (await ownPerson(ctx)).id)
export const handInMyExam = async (ctx: Ctx, course: CourseId, paper: HandIn): Promise<Result> => handInExam(ctx, course, (await ownPerson(ctx)).id, paper)
