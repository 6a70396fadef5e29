import { recordChange } from '../audit/record-change.ts'
import { addDays, instant, today } from '../calendar.ts'
import { type Ctx, systemActor } from '../context.ts'
import { changedMeanwhile } from '../estates/write-over.ts'
import type { PermitId } from '../ids.ts'
import { admitUnit } from '../payments/access.ts'
import { carLeavesPermit, freeSpaceWrite, householdParking, putHousehold } from '../parking/hold-space.ts'
import { readAreaRules } from '../parking/read-area.ts'
import { held } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { nthWrite, permitOf, type PermitRecord, permitsOfArea, putPermit } from './items.ts'
import type { EndPermit, Permit } from './model.ts'
import { type AreaRules, showPermit, standingOn } from './show-permit.ts'

const attemptsMax = 5

/**
 * Ends a permit, or takes an application out of the queue, with the reason. Its space is free for the next allocation, and the household's later cars
 * move up in the tiers of price. What was billed stays: money that is to go back is a refund, with its two people.
 */
export async function endPermit(ctx: Ctx, id: PermitId, { reason, note }: EndPermit): Promise<Permit> {
  const permit = await permitOf(ctx, id)
  admitUnit(ctx, permit.unit)
  const area = await readAreaRules(ctx, permit.area)
  return showPermit(ctx, await end(ctx, permit, { reason, note }), area)
}

/** Permits that ran out and were not renewed in their days of grace, or were not to be, give their spaces back. Each by itself; asked for whenever spaces are given. */
export async function endLapsed(ctx: Ctx, area: AreaRules): Promise<void> {
  const day = today(ctx.clock)
  for (const permit of await permitsOfArea(ctx, area.id)) {
    const reason = permit.renewal === 'none' ? 'withdrawn' : 'lapsed'
    if (standingOn(permit, area.graceDays, day) === 'lapsed') await end({ ...ctx, actor: systemActor('permits') }, permit, { reason, note: `${addDays(permit.to!, 1)}` })
  }
}

async function end(ctx: Ctx, first: PermitRecord, why: Pick<NonNullable<Permit['ended']>, 'reason' | 'note'>): Promise<PermitRecord> {
  let permit = first
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    if (permit.state === 'ended') return permit
    const household = await householdParking(ctx, permit.unit)
    const ended: PermitRecord = { ...permit, state: 'ended', ended: { ...why, at: instant(ctx.clock), by: ctx.actor.kind === 'resident' ? 'resident' : ctx.actor.name }, version: permit.version + 1 }
    const others = household.permits.filter((one) => one !== permit.id)
    const writes: Write[] = [
      putPermit(ctx, ended),
      carLeavesPermit(ctx, permit.car, permit.id),
      ...(permit.space ? [freeSpaceWrite(ctx, permit.area, permit.space, permit.id)] : []),
      ...(others.length < household.permits.length ? [putHousehold(ctx, household, { permits: others }), ...others.map((one, at) => nthWrite(ctx, one, at + 1))] : []),
    ]
    const detail = { reason: why.reason, space: permit.spaceNumber ?? null }
    if (await held(recordChange(ctx, async () => ({ writes, act: 'permit.ended', subject: permit.id, detail, answer: true })))) return ended
    permit = await permitOf(ctx, permit.id)
  }
  throw changedMeanwhile()
}
