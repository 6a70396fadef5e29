import { dateOfInstant, type Instant } from '../../../functions/calendar.ts'
import { type QuoteLine, quoteLines, readyTariff, type TariffRule, toLocalMinute } from '../../../functions/tariffs/quote-model.ts'
import type { Car } from './cars-model.ts'

/** Dated rules of a tariff, oldest first, as the server lists them. */
export type Tariff = { readonly id: string; readonly versions: readonly { readonly from: string; readonly rule: TariffRule }[] }
export type Price = { readonly feeFen: number; readonly dueFen: number; readonly lines: readonly QuoteLine[] }

const isFree = (standing: string): boolean => standing === 'permit' || standing === 'grace' || standing === 'visitor'

/** What a car owes at `at`, by the very rule that the server charges with; undefined where the phone cannot know. */
export function priceOf({ in: entry, class: name, standing, paidFen, leaveUntil, coupons = [] }: Pick<Car, 'in' | 'class' | 'standing' | 'paidFen' | 'leaveUntil' | 'coupons'>, tariff: Tariff | null | undefined, at: Instant): Price | undefined {
  if (tariff === undefined) return undefined
  if (tariff === null || isFree(standing)) return { feeFen: 0, dueFen: 0, lines: [] }
  const day = dateOfInstant(entry)
  const version = [...tariff.versions].reverse().find(({ from }) => from <= day) ?? tariff.versions[0]
  if (!version) return undefined
  try {
    const minute = toLocalMinute(entry)
    const { totalFen, lines } = quoteLines(readyTariff(version.rule), { in: minute, out: Math.max(minute, toLocalMinute(at)), class: name, coupons })
    const may = leaveUntil !== null && at <= leaveUntil
    return { feeFen: totalFen, dueFen: may ? 0 : Math.max(0, totalFen - paidFen), lines }
  } catch {
    // More than a year inside: a person decides.
    return undefined
  }
}
