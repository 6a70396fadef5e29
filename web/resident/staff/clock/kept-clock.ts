import { store, stored } from '../../../shared/i18n/spoken.ts'
import type { Person } from '../../work/act-model.ts'
import type { MyClock } from './clock-query.ts'

const key = 'linli.my-clock'
export type KeptClock = { readonly person: Person; readonly clock: MyClock }

/** Who clocks on this phone and the shifts as last seen, for a basement without network. */
export const keepClock = (kept: KeptClock): void => store(key, JSON.stringify(kept))

export function keptClock(): KeptClock | undefined {
  try {
    return (JSON.parse(stored(key) ?? 'null') as KeptClock | null) ?? undefined
  } catch {
    return undefined
  }
}
