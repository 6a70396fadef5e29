import type { CellText, RosterRow } from '../../../../functions/rosters/sheet-model.ts'

/** Null: an open day. */
export type CellValue = CellText | null
export type Place = { readonly person: string; readonly date: string }
/** One cell before and after an act. */
export type Change = Place & { readonly was: CellValue; readonly cell: CellValue; readonly pinnedWas: boolean; readonly pinned: boolean }
/** A cell that somebody else changed while ours was not saved yet: both values are kept until a clerk has chosen, with who it was and when, where that is known. */
export type Clash = Place & { readonly mine: CellValue; readonly theirs: CellValue; readonly by?: string; readonly at?: string }
type Rows = ReadonlyMap<string, RosterRow>

/**
 * A roster while it is edited. `rows` is what the clerk sees, `saved` what the server said last; what differs on a `dirty` place waits to be saved.
 * Each act makes new rows only for the people whom it touches, so that nobody else is drawn or judged again.
 */
export type SheetState = {
  readonly rows: Rows
  readonly saved: Rows
  readonly dirty: ReadonlySet<string>
  /** Acts that can be undone, the newest last. */
  readonly done: readonly (readonly Change[])[]
  readonly undone: readonly (readonly Change[])[]
  readonly clashes: readonly Clash[]
}

const stepsMax = 200
const keyOf = ({ person, date }: Place): string => `${person} ${date}`
const placeOf = (key: string): Place => ({ person: key.split(' ')[0]!, date: key.split(' ')[1]! })
const emptyRow = (person: string): RosterRow => ({ person: person as RosterRow['person'], cells: {}, pinned: [] })

export function openSheet(people: readonly string[], rows: readonly RosterRow[]): SheetState {
  const known = new Map<string, RosterRow>(rows.map((row) => [row.person, row]))
  const all: Rows = new Map(people.map((person) => [person, known.get(person) ?? emptyRow(person)]))
  return { rows: all, saved: all, dirty: new Set(), done: [], undone: [], clashes: [] }
}

export const cellAt = (rows: Rows, { person, date }: Place): CellValue => rows.get(person)?.cells[date] ?? null
export const pinnedAt = (rows: Rows, { person, date }: Place): boolean => rows.get(person)?.pinned.includes(date as never) ?? false

export type Wish = Place & { readonly cell?: CellValue; readonly pinned?: boolean }

/** What an act would really change: cells that hold it already are none. */
export function changesFor(state: SheetState, wishes: readonly Wish[]): Change[] {
  return wishes.flatMap(({ person, date, cell, pinned }) => {
    const was = cellAt(state.rows, { person, date })
    const pinnedWas = pinnedAt(state.rows, { person, date })
    const change: Change = { person, date, was, cell: cell === undefined ? was : cell, pinnedWas, pinned: pinned ?? pinnedWas }
    return change.was === change.cell && change.pinned === pinnedWas ? [] : [change]
  })
}

/** One act. `joined`: it goes on with the last one, as a drag does from cell to cell, and is undone together with it. */
export function act(state: SheetState, changes: readonly Change[], joined = false): SheetState {
  if (changes.length === 0) return state
  const last = joined ? (state.done.at(-1) ?? []) : []
  const before = joined ? state.done.slice(0, -1) : state.done
  return { ...written(state, changes), done: [...before, [...last, ...changes]].slice(-stepsMax), undone: [] }
}

/** Cells that somebody changed since are left as they are: an undo never takes away another's work. */
export function undo(state: SheetState): SheetState {
  const step = state.done.at(-1)
  if (!step) return state
  const back = step.toReversed().map(({ was, cell, pinnedWas, pinned, ...place }) => ({ ...place, was: cell, cell: was, pinnedWas: pinned, pinned: pinnedWas }))
  return { ...written(state, stillHolding(state, back)), done: state.done.slice(0, -1), undone: [...state.undone, step] }
}

export function redo(state: SheetState): SheetState {
  const step = state.undone.at(-1)
  if (!step) return state
  return { ...written(state, stillHolding(state, step)), done: [...state.done, step], undone: state.undone.slice(0, -1) }
}

/** A step may touch a cell twice, so each change is compared with what those before it leave. */
function stillHolding(state: SheetState, changes: readonly Change[]): Change[] {
  const now = new Map<string, CellValue>()
  return changes.filter((change) => {
    const key = keyOf(change)
    const holds = (now.has(key) ? now.get(key) : cellAt(state.rows, change)) === change.was
    if (holds) now.set(key, change.cell)
    return holds
  })
}

function written(state: SheetState, changes: readonly Change[]): SheetState {
  const dirty = new Set(state.dirty)
  for (const change of changes) dirty.add(keyOf(change))
  return { ...state, rows: withCells(state.rows, changes), dirty }
}

type Written = Place & { readonly cell: CellValue; readonly pinned: boolean }

function withCells(rows: Rows, cells: readonly Written[]): Rows {
  const next = new Map(rows)
  for (const person of new Set(cells.map((one) => one.person))) {
    const own = cells.filter((one) => one.person === person)
    const row = next.get(person) ?? emptyRow(person)
    const kept: Record<string, CellText> = { ...row.cells }
    const pinned = new Set<string>(row.pinned)
    for (const { date, cell, pinned: pin } of own) {
      if (cell === null) delete kept[date]
      else kept[date] = cell
      if (pin) pinned.add(date)
      else pinned.delete(date)
    }
    next.set(person, { ...row, cells: kept, pinned: [...pinned].toSorted() as RosterRow['pinned'] })
  }
  return next
}

export type PendingChange = Place & { readonly was: CellValue; readonly cell: CellValue; readonly pinned: boolean }

/** What waits to be saved, with what the server is known to hold. */
export function pendingOf(state: SheetState): PendingChange[] {
  const pending: PendingChange[] = []
  for (const key of state.dirty) {
    const place = placeOf(key)
    const was = cellAt(state.saved, place)
    const cell = cellAt(state.rows, place)
    const pinned = pinnedAt(state.rows, place)
    if (was !== cell || pinned !== pinnedAt(state.saved, place)) pending.push({ ...place, was, cell, pinned })
  }
  return pending
}

/** As much of it as goes into one request: the rows of so many people. */
export function portionOf(pending: readonly PendingChange[], peopleMax = 30): PendingChange[] {
  const people = new Set([...new Set(pending.map(({ person }) => person))].slice(0, peopleMax))
  return pending.filter(({ person }) => people.has(person))
}

/** The server has taken what was sent, and says how these people's rows stand now. What was painted since then stays pending. */
export function savedAs(state: SheetState, sent: readonly PendingChange[], rows: readonly RosterRow[]): SheetState {
  return rebased({ ...state, saved: withCells(state.saved, sent) }, rows)
}

/**
 * The rows as the server has them, whoever wrote them: what nobody touched here is taken over, what was painted here and not saved stays, and where both happened to one
 * cell theirs is shown and mine is kept beside it.
 */
export function rebased(state: SheetState, rows: readonly RosterRow[]): SheetState {
  const saved = new Map(state.saved)
  const shown = new Map(state.rows)
  const dirty = new Set(state.dirty)
  const clashes = new Map(state.clashes.map((clash) => [keyOf(clash), clash]))
  for (const theirs of rows) {
    const { person } = theirs
    saved.set(person, theirs)
    const mine: Written[] = []
    for (const key of state.dirty) {
      const place = placeOf(key)
      if (place.person !== person) continue
      const one = merged(state, theirs, place)
      if (one === 'clash') clashes.set(key, { ...place, mine: cellAt(state.rows, place), theirs: theirs.cells[place.date] ?? null, ...whoIn(theirs, place.date) })
      if (one === 'clash' || one === 'same') dirty.delete(key)
      else mine.push(one)
    }
    const kept = mine.length > 0 ? withCells(new Map([[person, theirs]]), mine).get(person)! : theirs
    if (!sameRow(shown.get(person), kept)) shown.set(person, kept)
  }
  return { ...state, saved, rows: shown, dirty, clashes: [...clashes.values()] }
}

function whoIn({ lately = [] }: RosterRow, date: string): Pick<Clash, 'by' | 'at'> {
  const found = lately.find(({ dates }) => dates.includes(date as never))
  return found ? { by: found.by, at: found.at } : {}
}

/** The same as an act of ours, which can be undone: a roster that was made and taken. */
export function takenOver(state: SheetState, rows: readonly RosterRow[]): SheetState {
  const after = rebased(state, rows)
  const changes = rows.flatMap(({ person }) => {
    const dates = new Set([...Object.keys(state.rows.get(person)?.cells ?? {}), ...Object.keys(after.rows.get(person)?.cells ?? {})])
    return [...dates].flatMap((date): Change[] => {
      const [was, cell] = [cellAt(state.rows, { person, date }), cellAt(after.rows, { person, date })]
      const pinned = pinnedAt(after.rows, { person, date })
      return was === cell ? [] : [{ person, date, was, cell, pinnedWas: pinned, pinned }]
    })
  })
  return changes.length === 0 ? after : { ...after, done: [...after.done, changes].slice(-stepsMax), undone: [] }
}

/** One cell of three histories: the last known, mine, theirs. */
function merged(state: SheetState, theirs: RosterRow, place: Place): Written | 'same' | 'clash' {
  const [base, own, other] = [cellAt(state.saved, place), cellAt(state.rows, place), theirs.cells[place.date] ?? null]
  if (own !== base && other !== base && own !== other) return 'clash'
  const [basePin, ownPin, otherPin] = [pinnedAt(state.saved, place), pinnedAt(state.rows, place), theirs.pinned.includes(place.date as never)]
  const cell = own === base ? other : own
  const pinned = ownPin === basePin ? otherPin : ownPin
  return cell === other && pinned === otherPin ? 'same' : { ...place, cell, pinned }
}

/** An equal row keeps its identity: it is not drawn again. */
function sameRow(one: RosterRow | undefined, other: RosterRow): boolean {
  if (!one) return false
  const dates = Object.keys(one.cells)
  return dates.length === Object.keys(other.cells).length && dates.every((date) => one.cells[date] === other.cells[date]) && one.pinned.join() === other.pinned.join()
}

/** The clerk has chosen: theirs stays, or mine is painted over it as an act of its own. */
export function settled(state: SheetState, place: Place, keep: 'mine' | 'theirs'): SheetState {
  const clash = state.clashes.find((one) => one.person === place.person && one.date === place.date)
  if (!clash) return state
  const rest = { ...state, clashes: state.clashes.filter((one) => one !== clash) }
  return keep === 'mine' ? act(rest, changesFor(rest, [{ ...place, cell: clash.mine }])) : rest
}

/** Everything not saved is given up; the acts cannot be undone any more. */
export const givenUp = (state: SheetState): SheetState => ({ ...state, rows: state.saved, dirty: new Set(), done: [], undone: [], clashes: [] })

export type Refused<S> = Place & { readonly says: readonly S[] }
type Rules<S> = {
  readonly refusal: (row: RosterRow, date: string, cell: CellValue) => readonly S[]
  /** Whether nothing hard came with the way from one row to the other: spares asking cell by cell. */
  readonly clean: (before: RosterRow, after: RosterRow) => boolean
}

/** What of the wishes the rules let through, in their order, each judged together with those before it; the rest with its reasons. */
export function attempted<S>(state: SheetState, wishes: readonly Wish[], rules: Rules<S>): { readonly changes: readonly Change[]; readonly refused: readonly Refused<S>[] } {
  const changes: Change[] = []
  const refused: Refused<S>[] = []
  for (const person of new Set(wishes.map((wish) => wish.person))) {
    const wanted = changesFor(state, wishes.filter((wish) => wish.person === person))
    const before = state.rows.get(person) ?? emptyRow(person)
    const after = withCells(state.rows, wanted).get(person) ?? before
    if (wanted.length > 1 && rules.clean(before, after)) {
      changes.push(...wanted)
      continue
    }
    let row = before
    for (const change of wanted) {
      const says = change.cell === null || change.cell === change.was ? [] : rules.refusal(row, change.date, change.cell)
      if (says.length > 0) refused.push({ person, date: change.date, says })
      else {
        changes.push(change)
        row = withCells(new Map([[person, row]]), [change]).get(person)!
      }
    }
  }
  return { changes, refused }
}
