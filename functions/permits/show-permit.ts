import { addDays, type BusinessDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { ParkingArea } from '../parking/model.ts'
import type { PermitRecord } from './items.ts'
import { expiringDays, graceDaysOf, type Permit, type Standing } from './model.ts'

export type AreaRules = Omit<ParkingArea, 'counts'>

export function showPermit(ctx: Ctx, permit: PermitRecord, area: Pick<AreaRules, 'name' | 'graceDays'>, place: number | null = null): Permit {
  const { id, area: inArea, car, plate, unit, buildingName, room, term, renewal, barrierFree, state, askedAt, resident, nth, space, spaceNumber, from, to, ended, terms } = permit
  const last = terms.at(-1)
  return {
    id,
    area: inArea,
    areaName: area.name,
    car,
    plate,
    unit,
    buildingName,
    room,
    term,
    renewal,
    barrierFree,
    state,
    standing: standingOn(permit, area.graceDays, today(ctx.clock)),
    askedAt,
    resident,
    nth: nth ?? null,
    space: space ?? null,
    spaceNumber: spaceNumber ?? null,
    from: from ?? null,
    to: to ?? null,
    graceTo: to ? addDays(to, graceDaysOf(renewal, area.graceDays)) : null,
    place,
    bill: last?.bill ?? null,
    amountFen: last?.amountFen ?? null,
    ended: ended ?? null,
  }
}

/** Both last days included. */
export function standingOn({ state, to, renewal }: Pick<PermitRecord, 'state' | 'to' | 'renewal'>, areaGrace: number, day: BusinessDate): Standing {
  if (state !== 'active' || !to) return state === 'ended' ? 'ended' : 'waiting'
  if (day <= to) return renewal === 'person' && day >= addDays(to, -expiringDays + 1) ? 'expiring' : 'valid'
  return day <= addDays(to, graceDaysOf(renewal, areaGrace)) ? 'grace' : 'lapsed'
}
