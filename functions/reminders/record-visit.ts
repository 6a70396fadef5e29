import { instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict, invalid } from '../faults.ts'
import { readHousehold } from '../payments/access.ts'
import { insertVisit, readVisits } from './items.ts'
import type { RecordVisit, Visit } from './model.ts'

/** A call at the door and what came of it. The client's id makes a retry the same visit. */
export async function recordVisit(ctx: Ctx, { id, unit, on, outcome, promisedFor, promisedFen, note }: RecordVisit): Promise<Visit> {
  await readHousehold(ctx, unit)
  if (on > today(ctx.clock)) throw invalid('on', { zh: '上门日期不能晚于今天，没有保存。', en: 'A visit cannot lie in the future. Nothing was saved.' })
  if (promisedFor !== undefined && promisedFor < on) throw invalid('promisedFor', { zh: '约定日期早于上门日期，没有保存。', en: 'The day promised lies before the visit. Nothing was saved.' })
  const visit: Visit = { id, on, outcome, promisedFor: promisedFor ?? null, promisedFen: promisedFen ?? null, note: note || null, by: ctx.actor.name, at: instant(ctx.clock) }
  const known = (await readVisits(ctx, unit)).find((one) => one.id === id)
  if (!known && (await insertVisit(ctx, unit, visit))) return visit
  const there = known ?? (await readVisits(ctx, unit)).find((one) => one.id === id)
  if (!there || !said.every((field) => there[field] === visit[field])) throw otherVisit()
  return there
}

const said = ['on', 'outcome', 'promisedFor', 'promisedFen', 'note'] as const satisfies readonly (keyof Visit)[]

const otherVisit = () => conflict('other-visit', { zh: '这次上门的编号已用于另一次记录，没有保存。请刷新后重新填写。', en: 'The id of this visit belongs to another one. Nothing was saved. Reload and fill it in anew.' })
