import type { Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { VoucherId } from '../ids.ts'
import { placeOf } from '../ledger/read-journal.ts'
import { placeOfVoucher } from '../ledger/model.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { Saved, SnapshotRow } from './snapshot-model.ts'

type Books = Pick<Ctx, 'tenant' | 'store'>

/** So many vouchers make one part: about 25 KB. */
export const partVouchers = 500
/** More than a month can hold vouchers. */
const partsMax = 1000

/** A stretch of the month's journal: its sums, and the vouchers in it that got a number by this closing, `from` and on. */
export type NumberPart = {
  readonly period: Period
  readonly version: number
  readonly first: VoucherId
  readonly last: VoucherId
  readonly vouchers: number
  readonly from: number
  readonly ids: readonly VoucherId[]
  readonly balances: readonly SnapshotRow[]
  readonly saved: Saved
  /** Covers this part and all before it. */
  readonly digest: string
}

/** Where a voucher stands in the order of the journal. */
export function journalPlace(id: VoucherId): string {
  const place = placeOfVoucher(id)!
  return placeOf(place.entryDate, place.kind, place.document)
}

export const partWrite = (ctx: Books, part: NumberPart): Write => ({ put: { ...keys.numberPart(ctx.tenant, part.period, part.version, journalPlace(part.first)), ...part } })

const sort = (version: number): string => `v${String(version).padStart(3, '0')}#`

export async function* partsOf(ctx: Books, period: Period, version: number): AsyncGenerator<NumberPart> {
  yield* ctx.store.all<Key & NumberPart>({ pk: keys.numberRoom(ctx.tenant, period), begins: sort(version), consistent: true }, { bound: partsMax })
}

/** The part of a closing in which a voucher would stand. */
export async function partAround(ctx: Books, period: Period, { version, place }: { readonly version: number; readonly place: string }): Promise<NumberPart | undefined> {
  const { items } = await ctx.store.query<Key & NumberPart>({ pk: keys.numberRoom(ctx.tenant, period), from: sort(version), to: `${sort(version)}${place}`, reverse: true, limit: 1 })
  return items[0]
}
