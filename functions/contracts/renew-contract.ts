import { recordChange } from '../audit/record-change.ts'
import { addDays, instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { ContractId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { isTerm } from './create-contract.ts'
import { getContract } from './get-contract.ts'
import { firstDayOf, hasEnded, lastDayOf, putContract, readContract } from './items.ts'
import type { Contract, RenewContract } from './model.ts'
import { contractMonthsMax, monthsOf, rentOn } from './schedule-model.ts'
import { badRenewal, changedMeanwhile, endedEarly } from './words.ts'

/**
 * A renewal from the day after the present end, also one that is written down late. Its first day is its natural key: the same
 * again answers the same, and two at once make one.
 */
export async function renewContract(ctx: Ctx, id: ContractId, { from, to, document, monthlyFen }: RenewContract): Promise<Contract> {
  const before = await readContract(ctx, id)
  if (before.terms.slice(1).some((term) => term.from === from && term.to === to && term.document === document)) return getContract(ctx, id)
  if (hasEnded(before)) throw endedEarly(lastDayOf(before))
  const next = addDays(lastDayOf(before), 1)
  if (from !== next || !isTerm(from, to) || monthsOf({ from: firstDayOf(before), to }) > contractMonthsMax) throw badRenewal(next)
  const term = { from, to, document, at: instant(ctx.clock), by: ctx.actor.name }
  const steps = monthlyFen === null || monthlyFen === rentOn(before.steps, from) ? before.steps : [...before.steps, { from, monthlyFen }]
  const after = { ...before, terms: [...before.terms, term], steps, version: before.version + 1 }
  const made = recordChange(ctx, async () => ({ writes: [putContract(ctx, after)], act: 'contract.renewed', subject: id, detail: { no: before.no, document, from, to }, answer: undefined }))
  if (await held(made)) return getContract(ctx, id)
  const now = await readContract(ctx, id)
  if (now.version === before.version) throw changedMeanwhile()
  return renewContract(ctx, id, { from, to, document, monthlyFen })
}
