import { recordChange } from '../audit/record-change.ts'
import { addMinutes, instant, localTime, localTimeOf } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { Fault } from '../faults.ts'
import type { LeaveId } from '../ids.ts'
import { cellOf } from '../rosters/cell-rules.ts'
import { changeDuties } from '../rosters/change-duties.ts'
import { dutiesOf, type PublishedDuty } from '../rosters/duties.ts'
import { tellNow, tellWrites } from '../rosters/tell-worker.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { findOwnPerson } from '../workforce/tie-account.ts'
import { changeLeave, type FreedShift, type LeaveRecord, readLeave } from './items.ts'
import { kindWords } from './kind-words.ts'
import { takesFrom } from './leave-rules.ts'
import type { DecideLeave, Leave } from './model.ts'
import { showLeave } from './show-leave.ts'
import { spanText } from './span-text.ts'
import { leaveToTell } from './tell-leave.ts'
import { busy, leaveDecided, ownLeave } from './words.ts'

const attemptsMax = 6

/**
 * Approves or declines. With the approval the published shifts of those days are taken out of the roster in the same transaction, so that nobody is
 * on leave and on a shift; a shift that has begun stays, for the attendance to judge. The same decision again changes nothing.
 * Throws `unknown`, `refused` for the own leave, `conflict` where another decision stands.
 */
export async function decideLeave(ctx: Ctx, id: LeaveId, { action, reason }: DecideLeave): Promise<Leave> {
  const wanted = action === 'approve' ? 'approved' : 'declined'
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const leave = await readLeave(ctx, id)
    if ((await findOwnPerson(ctx))?.id === leave.person) throw ownLeave()
    const before = leave.state
    if (before !== 'asked' && before !== wanted) throw leaveDecided()
    const lost = wanted === 'approved' ? await shiftsToFree(ctx, leave) : []
    // Approved already: what was painted over it in the very same moment is still taken out.
    if (before === wanted && lost.length === 0) return showLeave(ctx, leave)
    const after: LeaveRecord = { ...leave, state: wanted, decided: leave.decided ?? { at: instant(ctx.clock), by: ctx.actor.name, reason }, freed: [...leave.freed, ...lost.map(freedOf)], version: leave.version + 1 }
    try {
      await write(ctx, before, after, lost)
    } catch (error) {
      if (!(error instanceof ConditionFailed || (error instanceof Fault && error.kind === 'conflict'))) throw error
      await backoff(attempt)
      continue
    }
    if (wanted === 'declined') return showLeave(ctx, after)
  }
  throw busy()
}

async function write(ctx: Ctx, before: LeaveRecord['state'], after: LeaveRecord, lost: readonly PublishedDuty[]): Promise<void> {
  // Told in our own words, the once that it is decided; of a shift that was painted over it meanwhile the change itself tells.
  const told = before === 'asked' ? [leaveToTell(after, resultOf(after, lost))] : []
  const { id, kind, from, to, person, state } = after
  if (lost.length > 0) {
    const why = `${kindWords[kind].zh} ${spanText(after).zh}`
    await changeDuties(ctx, lost.map((duty) => ({ roster: duty.roster, person, date: duty.date, was: cellOf(duty.shift, duty.post), cell: 'off' as const })), why, { also: [changeLeave(ctx, after), ...tellWrites(ctx, told)], silent: told.length > 0 })
    return tellNow(ctx, told)
  }
  await recordChange(ctx, async () => ({ writes: [changeLeave(ctx, after), ...tellWrites(ctx, told)], act: state === 'approved' ? 'leave.approved' : 'leave.declined', subject: id, detail: { person, from, to, reason: after.decided?.reason ?? '' }, answer: undefined }))
  return tellNow(ctx, told)
}

const resultOf = ({ state }: LeaveRecord, lost: readonly PublishedDuty[]): string => (state === 'declined' ? '没有批准，班表不变' : lost.length > 0 ? `已批准，其中 ${lost.length} 个班已取消` : '已批准')

async function shiftsToFree(ctx: Ctx, leave: LeaveRecord): Promise<PublishedDuty[]> {
  const now = localTimeOf(ctx.clock.now())
  const planned = await dutiesOf(ctx, leave.person, leave.from, leave.to)
  return planned.filter((duty) => takesFrom(leave, duty) && addMinutes(localTime(duty.date, '00:00'), duty.startMinute) > now)
}

const freedOf = ({ date, shift, post, name, startMinute, spanMinutes, breakMinutes, breakStart }: PublishedDuty): FreedShift => ({ date, shift, post, name, startMinute, spanMinutes, breakMinutes, breakStart })
