import { instant, today } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { conflict, invalid } from '../faults.ts'
import { getUnitRecord } from '../estates/get-unit-record.ts'
import type { UnitId } from '../ids.ts'
import { readHousehold } from '../payments/access.ts'
import { changeReminding, insertVisit, readReminding, readVisits, settingsWrite } from './items.ts'
import { mobileOf } from './judge-building.ts'
import type { ChangeContact, HouseholdReminders, RecordVisit, ReminderSettings, StopReminders, Visit } from './model.ts'

/** How a household is reminded, why not, and what became of it. Throws unknown. */
export async function getHouseholdReminders(ctx: Ctx, unit: UnitId): Promise<HouseholdReminders> {
  const [{ buildingName, room }, record, [reminding = {}], visits] = await Promise.all([readHousehold(ctx, unit), getUnitRecord(ctx, unit), readReminding(ctx, [unit]), readVisits(ctx, unit)])
  const { email = null, stop, reminded = [] } = reminding
  return { unit, buildingName, room, email, hasPhone: mobileOf(record) !== undefined, stop: stop && stop.until >= today(ctx.clock) ? stop : null, reminded: [...reminded], visits }
}

/** No reminder until the day has passed. A reason by kind only: what lies behind it is nobody's business here. */
export async function stopReminders(ctx: Ctx, unit: UnitId, { reason, until }: StopReminders): Promise<HouseholdReminders> {
  await readHousehold(ctx, unit)
  if (until < today(ctx.clock)) throw invalid('until', { zh: '截止日期已经过去，没有保存。请选今天以后的日期。', en: 'That day has passed. Nothing was saved. Choose a later one.' })
  await changeReminding(ctx, unit, { stop: { reason, until, by: ctx.actor.name, at: instant(ctx.clock) } })
  return getHouseholdReminders(ctx, unit)
}

export async function liftStop(ctx: Ctx, unit: UnitId): Promise<HouseholdReminders> {
  await readHousehold(ctx, unit)
  await changeReminding(ctx, unit, {}, ['stop'])
  return getHouseholdReminders(ctx, unit)
}

export async function changeContact(ctx: Ctx, unit: UnitId, { email }: ChangeContact): Promise<HouseholdReminders> {
  await readHousehold(ctx, unit)
  await changeReminding(ctx, unit, email === null ? {} : { email }, email === null ? ['email'] : [])
  return getHouseholdReminders(ctx, unit)
}

/** A call at the door and what came of it. The client's id makes a retry the same visit. */
export async function recordVisit(ctx: Ctx, { id, unit, on, outcome, promisedFor, note }: RecordVisit): Promise<Visit> {
  await readHousehold(ctx, unit)
  if (on > today(ctx.clock)) throw invalid('on', { zh: '上门日期不能晚于今天，没有保存。', en: 'A visit cannot lie in the future. Nothing was saved.' })
  const visit: Visit = { id, on, outcome, promisedFor: promisedFor ?? null, note: note ?? null, by: ctx.actor.name, at: instant(ctx.clock) }
  if (await insertVisit(ctx, unit, visit)) return visit
  const known = (await readVisits(ctx, unit)).find((one) => one.id === id && one.on === on)
  if (!known || known.outcome !== outcome || known.note !== visit.note) throw conflict('other-visit', { zh: '这次上门的编号已用于另一次记录，没有保存。请刷新后重新填写。', en: 'The id of this visit belongs to another one. Nothing was saved. Reload and fill it in anew.' })
  return known
}

export async function changeReminderSettings(ctx: Ctx, settings: ReminderSettings): Promise<ReminderSettings> {
  return recordChange(ctx, async () => ({ writes: [settingsWrite(ctx, settings)], act: 'reminders.changed', subject: ctx.tenant, detail: { ...settings }, answer: settings }))
}
