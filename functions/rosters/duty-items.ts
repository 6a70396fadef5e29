import { type BusinessDate, periodOfDate, type Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId, RosterId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { CellText } from './cell-rules.ts'
import type { PublishedDuty } from './duties.ts'
import { timed } from './rules/shift-parts.ts'

/** A published shift as it was told, with its times: what becomes of the kind of shift later changes nothing of it. */
export type StoredDuty = PublishedDuty & { readonly cell: CellText }

/** One item a person and month; a day an attribute, so that two changes of different days never meet. */
export type DutiesItem = Key & { readonly person: PersonId; readonly period: Period } & Readonly<Record<string, unknown>>

export const dayField = (date: BusinessDate): string => `d${date}`

export async function findDuties({ store }: Pick<Ctx, 'store'>, people: readonly PersonId[], months: readonly Period[]): Promise<StoredDuty[][]> {
  const wanted = people.flatMap((person) => months.map((period) => keys.duties(store.tenant, person, period)))
  const found = await store.getMany<DutiesItem>(wanted, { consistent: true })
  return people.map((_, at) => found.slice(at * months.length, (at + 1) * months.length).flatMap((item) => (item ? dutiesIn(item) : [])))
}

const dutiesIn = (item: DutiesItem): StoredDuty[] => Object.keys(item).filter((name) => /^d\d/.test(name)).toSorted().map((name) => timed(item[name] as StoredDuty))

export type DutyChange = { readonly date: BusinessDate; readonly was: StoredDuty | undefined; readonly duty: StoredDuty | undefined }

/** The changes of one person and month: each day must still hold what it was (its roster and cell), or nothing where there was nothing. */
export function changeDutiesWrite({ store }: Pick<Ctx, 'store'>, person: PersonId, period: Period, changes: readonly DutyChange[]): Write {
  const kept = changes.filter(({ date }) => periodOfDate(date) === period)
  const set = Object.fromEntries(kept.flatMap(({ date, duty }) => (duty ? [[dayField(date), duty] as const] : [])))
  const names: Record<string, string> = {}
  const values: Record<string, unknown> = {}
  const holds = kept.map(({ date, was }, at) => {
    names[`#d${at}`] = dayField(date)
    if (!was) return `attribute_not_exists(#d${at})`
    names['#cell'] = 'cell'
    names['#roster'] = 'roster'
    values[`:c${at}`] = was.cell
    values[`:o${at}`] = was.roster
    return `#d${at}.#cell = :c${at} AND #d${at}.#roster = :o${at}`
  })
  return {
    update: keys.duties(store.tenant, person, period),
    set: { person, period, ...set },
    remove: kept.filter(({ duty, was }) => !duty && was).map(({ date }) => dayField(date)),
    if: { expr: holds.join(' AND '), names, values },
  }
}

/** All days of a person's month at once: each must be free, or this roster's already, as after a crash. */
export function publishDutiesWrite({ store }: Pick<Ctx, 'store'>, person: PersonId, period: Period, duties: readonly StoredDuty[]): Write {
  const names: Record<string, string> = { '#roster': 'roster' }
  const free = duties.map(({ date }, at) => {
    names[`#d${at}`] = dayField(date)
    return `(attribute_not_exists(#d${at}) OR #d${at}.#roster = :own)`
  })
  return { update: keys.duties(store.tenant, person, period), set: { person, period, ...Object.fromEntries(duties.map((duty) => [dayField(duty.date), duty])) }, if: { expr: free.join(' AND '), names, values: { ':own': duties[0]!.roster } } }
}

/** Takes away what this roster has written of a person's month. */
export async function clearDuties({ store }: Pick<Ctx, 'store'>, person: PersonId, period: Period, roster: RosterId): Promise<void> {
  const item = await store.get<DutiesItem>(keys.duties(store.tenant, person, period), { consistent: true })
  const own = item ? dutiesIn(item).filter((duty) => duty.roster === roster).map(({ date }) => dayField(date)) : []
  if (own.length > 0) await store.write({ update: keys.duties(store.tenant, person, period), remove: own })
}
