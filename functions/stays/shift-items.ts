import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { ParkingAreaId } from '../ids.ts'
import type { Fund } from '../ledger/model.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Page } from '../storage/store.ts'
import type { Write } from '../storage/writes.ts'
import type { Shift } from './shift-model.ts'

export type ShiftRecord = {
  readonly id: string
  readonly area: ParkingAreaId
  readonly fund: Fund
  /** The person behind member or token. */
  readonly person: string
  readonly attendant: string
  readonly openedAt: Instant
  readonly state: Shift['state']
  readonly floatFen: number
  /** Sums of the sales booked in it, added in their own transactions. */
  readonly cashFen: number
  readonly sales: number
  readonly handed?: NonNullable<Shift['handed']>
}
type ShiftItem = Key & ShiftRecord

export async function readShift(ctx: Pick<Ctx, 'tenant' | 'store'>, id: string): Promise<ShiftRecord | undefined> {
  const item = await ctx.store.get<ShiftItem>(keys.shift(ctx.tenant, id), { consistent: true })
  return item && toRecord(item)
}

/** The open shift of a person, of whom there is at most one. */
export async function openShiftOf(ctx: Ctx, person: string): Promise<ShiftRecord | undefined> {
  const guard = await ctx.store.get<Key & { readonly shift: string }>(guardKey(ctx, person), { consistent: true })
  return guard && readShift(ctx, guard.shift)
}

/** A shift and the place that says its attendant has one. */
export const insertShift = (ctx: Ctx, shift: ShiftRecord): Write[] => [
  { put: { ...keys.shift(ctx.tenant, shift.id), ...keys.shiftOrder(ctx.tenant, shift.openedAt, shift.id), ...shift }, if: 'absent' },
  { put: { ...guardKey(ctx, shift.person), shift: shift.id }, if: 'absent' },
]

/** Ends it with exactly the cash that was expected: a sale booked meanwhile makes it fail. */
export const endShift = (ctx: Ctx, shift: ShiftRecord, handed: NonNullable<Shift['handed']>): Write[] => [
  { update: keys.shift(ctx.tenant, shift.id), set: { state: 'handed', handed }, if: { expr: '#s = :open AND cashFen = :cash', names: { '#s': 'state' }, values: { ':open': 'open', ':cash': shift.cashFen } } },
  { delete: guardKey(ctx, shift.person) },
]

/** Cash of a sale, to go into the transaction that books it; only while the shift is open. */
export const cashOfShift = ({ tenant }: Pick<Ctx, 'tenant'>, shift: string, amountFen: number): Write => ({
  update: keys.shift(tenant, shift),
  add: { cashFen: amountFen, sales: 1 },
  if: { expr: '#s = :open', names: { '#s': 'state' }, values: { ':open': 'open' } },
})

/** Newest first. */
export async function pageShifts(ctx: Ctx, { limit, after }: { readonly limit: number; readonly after?: string | undefined }): Promise<Page<ShiftRecord>> {
  const page = await ctx.store.query<ShiftItem>({ index: true, pk: keys.shiftOrder(ctx.tenant, '' as Instant, '').gpk, reverse: true, limit, ...(after === undefined ? {} : { after }) })
  return { ...page, items: page.items.map(toRecord) }
}

const guardKey = ({ tenant }: Pick<Ctx, 'tenant'>, person: string): Key => keys.lookup(tenant, `shift-of#${person}`)

function toRecord({ pk: _, sk: __, ...item }: ShiftItem): ShiftRecord {
  const { gpk: ___, gsk: ____, ...record } = item as ShiftRecord & { readonly gpk?: string; readonly gsk?: string }
  return record
}
