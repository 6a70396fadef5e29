import type { Rate } from '../../../../functions/fees/model.ts'
import { useFeeItemWords } from './words.ts'

/** Where a price counts: `电梯楼 · 商铺`, for a permit also from which car on. A code without a word is shown as it is. */
export function useRateName(): (rate: Rate) => string {
  const words = useFeeItemWords()
  const types: Readonly<Record<string, string>> = words.types
  const uses: Readonly<Record<string, string>> = words.uses
  return ({ nth, buildingType, use }) => {
    const type = buildingType === null ? words.allTypes : (types[buildingType] ?? buildingType)
    return [nth === undefined ? null : words.nthCar(nth), type, use === null ? null : (uses[use] ?? use)].filter(Boolean).join(' · ')
  }
}
