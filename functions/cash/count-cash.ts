import { instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { CashShiftId } from '../ids.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { type Posting, voucherId } from '../ledger/model.ts'
import { personOf } from '../members/person-of.ts'
import { fen } from '../money.ts'
import { sumOfCounts } from '../stays/cash-model.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { unfinishedWrite } from '../unfinished/work-list.ts'
import { showShift } from './cash-shifts.ts'
import { type BoxRecord, type CashShiftRecord, type CountRecord, putBox, putShift, readBox, readShift } from './items.ts'
import { type CashShift, type CountCash, differenceLimitFen } from './model.ts'
import { takingsOf } from './takings.ts'
import { alreadyCounted, changedMeanwhile, keepTooMuch, noteNeeded } from './words.ts'

/**
 * Counts the caller's own box. Expected is what it began with and what the books say came into these hands since; what is over or short is a voucher of its own in
 * the transaction that ends the shift (R3), once a shift. The same count again answers the same. Throws `unknown` also for another's box, `refused`, `conflict`.
 */
export async function countCash(ctx: Ctx, id: CashShiftId, input: CountCash): Promise<CashShift> {
  const person = await personOf(ctx)
  const [shift, box] = await Promise.all([readShift(ctx, id), readBox(ctx, person)])
  if (!shift || shift.person !== person) throw unknown(`no cash shift ${id} of ${person}`)
  if (shift.counted || !box) return sameAgain(ctx, shift, input)
  const counted = await countOf(ctx, { shift, box, input })
  if (counted.differenceFen !== 0 && !input.note) throw noteNeeded(counted.differenceFen)
  if (input.keepFen > counted.countedFen) throw keepTooMuch(counted.countedFen)
  try {
    if (counted.differenceFen === 0) await ctx.store.transact(writesOf(ctx, { shift, box, counted }))
    else await bookDifference(ctx, { shift, box, counted })
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    const now = await readShift(ctx, id)
    if (now?.counted) return sameAgain(ctx, now, input)
    throw changedMeanwhile()
  }
  return showShift(ctx, (await readShift(ctx, id))!)
}

type Standing = { readonly shift: CashShiftRecord; readonly box: BoxRecord }

async function countOf(ctx: Ctx, { shift, box, input }: Standing & { readonly input: CountCash }): Promise<CountRecord> {
  const upTo = instant(ctx.clock)
  const [takingsFen, again] = await Promise.all([takingsOf(ctx, shift.person, { after: shift.since, upTo }), box.last ? takingsOf(ctx, shift.person, { after: box.last.after, upTo: shift.since }) : 0])
  // Booked before the last count was read and seen only afterwards: it belongs to this one.
  const lateFen = box.last ? again - box.last.takingsFen : 0
  const counts = input.counts.filter(({ count }) => count > 0).toSorted((a, b) => b.fen - a.fen)
  const countedFen = sumOfCounts(counts)
  return { at: upTo, upTo, counts, countedFen, takingsFen, lateFen, differenceFen: countedFen - shift.floatFen - takingsFen - lateFen, keepFen: input.keepFen, handFen: countedFen - input.keepFen, note: input.note, voucher: null }
}

type Counted = Standing & { readonly counted: CountRecord }

function writesOf(ctx: Ctx, { shift, box, counted }: Counted): Write[] {
  const { person, holder } = shift
  // Nothing to hand over needs nobody to take it.
  const done: CashShiftRecord = { ...shift, counted, state: counted.handFen > 0 ? 'counted' : 'handed', version: shift.version + 1 }
  const above = Math.abs(counted.differenceFen) > differenceLimitFen ? [unfinishedWrite(ctx, { kind: 'cash-difference', id: shift.id, since: counted.upTo })] : []
  return [...above, ...putShift(ctx, done), putBox(ctx, box, { person, holder, open: null, keepFen: counted.keepFen, upTo: counted.upTo, last: { after: shift.since, takingsFen: counted.takingsFen } })]
}

/** The organization stands for its counters: over is its income, short its cost, and no other fund loses by a miscount. */
async function bookDifference(ctx: Ctx, { shift, box, counted }: Counted): Promise<void> {
  const fund = 'ORGANISATION'
  const amount = fen(Math.abs(counted.differenceFen))
  const over = counted.differenceFen > 0
  const postings: Posting[] = over
    ? [{ account: '1001', fund, debitFen: amount }, { account: '4901', fund, creditFen: amount }]
    : [{ account: '5401', fund, debitFen: amount }, { account: '1001', fund, creditFen: amount }]
  const document = `cash-${shift.id}`
  await bookVoucher(ctx, {
    kind: 'CASHCOUNT',
    document,
    valueDate: today(ctx.clock),
    text: `收款箱清点${over ? '长款' : '短款'}`,
    postings,
    writes: (entryDate) => writesOf(ctx, { shift, box, counted: { ...counted, voucher: voucherId('CASHCOUNT', entryDate, document) } }),
  })
}

async function sameAgain(ctx: Ctx, shift: CashShiftRecord, { counts, keepFen }: CountCash): Promise<CashShift> {
  const value = (of: CountCash['counts']) => of.filter(({ count }) => count > 0).map(({ fen: one, count }) => `${one} ${count}`).toSorted().join()
  if (shift.counted && value(shift.counted.counts) === value(counts) && shift.counted.keepFen === keepFen) return showShift(ctx, shift)
  throw alreadyCounted()
}
