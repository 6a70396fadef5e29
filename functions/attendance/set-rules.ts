import { instant, today } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { allRules, putRules } from './items.ts'
import { type AttendanceRulesList, type SetAttendanceRules, shippedRules } from './settings-model.ts'
import { rulesTooEarly, rulesTwice } from './words.ts'

/** What holds from when on, the latest first; what the system came with is the last. */
export async function getAttendanceRules(ctx: Ctx): Promise<AttendanceRulesList> {
  return { items: [...(await allRules(ctx)).toReversed(), { ...shippedRules, funds: [...shippedRules.funds], leavePaid: [...shippedRules.leavePaid], at: null, by: null }] }
}

/** From a day on; the same again changes nothing, and what has not begun may be set anew. Throws `refused` for a day that is over. */
export async function setAttendanceRules(ctx: Ctx, input: SetAttendanceRules): Promise<AttendanceRulesList> {
  if (input.from < today(ctx.clock)) throw rulesTooEarly()
  const twice = (values: readonly string[]) => new Set(values).size < values.length
  if (twice(input.funds.map(({ post }) => post)) || twice(input.leavePaid.map(({ kind }) => kind))) throw rulesTwice()
  await recordChange(ctx, async () => {
    const known = (await allRules(ctx)).find(({ from }) => from === input.from)
    if (known && JSON.stringify(told(known)) === JSON.stringify(told(input))) return { answer: undefined }
    return { writes: [putRules(ctx, { ...input, at: instant(ctx.clock), by: ctx.actor.name })], act: 'attendance-rules.set', subject: ctx.tenant, detail: { from: input.from, graceMinutes: input.graceMinutes, nightFen: input.nightFen, fund: input.fund, source: input.source }, ...(known ? { before: { graceMinutes: known.graceMinutes, nightFen: known.nightFen, fund: known.fund } } : {}), answer: undefined }
  })
  return getAttendanceRules(ctx)
}

/** In one order, whoever wrote it. */
const told = ({ from, graceMinutes, nightFen, leavePaid, sickFloorPercent, holidayPayFree, holidayPayPartTime, fund, funds, source }: SetAttendanceRules): unknown[] => [
  from, graceMinutes, nightFen, leavePaid.map(({ kind, percent }) => `${kind} ${percent}`).toSorted(), sickFloorPercent, holidayPayFree, holidayPayPartTime, fund, funds.map((one) => `${one.post} ${one.fund}`).toSorted(), source,
]
