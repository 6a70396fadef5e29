import { type BusinessDate, daysBetween } from '../calendar.ts'
import { type ContractRecord, firstDayOf, hasEnded, lastDayOf } from './items.ts'
import { type Alert, alertDays, type ContractRow, type ContractState } from './model.ts'
import { type RentTerms, rentOn, scheduleOf, type Span } from './schedule-model.ts'

type Named = { readonly facilityName: string; readonly communityName: string }

export function showRow(contract: ContractRecord, { facilityName, communityName }: Named, today: BusinessDate): ContractRow {
  const { id, facility, no, party, fund, tiers, depositFen, depositHeldFen, steps, ending, closing } = contract
  const [from, to] = [firstDayOf(contract), lastDayOf(contract)]
  return {
    id, facility, facilityName, communityName, no, party, fund, from, to,
    state: stateOn(contract, today),
    daysLeft: daysBetween(today, to),
    alert: alertOn(contract, today),
    monthlyFen: rentOn(steps, today < from ? from : today > to ? to : today),
    tiers: tiers ? [...tiers] : null,
    depositFen,
    depositHeldFen,
    waits: ending?.state === 'asked' ? 'ending' : closing?.state === 'asked' ? 'closing' : null,
  }
}

type Lasts = Pick<ContractRecord, 'terms' | 'ending'>

/** Active on its last day too. */
export function stateOn(contract: Lasts, today: BusinessDate): ContractState {
  if (today < firstDayOf(contract)) return 'coming'
  if (today <= lastDayOf(contract)) return 'active'
  return hasEnded(contract) ? 'ended' : 'expired'
}

/** The nearest of the days at which people are told; for three months after the end that it has ended. An early end is known to whoever made it. */
export function alertOn(contract: Lasts, today: BusinessDate): Alert | null {
  if (hasEnded(contract)) return null
  const left = daysBetween(today, lastDayOf(contract))
  if (left < 0) return left >= -alertDays[0] ? 'expired' : null
  const within = alertDays.findLast((days) => left <= days)
  return within === undefined ? null : `in-${within}`
}

export const termsOf = ({ terms, steps, every, minimumMonthlyFen, dueDays, tiers }: ContractRecord): RentTerms => ({ terms, steps, every, minimumMonthlyFen, dueDays, shared: tiers !== null })
export const spansOf = (contract: ContractRecord): Span[] => scheduleOf(termsOf(contract))
