import { instant, type Period } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { sum } from '../money.ts'
import { held } from '../storage/cancelled.ts'
import { monthFactsOf, writeFacts } from '../subsidies/month-facts.ts'
import { getPayroll } from './get-payroll.ts'
import { deletePayroll, findPayroll, nextRound, putPayroll } from './payroll-items.ts'
import type { HandMonth, Payroll } from './payroll-model.ts'
import { changedMeanwhile, payrollUnknown, wagesAsked, wagesUnpaid } from './words.ts'

/** So many people at a time, as facts are recorded. */
const peopleAtOnce = 50

/**
 * Hands a month to the subsidies (E2): days worked, wage, and when it was paid; contributions that are on record stay. Each person by themselves: a month that is
 * claimed stays as it was claimed, and counts as refused. Handed twice it is handed once. Throws `refused` while wages are unpaid.
 */
export async function handMonth(ctx: Ctx, month: Period, { paidOn }: HandMonth): Promise<Payroll> {
  const payroll = await findPayroll(ctx, month)
  if (!payroll) throw payrollUnknown(month)
  if (payroll.handed) return getPayroll(ctx, month)
  const unpaid = (await getPayroll(ctx, month)).groups.filter(({ state }) => state !== 'paid')
  if (unpaid.length > 0) throw wagesUnpaid(unpaid.length, sum(unpaid.map(({ payFen }) => payFen)))
  const known = await monthFactsOf(ctx, month)
  const people = payroll.people.filter(({ payFen }) => payFen > 0)
  const handed = { recorded: 0, refused: 0 }
  for (let start = 0; start < people.length; start += peopleAtOnce) {
    const rows = people.slice(start, start + peopleAtOnce).map(({ person, payFen, daysWorked }, at) => {
      const { employerFen = 0, insurancePaidOn = null } = known.get(person) ?? {}
      return { row: start + at + 1, facts: { person, wageFen: payFen, wagePaidOn: paidOn, employerFen, insurancePaidOn, attendanceDays: daysWorked } }
    })
    const written = await writeFacts(ctx, month, { rows, source: 'roster' })
    handed.recorded += written.recorded + written.unchanged
    handed.refused += written.refused.length
  }
  const after = { ...payroll, handed: { at: instant(ctx.clock), by: ctx.actor.name, ...handed }, version: payroll.version + 1 }
  await held(recordChange(ctx, async () => ({ writes: [putPayroll(ctx, after)], act: 'payroll.handed', subject: ctx.tenant, detail: { month, ...handed }, answer: undefined })))
  return getPayroll(ctx, month)
}

/** After all its expenses were declined, withdrawn or taken back: sheets may be opened again, and the wages asked for anew. Throws `refused` while one of them stands. */
export async function dropPayroll(ctx: Ctx, month: Period): Promise<Payroll> {
  const payroll = await findPayroll(ctx, month)
  if (!payroll) return getPayroll(ctx, month)
  const standing = (await getPayroll(ctx, month)).groups.filter(({ state }) => state === null || state === 'requested' || state === 'approved' || state === 'paid')
  if (standing.length > 0) throw wagesAsked(standing.length)
  if (!(await held(recordChange(ctx, async () => ({ writes: [deletePayroll(ctx, payroll), nextRound(ctx, month)], act: 'payroll.dropped', subject: ctx.tenant, detail: { month }, answer: undefined }))))) throw changedMeanwhile()
  return getPayroll(ctx, month)
}
