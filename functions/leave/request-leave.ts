import { addDays, instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { PersonId } from '../ids.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { readPerson } from '../workforce/read-person.ts'
import { ownPerson } from '../workforce/tie-account.ts'
import { findLeave, hashOf, insertLeave, type LeaveRecord, leavesOfPerson, readRegister, readSettings } from './items.ts'
import { daysOf, overlapOf } from './leave-rules.ts'
import { type Leave, leaveDaysMax, leavesMax, type MyLeave, type RecordLeave, type RequestLeave } from './model.ts'
import { settingOn } from './settings-model.ts'
import { showLeave, showMine } from './show-leave.ts'
import { busy, daysTurned, kindClosed, leaveOverlaps, leavesFull, otherLeave, tooFarAhead, tooLong, tooLongAgo } from './words.ts'

/** Somebody who fell ill asks afterwards; older days are a matter of the attendance. */
const pastDaysMax = 31
const aheadDaysMax = 366
const attemptsMax = 8

/** For the worker behind the session. The client's id makes a retry the same leave. Throws `invalid`, `refused`, `conflict`, `limit`. */
export async function requestMyLeave(ctx: Ctx, input: RequestLeave): Promise<MyLeave> {
  const { id: person } = await ownPerson(ctx)
  return showMine(ctx, await ask(ctx, person, input))
}

/** For somebody who rang up. Throws `unknown` too. */
export async function recordLeave(ctx: Ctx, { person, ...input }: RecordLeave): Promise<Leave> {
  const { state } = await readPerson(ctx, person)
  if (state !== 'active') throw unknown(`person ${person} is ${state}`)
  return showLeave(ctx, await ask(ctx, person, input))
}

async function ask(ctx: Ctx, person: PersonId, input: RequestLeave): Promise<LeaveRecord> {
  const sent = hashOf({ person, ...input })
  await check(ctx, input)
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const again = await findLeave(ctx, input.id)
    if (again?.sent === sent) return again
    if (again) throw otherLeave()
    const register = await readRegister(ctx, person)
    const known = await leavesOfPerson(ctx, person)
    if (known.length >= leavesMax) throw leavesFull()
    const other = overlapOf(input, known)
    if (other) throw leaveOverlaps(other.kind, other)
    const leave: LeaveRecord = { ...input, person, state: 'asked', askedAt: instant(ctx.clock), askedBy: ctx.actor.name, decided: null, ended: null, freed: [], sent, version: 1 }
    try {
      await ctx.store.transact(insertLeave(ctx, leave, register))
      return leave
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      await backoff(attempt)
    }
  }
  throw busy()
}

async function check(ctx: Ctx, { kind, ...days }: RequestLeave): Promise<void> {
  const day = today(ctx.clock)
  const { from } = days
  if (daysOf(days) <= 0) throw daysTurned()
  if (daysOf(days) > leaveDaysMax) throw tooLong(leaveDaysMax)
  if (from < addDays(day, -pastDaysMax)) throw tooLongAgo(addDays(day, -pastDaysMax))
  if (from > addDays(day, aheadDaysMax)) throw tooFarAhead()
  const { items } = await readSettings(ctx)
  if (!settingOn(items, from).kinds.some((one) => one.kind === kind)) throw kindClosed(kind)
}
