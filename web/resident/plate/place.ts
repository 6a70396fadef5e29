import { readPlate } from '../../../functions/parking/plate-model.ts'
import { store, stored } from '../../shared/i18n/spoken.ts'

const name = 'linli.plate-place'

/** Province and city of the plate that was used last on this phone: most cars are local. No more of it is kept. */
export const rememberedPlace = (): string => stored(name) ?? ''

export function rememberPlace(plate: string): void {
  const read = readPlate(plate)
  if (!('wrong' in read) && read.kind !== 'embassy') store(name, read.plate.slice(0, 2))
}
