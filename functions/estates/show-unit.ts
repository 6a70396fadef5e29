import { type Ctx, hasRole } from '../context.ts'
import type { Building, Unit } from './model.ts'
import { maskPhone, phoneKind } from './parse-phone.ts'
import { ownerOf, type UnitRecord } from './records.ts'

/** Who calls residents may see their numbers; an auditor checks books and does not need them. */
export const seesPhones = (ctx: Ctx): boolean => hasRole(ctx, 'head', 'finance', 'collector')
/** Hardship is sensitive: those who grant and book waivers. */
export const seesHardship = (ctx: Ctx): boolean => hasRole(ctx, 'head', 'finance')

/** A household as the caller's role may see it. */
export function showUnit(ctx: Ctx, unit: UnitRecord, building: Building): Unit {
  const { id, community, room, area, use, occupiedFrom, occupiedTo, occupancy, note, version } = unit
  const residents = unit.residents.map(({ phone, ...resident }) => ({
    ...resident,
    phone: phone && !seesPhones(ctx) ? maskPhone(phone) : phone,
    phoneKind: phone === null ? null : phoneKind(phone),
  }))
  return {
    id,
    community,
    building: building.id,
    buildingName: building.name,
    buildingType: building.type,
    room,
    area,
    use,
    owner: ownerOf(unit),
    residents,
    occupiedFrom,
    occupiedTo,
    occupancy,
    ...(seesHardship(ctx) ? { hardship: unit.hardship } : {}),
    note,
    version,
  }
}
