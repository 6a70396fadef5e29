import { readPlate } from '../../../functions/parking/plate-model.ts'

const name = 'linli-plate-place'

/** Province and city of the plate that was used last on this phone: most cars are local. No more of it is kept. */
export function rememberedPlace(): string {
  try {
    return localStorage.getItem(name) ?? ''
  } catch {
    return ''
  }
}

export function rememberPlace(plate: string): void {
  const read = readPlate(plate)
  if ('wrong' in read || read.kind === 'embassy') return
  try {
    localStorage.setItem(name, read.plate.slice(0, 2))
  } catch {
    // Without storage one types two characters more.
  }
}
