import { today } from '../calendar.ts'
import { type Ctx, hasRole } from '../context.ts'
import { getUnitRecord } from '../estates/get-unit-record.ts'
import { seesHardship } from '../estates/show-unit.ts'
import type { UnitId } from '../ids.ts'
import { readHousehold } from '../payments/access.ts'
import { readDeliveriesOf } from './delivery-items.ts'
import { readReminding, readVisits, type Reminding } from './items.ts'
import { mobileOf } from './judge-building.ts'
import type { HouseholdReminders, Visit } from './model.ts'

/** How a household is reminded, why not, and what became of it. Throws unknown. */
export async function getHouseholdReminders(ctx: Ctx, unit: UnitId): Promise<HouseholdReminders> {
  const [{ buildingName, room }, record, [reminding = {}], visits] = await Promise.all([readHousehold(ctx, unit), getUnitRecord(ctx, unit), readReminding(ctx, [unit]), readVisits(ctx, unit)])
  const { email = null, reminded = [] } = reminding
  const deliveries = await readDeliveriesOf(ctx, reminded.map(({ run }) => ({ run, unit })))
  return {
    unit,
    buildingName,
    room,
    email: meetsHouseholds(ctx) || email === null ? email : maskEmail(email),
    hasPhone: mobileOf(record) !== undefined,
    stop: stopOf(ctx, reminding),
    reminded: reminded.flatMap((one, at) => (deliveries[at] ? [{ ...one, state: deliveries[at].state }] : [])),
    visits: visits.map((visit) => shownVisit(ctx, visit)),
  }
}

/** Who stands at the door or answers the phone knows why; an auditor checks books and does not need it. */
const meetsHouseholds = (ctx: Ctx): boolean => hasRole(ctx, 'head', 'finance', 'collector')

function stopOf(ctx: Ctx, { stop }: Reminding): HouseholdReminders['stop'] {
  if (!stop || stop.until < today(ctx.clock)) return null
  return stop.reason === 'hardship' && !meetsHouseholds(ctx) ? { ...stop, reason: 'other' } : stop
}

/** What people said of their hardship is for head and finance, who decide on waivers; that there is some, for those who call on them. */
function shownVisit(ctx: Ctx, visit: Visit): Visit {
  if (visit.outcome !== 'hardship' || seesHardship(ctx)) return visit
  return { ...visit, note: null, outcome: meetsHouseholds(ctx) ? visit.outcome : 'spoke' }
}

/** `w***@example.test`. */
const maskEmail = (email: string): string => email.replace(/^(.)[^@]*/, '$1***')
