import { openMonths } from '../attendance/open-months.ts'
import { recordChange } from '../audit/record-change.ts'
import { instant, monthsFromTo, periodOfDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { changedMeanwhile } from '../estates/write-over.ts'
import type { LeaveId } from '../ids.ts'
import { tellNow, tellWrites } from '../rosters/tell-worker.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { findOwnPerson } from '../workforce/tie-account.ts'
import { changeLeave, type LeaveRecord, readLeave } from './items.ts'
import { daysOf, firstFreed } from './leave-rules.ts'
import { leaveDaysMax, type EndLeave, type Leave } from './model.ts'
import { showLeave } from './show-leave.ts'
import { leaveToTell } from './tell-leave.ts'
import { endsNoEarlier, notApproved, ownLeave } from './words.ts'

const attemptsMax = 4
const monthsMax = Math.ceil(leaveDaysMax / 28) + 1

/**
 * An approved leave ends earlier than was granted, or is taken back as a whole: somebody came back, plans changed. From then on the days are free; shifts that its approval freed do not come back by
 * themselves, others may have them by now. The same again changes nothing. Throws `unknown`, `refused` for the own leave, one that is not approved and months whose sheet is closed, `invalid`, `conflict`.
 */
export async function endLeave(ctx: Ctx, id: LeaveId, input: EndLeave): Promise<Leave> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const leave = await readLeave(ctx, id)
    if ((await findOwnPerson(ctx))?.id === leave.person) throw ownLeave()
    if (isThis(leave, input)) return showLeave(ctx, leave)
    if (leave.version !== input.version) throw changedMeanwhile()
    if (leave.state !== 'approved') throw notApproved()
    const after = endedOf(ctx, leave, input)
    try {
      await write(ctx, leave, after)
      return showLeave(ctx, after)
    } catch (error) {
      // Somebody was faster, with the leave or with a sheet of its months: the next round reads which.
      if (!(error instanceof ConditionFailed)) throw error
      await backoff(attempt)
    }
  }
  throw changedMeanwhile()
}

const isThis = (leave: LeaveRecord, { to, toNoon, reason, version }: EndLeave): boolean =>
  leave.version === version + 1 && leave.ended?.reason === reason && (to === null ? leave.state === 'cancelled' : leave.state === 'approved' && leave.to === to && leave.toNoon === toNoon)

function endedOf(ctx: Ctx, leave: LeaveRecord, { to, toNoon, reason }: EndLeave): LeaveRecord {
  const ended = { at: instant(ctx.clock), by: ctx.actor.name, reason, to: leave.to, toNoon: leave.toNoon }
  const after: LeaveRecord = { ...leave, ...(to === null ? { state: 'cancelled' as const } : { to, toNoon }), ended, version: leave.version + 1 }
  if (to !== null && (daysOf(after) <= 0 || daysOf(after) >= daysOf(leave))) throw endsNoEarlier(leave)
  return after
}

async function write(ctx: Ctx, leave: LeaveRecord, after: LeaveRecord): Promise<void> {
  const { id, person, from, to } = leave
  const gone = after.state === 'cancelled'
  const freedFrom = gone ? from : firstFreed(after)
  const told = [leaveToTell(after, gone ? '已取消，请按班表上班' : `改到 ${after.to}${after.toNoon ? ' 中午' : ''} 为止，以后请按班表上班`)]
  await recordChange(ctx, async () => ({
    writes: [changeLeave(ctx, after), ...(await openMonths(ctx, person, monthsFromTo(periodOfDate(freedFrom), periodOfDate(to), monthsMax))), ...tellWrites(ctx, told)],
    act: gone ? 'leave.cancelled' : 'leave.ended', subject: id, detail: { person, from, to: gone ? '' : after.to, reason: after.ended?.reason ?? '' }, before: { to }, answer: undefined,
  }))
  await tellNow(ctx, told)
}
