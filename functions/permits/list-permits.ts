import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import type { PermitId, UnitId } from '../ids.ts'
import { admitUnit } from '../payments/access.ts'
import { listAreaRules } from '../parking/list-areas.ts'
import { normalPlate } from '../parking/plate-model.ts'
import { allocate } from './allocate.ts'
import { type PermitRecord, permitsOfArea } from './items.ts'
import type { ListPermits, Permit } from './model.ts'
import { type AreaRules, showPermit } from './show-permit.ts'

/** Permits and applications: those that run out first, then those that wait, then those that ended. A resident sees the own household's. */
export async function listPermits(ctx: Ctx, { area, unit, standing, search, limit, after }: ListPermits): Promise<{ items: Permit[]; next: string | null }> {
  if (unit) admitUnit(ctx, unit)
  const mine: readonly UnitId[] | undefined = unit ? [unit] : ctx.actor.kind === 'resident' ? ctx.actor.units : undefined
  const wanted = normalPlate(search ?? '')
  const all = (await permitsOf(ctx, area)).filter(
    (permit) => (!mine || mine.includes(permit.unit)) && (!standing || permit.standing === standing) && (!wanted || permit.plate.includes(wanted) || normalPlate(`${permit.buildingName}${permit.room}${permit.spaceNumber ?? ''}`).includes(wanted)),
  )
  all.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
  const from = placeAfter(after, all.length)
  return { items: all.slice(from, from + limit), next: from + limit < all.length ? String(from + limit) : null }
}

export async function permitsOf(ctx: Ctx, area?: ListPermits['area']): Promise<Permit[]> {
  const areas = (await listAreaRules(ctx)).filter(({ id }) => !area || id === area)
  const shown = await Promise.all(
    areas.map(async (one) => {
      const records = await permitsOfArea(ctx, one.id)
      const places = placeInQueue(records, one)
      return records.map((permit) => showPermit(ctx, permit, one, places.get(permit.id) ?? null))
    }),
  )
  return shown.flat()
}

/** Where everybody waits; nobody has a place before a lottery is drawn. */
export function placeInQueue(permits: readonly PermitRecord[], area: Pick<AreaRules, 'allocation'>): Map<PermitId, number> {
  if (area.allocation === 'lottery') return new Map()
  return new Map(allocate(applicationsOf(permits), [], { kind: 'order' }).map(({ application, rank }) => [application.id, rank]))
}

/** Those who wait in an area, with what their households have in it already. */
export function applicationsOf(permits: readonly PermitRecord[]) {
  const held = (unit: UnitId): number => permits.filter((one) => one.unit === unit && one.state === 'active').length
  return permits.filter(({ state }) => state === 'waiting').map(({ id, unit, resident, askedAt, barrierFree }) => ({ id, unit, resident, askedAt, barrierFree, held: held(unit) }))
}

const groups = { expiring: 0, grace: 0, lapsed: 0, valid: 0, waiting: 1, ended: 2 } as const
const placeOf = ({ standing, to, place, askedAt, ended, id }: Permit): string => [groups[standing], standing === 'ended' ? ended?.at : standing === 'waiting' ? String(place ?? 0).padStart(5, '0') : to, askedAt, id].join(' ')
