import type { BusinessDate } from '../calendar.ts'
import { conflict, type Fault } from '../faults.ts'
import type { TariffRecord } from './items.ts'
import type { Tariff, TariffVersion } from './model.ts'

/** The version for a stay that begins on `date`; the first one for any earlier date. */
export const versionOn = (tariff: TariffRecord, date: BusinessDate): TariffVersion => tariff.versions.findLast((version) => version.from <= date) ?? tariff.versions[0]!

/** A tariff as people see it on a day. */
export const showTariff = (tariff: TariffRecord, today: BusinessDate): Tariff => ({ id: tariff.id, name: tariff.name, current: versionOn(tariff, today), versions: [...tariff.versions] })

/** The same content, whatever the order in which its fields were written. */
export const sameVersion = (a: Pick<TariffVersion, 'from' | 'document' | 'rule'>, b: Pick<TariffVersion, 'from' | 'document' | 'rule'>): boolean => canonical([a.from, a.document, a.rule]) === canonical([b.from, b.document, b.rule])

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part))
}

export const versionTaken = (lastFrom: BusinessDate): Fault =>
  conflict('version-order', { zh: `已有 ${lastFrom} 起的版本，新版本须晚于该日，没有保存。`, en: `There is a version from ${lastFrom}; a new one must begin later. Nothing was saved.` })
