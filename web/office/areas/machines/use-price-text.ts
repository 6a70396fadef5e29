import { useFormat } from '../../../shared/i18n/language.tsx'
import type { FoundMachine } from './queries.ts'
import { useMachineWords } from './words.ts'

/** A machine's price in one line. */
export function usePriceText(): (machine: FoundMachine) => string {
  const words = useMachineWords()
  const { yuan } = useFormat()
  return ({ tariff }) => {
    const price = tariff.by === 'energy' ? words.energyPrice(yuan(tariff.kwhFen)) : words.timePrice(tariff.stepMinutes, tierTexts(tariff.tiers).join(' · '))
    return tariff.leastFen > 0 ? `${price} · ${words.leastPrice(yuan(tariff.leastFen))}` : price
  }

  function tierTexts(tiers: readonly { readonly uptoWatts: number | null; readonly stepFen: number }[]): string[] {
    if (tiers.length === 1) return tiers.map(({ stepFen }) => yuan(stepFen))
    return tiers.map(({ uptoWatts, stepFen }) => (uptoWatts === null ? words.above(yuan(stepFen)) : words.upTo(uptoWatts, yuan(stepFen))))
  }
}
