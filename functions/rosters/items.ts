import { createHash } from 'node:crypto'
import type { BusinessDate, Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { PersonId, RosterId } from '../ids.ts'
import { type IndexKey, type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { CellText } from './cell-rules.ts'
import { timed } from './rules/shift-parts.ts'
import type { Roster, RosterRow, Shift, SheetDemand } from './sheet-model.ts'

type Reader = Pick<Ctx, 'store'>

/** To tell a retry from another thing of the same id. */
export const hashOf = (input: object): string => createHash('sha256').update(JSON.stringify(input)).digest('base64url').slice(0, 22)

export type RosterRecord = Readonly<Roster> & {
  readonly people: readonly PersonId[]
  readonly madeAt: Instant
  readonly madeBy: string
  readonly publishedBy: string | null
  readonly sent: string
}

export async function findRoster({ store }: Reader, roster: RosterId): Promise<RosterRecord | undefined> {
  const found = await store.get<RosterRecord & Key & IndexKey>(keys.roster(store.tenant, roster), { consistent: true })
  return found && toRecord(found)
}

/** Throws `unknown`. */
export async function readRoster(ctx: Reader, roster: RosterId): Promise<RosterRecord> {
  const found = await findRoster(ctx, roster)
  if (!found) throw unknown(`roster ${roster}`)
  return found
}

/** Those that begin on one of these days, the latest first; at most 2,000. */
export async function rostersFrom({ store }: Reader, from: BusinessDate, to: BusinessDate): Promise<RosterRecord[]> {
  const found: RosterRecord[] = []
  for await (const item of store.all<RosterRecord & Key & IndexKey>({ pk: keys.rostersRoom(store.tenant), index: true, from, to: `${to}~`, reverse: true }, { bound: 2000 })) found.push(toRecord(item))
  return found
}

export const insertRoster = ({ store }: Reader, roster: RosterRecord): Write => ({ put: { ...roster, ...keys.roster(store.tenant, roster.id), ...keys.rosterOrder(store.tenant, roster.from, roster.id) }, if: 'absent' })

/** From one state into another, and only from that. */
export const turnRoster = ({ store }: Reader, { id, state, version }: Pick<RosterRecord, 'id' | 'state' | 'version'>, after: Partial<RosterRecord>): Write => ({
  update: keys.roster(store.tenant, id),
  set: { ...after, version: version + 1 },
  if: { expr: '#state = :before AND version = :version', names: { '#state': 'state' }, values: { ':before': state, ':version': version } },
})

/** Nothing of the same transaction is written unless the roster is in this state, and in this version where one is named. */
export const whileIn = ({ store }: Reader, roster: RosterId, state: Roster['state'], version?: number): Write => ({
  check: keys.roster(store.tenant, roster),
  if: { expr: version === undefined ? '#state = :state' : '#state = :state AND version = :version', names: { '#state': 'state' }, values: { ':state': state, ...(version === undefined ? {} : { ':version': version }) } },
})

/** A cell, its pin and who changed it are attributes of their own, so that edits of different days of one person never meet. `by`: who changed the row last; `made`: who put the row as a whole. */
type RowItem = Key & { readonly person: PersonId; readonly edits: number; readonly by: string; readonly at: Instant; readonly made?: Edit } & Readonly<Record<string, unknown>>
export type StoredRow = Pick<RosterRow, 'person' | 'cells' | 'pinned'> & { readonly edits: number; readonly by: string; readonly at: Instant | null; readonly made?: Edit; readonly touched: Readonly<Record<string, Edit>> }

const cellField = (date: string): string => `c${date}`
const pinField = (date: string): string => `p${date}`
const touchField = (date: string): string => `w${date}`

/** Rows from before each cell said it know only who changed the row last. */
export const whoChanged = ({ by, at, made, touched }: Pick<StoredRow, 'by' | 'at' | 'made' | 'touched'>, date: string): { readonly by: string; readonly at: Instant | null } => touched[date] ?? made ?? { by, at }

export async function findRows({ store }: Reader, roster: RosterId, people: readonly PersonId[], options: { readonly consistent?: boolean } = {}): Promise<StoredRow[]> {
  const found = await store.getMany<RowItem>(people.map((person) => keys.rosterRow(store.tenant, roster, person)), options)
  return people.map((person, at) => (found[at] ? toRow(found[at]) : { person, cells: {}, pinned: [], edits: 0, by: '', at: null, touched: {} }))
}

export type RowChange = { readonly date: BusinessDate; readonly was: CellText | null; readonly cell: CellText | null; readonly pinned?: boolean | undefined }
type Edit = { readonly by: string; readonly at: Instant }

/** Every cell must still hold what it was. */
export function changeRowWrite({ store }: Reader, roster: RosterId, person: PersonId, changes: readonly RowChange[], { by, at }: Edit): Write {
  const names: Record<string, string> = {}
  const values: Record<string, unknown> = {}
  const holds = changes.map(({ date, was }, place) => {
    names[`#c${place}`] = cellField(date)
    if (was === null) return `attribute_not_exists(#c${place})`
    values[`:c${place}`] = was
    return `#c${place} = :c${place}`
  })
  const set = Object.fromEntries(changes.flatMap(({ date, was, cell, pinned }) => [...(cell === null ? [] : [[cellField(date), cell] as const]), ...(was === cell ? [] : [[touchField(date), { by, at }] as const]), ...(pinned === true && cell !== null ? [[pinField(date), true] as const] : [])]))
  const remove = changes.flatMap(({ date, cell, pinned }) => [...(cell === null ? [cellField(date)] : []), ...(pinned === false || cell === null ? [pinField(date)] : [])])
  return { update: keys.rosterRow(store.tenant, roster, person), set: { person, by, at, ...set }, add: { edits: 1 }, remove, if: { expr: holds.join(' AND '), names, values } }
}

/** A whole row as something made it, while nobody has edited it since (`edits`). `run`: by which a retry knows its own. */
export const putRow = ({ store }: Reader, roster: RosterId, { person, cells, pinned, edits }: Pick<StoredRow, 'person' | 'cells' | 'pinned' | 'edits'>, { by, at }: Edit, run = ''): Write => ({
  put: {
    ...keys.rosterRow(store.tenant, roster, person), person, by, at, run, made: { by, at }, edits: edits + 1,
    ...Object.fromEntries(Object.entries(cells).map(([date, cell]) => [cellField(date), cell])),
    ...Object.fromEntries(pinned.filter((date) => cells[date] !== undefined).map((date) => [pinField(date), true])),
  },
  if: edits === 0 ? 'absent' : { expr: 'edits = :edits', values: { ':edits': edits } },
})
export const rowRun = (item: Readonly<Record<string, unknown>> | undefined): string => (typeof item?.['run'] === 'string' ? item['run'] : '')

function toRow(item: RowItem): StoredRow {
  const dates = (letter: string) => Object.keys(item).filter((name) => name.startsWith(letter) && /^.\d{4}-/.test(name)).map((name) => name.slice(1)).toSorted()
  return { person: item.person, cells: Object.fromEntries(dates('c').map((date) => [date, item[cellField(date)] as CellText])), pinned: dates('p') as BusinessDate[], edits: item.edits, by: item.by, at: item.at, ...(item.made ? { made: item.made } : {}), touched: Object.fromEntries(dates('w').map((date) => [date, item[touchField(date)] as Edit])) }
}

/** Shifts and demand as they were when the roster was published; the days of equal lines stand together, so that a year of posts fits into one item. */
type Snapshot = { readonly shifts: readonly Shift[]; readonly demand: readonly SheetDemand[]; readonly posts: readonly { readonly id: string; readonly name: string }[] }
type PackedLine = Omit<SheetDemand, 'date'> & { readonly dates: readonly BusinessDate[] }

export function putSnapshot({ store }: Reader, roster: RosterId, { shifts, demand, posts }: Snapshot): Write {
  const packed = new Map<string, { -readonly [Field in keyof PackedLine]: Field extends 'dates' ? BusinessDate[] : PackedLine[Field] }>()
  for (const { date, ...line } of demand) {
    const key = JSON.stringify([line.post, line.shift, line.need, line.skilled, line.hard])
    const same = packed.get(key)
    if (same) same.dates.push(date)
    else packed.set(key, { ...line, dates: [date] })
  }
  return { put: { ...snapshotKey(store.tenant, roster), shifts, posts, demand: [...packed.values()] } }
}

export async function findSnapshot({ store }: Reader, roster: RosterId): Promise<Snapshot | undefined> {
  const found = await store.get<Key & Omit<Snapshot, 'demand'> & { readonly demand: readonly PackedLine[] }>(snapshotKey(store.tenant, roster), { consistent: true })
  if (!found) return undefined
  const demand = found.demand.flatMap(({ dates, ...line }) => dates.map((date) => ({ date, ...line })))
  return { shifts: found.shifts.map(timed), posts: found.posts, demand: demand.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)) }
}

const snapshotKey = (tenant: Ctx['tenant'], roster: RosterId): Key => ({ pk: keys.rosterRoom(tenant, roster), sk: 'SNAPSHOT' })

function toRecord({ pk: _, sk: __, gpk: ___, gsk: ____, ...roster }: RosterRecord & Key & IndexKey): RosterRecord {
  return roster
}
