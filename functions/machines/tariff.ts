import { type Fen, divideHalfUp, fen } from '../money.ts'

/** What a machine has counted since a session began; totals only ever rise. */
export type Used = { readonly minutes: number; readonly wattHours: number; /** The most it drew at any moment. */ readonly peakWatts: number }

/** Up to so many watts (the last tier: any), so many fen for each step that was begun. */
export type PowerTier = { readonly uptoWatts: number | null; readonly stepFen: number }

export type SessionTariff =
  | { readonly by: 'energy'; readonly kwhFen: number; readonly leastFen: number }
  | { readonly by: 'time'; readonly stepMinutes: number; readonly tiers: readonly PowerTier[]; readonly leastFen: number }

export const nothingUsed: Used = { minutes: 0, wattHours: 0, peakWatts: 0 }

/**
 * What a session costs, at most what was paid ahead. By energy: watt-hours at the price of a kilowatt-hour, rounded once. By
 * time: each step that was begun, at the price of the tier of its peak. Whatever was used costs at least `leastFen`; a machine
 * that gave nothing costs nothing.
 */
export function priceSession(tariff: SessionTariff, used: Used, paidFen: Fen): Fen {
  if (used.minutes === 0 && used.wattHours === 0) return fen(0)
  return fen(Math.min(paidFen, Math.max(tariff.leastFen, fullPrice(tariff, used))))
}

function fullPrice(tariff: SessionTariff, used: Used): number {
  switch (tariff.by) {
    case 'energy':
      return divideHalfUp([used.wattHours, tariff.kwhFen], 1000)
    case 'time':
      return Math.ceil(used.minutes / tariff.stepMinutes) * tierOf(tariff.tiers, used.peakWatts).stepFen
    default:
      return tariff satisfies never
  }
}

/** Tiers rise; the last holds for any power. */
const tierOf = (tiers: readonly PowerTier[], watts: number): PowerTier => tiers.find(({ uptoWatts }) => uptoWatts === null || watts <= uptoWatts) ?? tiers.at(-1)!

/** Totals as they are known after another report, in whatever order reports come. */
export const atLeast = (known: Used, told: Used): Used => ({
  minutes: Math.max(known.minutes, told.minutes),
  wattHours: Math.max(known.wattHours, told.wattHours),
  peakWatts: Math.max(known.peakWatts, told.peakWatts),
})
