import type { Ctx } from '../context.ts'
import type { VoucherId } from '../ids.ts'
import type { BookedVoucher } from '../ledger/read-voucher.ts'
import { journalInOrder } from '../ledger/read-journal.ts'
import type { Closing } from './model.ts'
import { type NumberPart, partVouchers, partWrite } from './number-items.ts'
import { beginning, digestOfPart, lineOfVoucher, Sums } from './snapshot-model.ts'
import { numbersGiven } from './voucher-numbers.ts'

/** How far the numbering has come: what the next slice needs to go on as if there had been no break. */
export type Numbered = { readonly after?: VoucherId; readonly next: number; readonly vouchers: number; readonly digest: string; readonly all: boolean }

/** So many parts a slice: some seconds at most. */
const sliceParts = 16
/** Read ahead of each of the journal's streams; what a slice has read too much is read again by the next. */
const readAhead = 100

type Books = Pick<Ctx, 'tenant' | 'store'>
type Of = Pick<Closing, 'period' | 'version'>

/** Numbers go on where the closings of this month that were final before have ended. */
export async function begin(ctx: Books, { period, version }: Of): Promise<Numbered> {
  const given = version > 1 ? await numbersGiven(ctx, period, version) : new Map<VoucherId, number>()
  return { next: 1 + [...given.values()].reduce((most, no) => Math.max(most, no), 0), vouchers: 0, digest: beginning, all: false }
}

/** Gives the next vouchers of the journal their numbers, part by part: 1..n without gaps, and those that have one keep it. */
export async function numberSlice(ctx: Books, closing: Of, from: Numbered): Promise<Numbered> {
  const { parts, numbered } = await numberParts(ctx, closing, { from, partsMax: sliceParts })
  for (const part of parts) await ctx.store.write(partWrite(ctx, part))
  return numbered
}

/** The same without writing, for whoever checks what was written. */
export async function numberParts(ctx: Books, { period, version }: Of, { from, partsMax, given }: { readonly from: Numbered; readonly partsMax: number; readonly given?: ReadonlyMap<VoucherId, number> }): Promise<{ readonly parts: readonly NumberPart[]; readonly numbered: Numbered }> {
  const known = given ?? (version > 1 ? await numbersGiven(ctx, period, version) : new Map<VoucherId, number>())
  const parts: NumberPart[] = []
  let at = from
  let some: BookedVoucher[] = []
  const end = (all: boolean): void => {
    if (some.length) {
      const part = partOf({ period, version }, { some, at, known })
      parts.push(part)
      at = { after: part.last, next: at.next + part.ids.length, vouchers: at.vouchers + part.vouchers, digest: part.digest, all }
      some = []
    } else at = { ...at, all }
  }
  for await (const voucher of journalInOrder(ctx, period, { ...(from.after ? { after: from.after } : {}), consistent: true, chunk: readAhead })) {
    some.push(voucher)
    if (some.length === partVouchers) end(false)
    if (parts.length === partsMax) return { parts, numbered: at }
  }
  end(true)
  return { parts, numbered: at }
}

type Stretch = { readonly some: readonly BookedVoucher[]; readonly at: Numbered; readonly known: ReadonlyMap<VoucherId, number> }

function partOf({ period, version }: Of, { some, at, known }: Stretch): NumberPart {
  const sums = new Sums()
  const ids: VoucherId[] = []
  const lines = some.map((voucher) => {
    sums.addVoucher(voucher)
    const no = known.get(voucher.id) ?? at.next + ids.push(voucher.id) - 1
    return lineOfVoucher(no, voucher)
  })
  return { period, version, first: some[0]!.id, last: some.at(-1)!.id, vouchers: some.length, from: at.next, ids, ...sums.result(), digest: digestOfPart(at.digest, lines) }
}
