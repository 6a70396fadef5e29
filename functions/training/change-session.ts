import { instant, localTime, localTimeOf, minutesOfDay } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { changed, changedMeanwhile } from '../estates/write-over.ts'
import { invalid } from '../faults.ts'
import type { TrainingSessionId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { calledOffWrite } from './call-off-items.ts'
import { tellFrom } from './call-off-rules.ts'
import { changeSessionWrite, putDay, readDay, type SessionRecord } from './items.ts'
import type { ChangeSession, TrainingSession } from './model.ts'
import { readCourse } from './read-course.ts'
import { readSession, showSession } from './read-session.ts'
import { checkTopics, withoutSession, withSession } from './schedule-session.ts'
import { putSeat, seatsOf } from './seat-items.ts'
import { sessionCancelled, sessionHeld, tooFewSeats } from './words.ts'

/**
 * Moves a session, or changes trainer, place, topics or capacity; more seats go to the waiting list at once. Throws `unknown`, `refused` (called off;
 * attendance recorded; trainer or place taken; fewer seats than taken), `conflict` over another version.
 */
export async function changeSession(ctx: Ctx, id: TrainingSessionId, { version, ...change }: ChangeSession): Promise<TrainingSession> {
  const before = await readSession(ctx, id)
  const course = await readCourse(ctx, before.course)
  const after = changed(before, version, change)
  if (before.state === 'cancelled') throw sessionCancelled()
  if (minutesOfDay(after.to) - minutesOfDay(after.from) < 15) throw tooShort()
  if (before.held && timeOf(before) !== timeOf(after)) throw sessionHeld()
  if (after.capacity < before.taken) throw tooFewSeats(before.taken)
  if (change.topics) checkTopics(course, after)
  const free = after.capacity - before.taken
  const moving = free > 0 && before.waiting > 0 ? (await seatsOf(ctx, id)).filter(({ state }) => state === 'waiting').slice(0, free) : []
  const at = instant(ctx.clock)
  const writes = [
    changeSessionWrite(ctx, after, moving.length),
    ...(await dayWrites(ctx, before, after)),
    ...moving.map((seat) => putSeat(ctx, { ...seat, state: 'seated', at, version: seat.version + 1 })),
  ]
  const made = recordChange(ctx, async () => ({ writes, act: 'training.changed', subject: id, detail: told(after), before: told(before), answer: undefined }))
  if (!(await held(made))) throw changedMeanwhile()
  return showSession({ ...after, taken: before.taken + moving.length, waiting: before.waiting - moving.length }, course.name)
}

/** Its trainer and place are free again; whoever had a seat, or waited for one, is told why within a minute (`tell-called-off.ts`). Called off twice is called off once. */
export async function cancelSession(ctx: Ctx, id: TrainingSessionId, reason: string): Promise<TrainingSession> {
  const before = await readSession(ctx, id)
  const { name } = await readCourse(ctx, before.course)
  if (before.state === 'cancelled') return showSession(before, name)
  if (before.held) throw sessionHeld()
  const after: SessionRecord = { ...before, state: 'cancelled', cancelled: { at: instant(ctx.clock), by: ctx.actor.name, reason }, version: before.version + 1 }
  const day = await readDay(ctx, before.date)
  const now = localTimeOf(ctx.clock.now())
  const from = tellFrom(now, localTime(before.date, before.from))
  // A session that lies behind, and which nobody attended, needs no message.
  const tells = localTime(before.date, before.to) > now ? [calledOffWrite(ctx, { session: id, from })] : []
  const writes = [changeSessionWrite(ctx, after), putDay(ctx, day, withoutSession(day, before)), ...tells]
  const made = recordChange(ctx, async () => ({ writes, act: 'training.cancelled', subject: id, detail: { reason, date: before.date }, answer: undefined }))
  if (!(await held(made))) throw changedMeanwhile()
  return showSession(after, name)
}

async function dayWrites(ctx: Ctx, before: SessionRecord, after: SessionRecord): Promise<Write[]> {
  if (dayOf(before) === dayOf(after)) return []
  const day = await readDay(ctx, after.date)
  const taken = putDay(ctx, day, withSession(day, after))
  if (before.date === after.date) return [taken]
  const old = await readDay(ctx, before.date)
  return [taken, putDay(ctx, old, withoutSession(old, before))]
}

const timeOf = ({ date, from, to, topics }: SessionRecord): string => JSON.stringify([date, from, to, topics])
const dayOf = ({ date, from, to, trainer, place }: SessionRecord): string => JSON.stringify([date, from, to, trainer, place])
const told = ({ date, from, to, place, trainer, capacity }: SessionRecord) => ({ date, from, to, place, trainer, capacity })
const tooShort = () => invalid('session-too-short', { zh: '一场培训至少 15 分钟，没有保存。请检查开始和结束时间。', en: 'A session lasts at least 15 minutes. Nothing was saved. Check when it begins and ends.' })
