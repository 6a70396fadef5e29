import { addDays, type BusinessDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { cutSettlements, type Cut, cutTerms } from './ending-rules.ts'
import { type ContractRecord, firstDayOf, lastDayOf } from './items.ts'
import type { Room, SettlementRecord } from './room-items.ts'
import { aheadDays } from './settle-contract.ts'
import { spansOf } from './show-contract.ts'
import { badLastDay, disputedSpan, earnedAfter, tooManySpans } from './words.ts'

export type EndPlan = {
  readonly terms: ContractRecord['terms']
  readonly cuts: readonly Cut<SettlementRecord>[]
  /** Periods beyond the end that could be settled at this moment and are not: they must still be unsettled when it is booked. */
  readonly unsettled: readonly BusinessDate[]
}

/** All of it is one transaction. */
const spansMax = 80

/** What an end on that day comes to as things stand. Throws `invalid` (bad-last-day), `refused`: disputed, earned-after, too-many-spans. */
export function planEnd(ctx: Pick<Ctx, 'clock'>, contract: ContractRecord, room: Room, lastDay: BusinessDate): EndPlan {
  const [first, before] = [firstDayOf(contract), addDays(lastDayOf(contract), -1)]
  if (lastDay < first || lastDay > before) throw badLastDay(first, before)
  const terms = cutTerms(contract.terms, lastDay)
  const cuts = cutSettlements(room.settlements, spansOf({ ...contract, terms }), { lastDay, tiers: contract.tiers })
  const disputed = cuts.find(({ was }) => was.disputed)
  if (disputed) throw disputedSpan(disputed.was.from)
  const newest = new Map(room.takings.map((one) => [one.from, one]))
  const earned = [...newest.values()].find(({ from, takingsFen }) => from > lastDay && takingsFen > 0)
  if (earned) throw earnedAfter(earned.from)
  const settled = new Set(room.settlements.map(({ from }) => from))
  const soon = addDays(today(ctx.clock), aheadDays)
  const unsettled = spansOf(contract).flatMap(({ from, to }) => (to > lastDay && from <= soon && !settled.has(from) ? [from] : []))
  if (cuts.length + unsettled.length > spansMax) throw tooManySpans()
  return { terms, cuts, unsettled }
}

export const changesOf = (cuts: EndPlan['cuts']) => cuts.map(({ was, span, now }) => ({ from: was.from, to: span?.to ?? was.to, wasFen: was.amountFen, nowFen: now.amountFen, receivedFen: was.receivedFen }))
