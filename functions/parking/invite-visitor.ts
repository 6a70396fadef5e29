import { addDays, instant, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { getUnitRecord } from '../estates/get-unit-record.ts'
import { conflict, invalid, refused } from '../faults.ts'
import { householdOf } from '../fees/estate.ts'
import { admitUnit } from '../payments/access.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { visitsOf, visitWrites } from './car-items.ts'
import type { InviteVisitor, ListVisits, Visit, Visits } from './car-model.ts'
import { anyPlate, carOfPlate } from './car-of-plate.ts'
import { visitDaysAheadMax } from './household-model.ts'
import { allAreas } from './items.ts'
import { readAreaRules } from './read-area.ts'

const attemptsMax = 5

/** A guest's car may stay free of charge on a day, within the household's quota of that month (P4). The same once more uses no second visit. */
export async function inviteVisitor(ctx: Ctx, input: InviteVisitor): Promise<Visits> {
  admitUnit(ctx, input.unit)
  await householdOf(ctx, input.unit)
  const area = await readAreaRules(ctx, input.area)
  const plate = anyPlate(input.plate)
  const day = today(ctx.clock)
  if (input.date < day || input.date > addDays(day, visitDaysAheadMax)) {
    throw invalid('bad-visit-date', { zh: `访客日期应在今天起 ${visitDaysAheadMax} 天内，没有登记。`, en: `A visit is entered for a day from today to ${visitDaysAheadMax} days ahead. Nothing was entered.` })
  }
  const visit: Visit = { area: area.id, plate, date: input.date, at: instant(ctx.clock), by: ctx.actor.kind === 'resident' ? 'resident' : ctx.actor.name }
  const period = periodOfDate(input.date)
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const before = await visitsOf(ctx, input.unit, period)
    if (before.visits.some((one) => one.plate === plate && one.date === input.date && one.area === area.id)) return listVisits(ctx, { unit: input.unit, period })
    const used = before.visits.filter((one) => one.area === area.id).length
    if (used >= area.visitsPerMonth) throw noneLeft(area.name, area.visitsPerMonth)
    try {
      await ctx.store.transact(visitWrites(ctx, before, visit, carOfPlate(ctx, plate)))
      return listVisits(ctx, { unit: input.unit, period })
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      if (error.at.includes(1)) throw invitedElsewhere(plate)
    }
  }
  throw conflict('busy', { zh: '这户的访客正在被他人修改，没有登记。请再试一次。', en: "Someone else is changing this household's visitors. Nothing was entered. Try again." })
}

/** A household's visitors of a month, and what is left of its quota in each area. */
export async function listVisits(ctx: Ctx, { unit, period = periodOfDate(today(ctx.clock)) }: ListVisits): Promise<Visits> {
  admitUnit(ctx, unit)
  const [{ community }, { visits }, areas] = await Promise.all([getUnitRecord(ctx, unit), visitsOf(ctx, unit, period), allAreas(ctx)])
  const quotas = areas.filter((area) => area.community === community && area.visitsPerMonth > 0)
  return {
    unit,
    period,
    items: visits.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    quotas: quotas.map(({ id, name, visitsPerMonth }) => ({ area: id, name, quota: visitsPerMonth, used: visits.filter((visit) => visit.area === id).length })),
  }
}

const noneLeft = (name: string, quota: number) =>
  refused('no-visits-left', { zh: `本月在“${name}”的访客次数（${quota} 次）已用完，没有登记。访客可按临时停车缴费。`, en: `The ${quota} visits of this month in “${name}” are used, so nothing was entered. The guest may pay for a short stay.` })
const invitedElsewhere = (plate: string) => conflict('invited-elsewhere', { zh: `${plate} 当天已有访客登记，没有重复登记。`, en: `${plate} is entered as a visitor on that day already. Nothing was entered twice.` })
