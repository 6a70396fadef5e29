import type { AreaRecord, SpaceRecord } from './items.ts'
import { type Counts, mayEarn, type ParkingArea, type Space } from './model.ts'

/** An area as screens and other domains see it, with the count of its spaces. */
export function showArea(record: AreaRecord, spaces: readonly SpaceRecord[]): ParkingArea {
  const { id, community, name, place, land, fund, decision, allocation, graceDays, visitsPerMonth, tariff, permitItem = null, version } = record
  return { id, community, name, place, land, fund, decision, allocation, graceDays, visitsPerMonth, tariff, permitItem, mayEarn: mayEarn(record), counts: countsOf(spaces), version }
}

export function showSpace({ id, area, number, kind, note, closed, permit, version }: SpaceRecord): Space {
  return { id, area, number, kind, note, state: closed ? 'closed' : permit ? 'permit' : 'free', permit: permit ?? null, version }
}

function countsOf(spaces: readonly SpaceRecord[]): Counts {
  const count = (wanted: (space: SpaceRecord) => boolean): number => spaces.filter(wanted).length
  return {
    spaces: spaces.length,
    reserved: count(({ kind }) => kind === 'reserved'),
    barrierFree: count(({ kind }) => kind === 'barrier-free'),
    charging: count(({ kind }) => kind === 'charging'),
    closed: count(({ closed }) => closed),
    permits: count(({ permit }) => permit !== undefined),
    free: count(canBeGiven),
  }
}

export const canBeGiven = ({ closed, permit, kind }: Pick<SpaceRecord, 'closed' | 'permit' | 'kind'>): boolean => !closed && permit === undefined && kind !== 'reserved'
