import type { Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { VoucherId } from '../ids.ts'
import { closingsOfMonth } from './items.ts'
import { journalPlace, type NumberPart, partAround, partsOf } from './number-items.ts'

type Books = Pick<Ctx, 'tenant' | 'store'>

/** Every number that the approved closings of a month gave, before `version` when named. */
export async function numbersGiven(ctx: Books, period: Period, before = Number.MAX_SAFE_INTEGER): Promise<Map<VoucherId, number>> {
  const numbers = new Map<VoucherId, number>()
  for (const { version } of (await closingsOfMonth(ctx, period)).filter((closing) => closing.approved && closing.version < before)) {
    for await (const { from, ids } of partsOf(ctx, period, version)) for (const [at, id] of ids.entries()) numbers.set(id, from + at)
  }
  return numbers
}

/**
 * Tells the numbers of a month's vouchers, asked for in the order of the journal: reads each part once, when it is first needed. Undefined for
 * a voucher that has none yet, as every one of a month that was never closed.
 */
export async function numbersOfMonth(ctx: Books, period: Period): Promise<(voucher: VoucherId) => Promise<number | undefined>> {
  const versions = (await closingsOfMonth(ctx, period)).filter(({ approved }) => approved).map(({ version }) => version)
  const held = new Map<number, NumberPart | undefined>()
  return async (voucher) => {
    const place = journalPlace(voucher)
    for (const version of versions) {
      const part = await around(version, place)
      const at = part?.ids.indexOf(voucher) ?? -1
      if (at >= 0) return part!.from + at
    }
    return undefined
  }
  async function around(version: number, place: string): Promise<NumberPart | undefined> {
    const known = held.get(version)
    if (known && journalPlace(known.first) <= place && place <= journalPlace(known.last)) return known
    const found = await partAround(ctx, period, { version, place })
    held.set(version, found)
    return found
  }
}
