import { createHash } from 'node:crypto'
import type { BusinessDate, Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { PersonId, RosterId, SwapId } from '../ids.ts'
import type { CellText } from '../rosters/cell-rules.ts'
import { type ShiftTimes, timed } from '../rosters/rules/shift-parts.ts'
import { type IndexKey, type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { swapKinds, SwapState, TakeOpenShift } from './model.ts'

/** A shift as it was when the exchange was asked: its cell must still be there when it is approved. */
export type SwapShift = ShiftTimes & { readonly date: BusinessDate; readonly cell: CellText; readonly name: string; readonly post: string }
export type SwapRecord = {
  readonly id: SwapId
  readonly kind: (typeof swapKinds)[number]
  readonly roster: RosterId
  /** Whoever is erased is nobody here: names are looked up when it is shown. */
  readonly asker: PersonId
  readonly other: PersonId
  readonly gives: SwapShift
  readonly takes: SwapShift | null
  readonly note: string
  readonly state: SwapState
  readonly askedAt: Instant
  readonly decided: { readonly at: Instant; readonly by: string; readonly reason: string } | null
  readonly sent: string
  readonly version: number
}

type Reader = Pick<Ctx, 'store'>
type Place = Pick<Ctx, 'tenant'>

export const hashOf = (input: object): string => createHash('sha256').update(JSON.stringify(input)).digest('base64url').slice(0, 22)
/** The day by which it is found: the first of its two. */
export const firstDateOf = ({ gives, takes }: Pick<SwapRecord, 'gives' | 'takes'>): BusinessDate => (takes && takes.date < gives.date ? takes.date : gives.date)

export async function findSwap({ store }: Reader, swap: SwapId): Promise<SwapRecord | undefined> {
  const found = await store.get<SwapRecord & Key>(keys.swap(store.tenant, swap), { consistent: true })
  return found && bare(found)
}

/** Throws `unknown`. */
export async function readSwap(ctx: Reader, swap: SwapId): Promise<SwapRecord> {
  const found = await findSwap(ctx, swap)
  if (!found) throw unknown(`swap ${swap}`)
  return found
}

/** All that there are, for whoever is erased. */
export async function* everySwap({ store }: Reader): AsyncGenerator<SwapRecord> {
  for await (const item of store.all<SwapRecord & Key>({ pk: keys.swapsRoom(store.tenant), index: true }, { bound: 1_000_000 })) yield bare(item)
}

/** Those whose first day is one of these, the first first. */
export async function swapsOfDays({ store }: Reader, from: BusinessDate, to: BusinessDate): Promise<SwapRecord[]> {
  const found: SwapRecord[] = []
  for await (const item of store.all<SwapRecord & Key>({ pk: keys.swapsRoom(store.tenant), index: true, from, to: `${to}~` }, { bound: 20_000 })) found.push(bare(item))
  return found
}

export const putSwap = ({ tenant }: Place, swap: SwapRecord): Write => ({
  put: { ...swap, ...keys.swap(tenant, swap.id), ...keys.swapOrder(tenant, firstDateOf(swap), swap.id) },
  if: swap.version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': swap.version - 1 } },
})

const takenKey = (tenant: Ctx['tenant'], { roster, date, post, shift }: TakeOpenShift): Key => keys.openTaken(tenant, roster, `${date}#${shift}@${post}`)

/** How often an open shift was taken so far. */
export async function readTaken({ store }: Reader, place: TakeOpenShift): Promise<number> {
  return (await store.get<{ readonly count: number }>(takenKey(store.tenant, place), { consistent: true }))?.count ?? 0
}

/** Fails when somebody took one of it since. */
export const takeWrite = ({ tenant }: Place, place: TakeOpenShift, before: number): Write => ({
  put: { ...takenKey(tenant, place), count: before + 1 },
  if: before === 0 ? 'absent' : { expr: '#count = :before', names: { '#count': 'count' }, values: { ':before': before } },
})

function bare(item: SwapRecord & Key & Partial<IndexKey>): SwapRecord {
  const { pk: _, sk: __, gpk: ___, gsk: ____, ...swap } = item
  return { ...swap, gives: timed(swap.gives), takes: swap.takes && timed(swap.takes) }
}
