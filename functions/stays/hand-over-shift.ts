import { instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict, forbidden, refused } from '../faults.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { type Posting, voucherId } from '../ledger/model.ts'
import { personOf } from '../members/person-of.ts'
import { fen } from '../money.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { sumOfCounts } from './cash-model.ts'
import { endShift, readShift, type ShiftRecord } from './shift-items.ts'
import type { HandOverShift, Shift } from './shift-model.ts'
import { shiftFor, showShift } from './shifts.ts'

/**
 * Counts the cash of the caller's own shift and hands it over. What is over or short is a voucher of its own, posted in the
 * transaction that ends the shift (R3): short money is owed back to the fund (1122) until somebody decides, money over is owed to
 * whoever it belongs to (2209). The same count again answers the same; a sale booked meanwhile makes the count old.
 */
export async function handOverShift(ctx: Ctx, id: string, input: HandOverShift): Promise<Shift> {
  const shift = await shiftFor(ctx, id)
  if (shift.person !== (await personOf(ctx))) throw forbidden(`shift ${id} of another person`)
  if (shift.handed) return sameAgain(ctx, shift, input)
  const counts = input.counts.filter(({ count }) => count > 0).toSorted((a, b) => b.fen - a.fen)
  const countedFen = sumOfCounts(counts)
  const differenceFen = countedFen - shift.floatFen - shift.cashFen
  if (differenceFen !== 0 && !input.note) throw noteNeeded(differenceFen)
  const handed = { at: instant(ctx.clock), receiver: input.receiver, counts, countedFen, differenceFen, note: input.note }
  try {
    if (differenceFen === 0) await ctx.store.transact(endShift(ctx, shift, { ...handed, voucher: null }))
    else await bookDifference(ctx, shift, handed)
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    const now = (await readShift(ctx, id))!
    if (now.handed) return sameAgain(ctx, now, input)
    throw conflict('shift-moved', { zh: '清点时又收了一笔现金，没有交班。请看新的应有金额，再清点一次。', en: 'Cash was taken while you counted. Nothing was handed over. Look at the new sum and count again.' })
  }
  return showShift(ctx, (await readShift(ctx, id))!)
}

async function bookDifference(ctx: Ctx, shift: ShiftRecord, handed: Omit<NonNullable<Shift['handed']>, 'voucher'>): Promise<void> {
  const { fund, id } = shift
  const amount = fen(Math.abs(handed.differenceFen))
  const over = handed.differenceFen > 0
  const postings: Posting[] = over
    ? [{ account: '1001', fund, debitFen: amount }, { account: '2209', fund, creditFen: amount }]
    : [{ account: '1122', fund, debitFen: amount }, { account: '1001', fund, creditFen: amount }]
  await bookVoucher(ctx, {
    kind: 'CASHCOUNT',
    document: `shift-${id}`,
    valueDate: today(ctx.clock),
    text: `交班清点${over ? '长款' : '短款'} ${shift.attendant}`.slice(0, 110),
    postings,
    writes: (entryDate) => endShift(ctx, shift, { ...handed, voucher: voucherId('CASHCOUNT', entryDate, `shift-${id}`) }),
  })
}

function sameAgain(ctx: Ctx, shift: ShiftRecord, { counts, receiver }: HandOverShift): Shift {
  const value = (of: HandOverShift['counts']) => of.filter(({ count }) => count > 0).map(({ fen: one, count }) => `${one} ${count}`).toSorted().join()
  if (value(shift.handed!.counts) === value(counts) && shift.handed!.receiver === receiver) return showShift(ctx, shift)
  throw conflict('shift-handed', { zh: '这个班次已经交班，没有更改。', en: 'This shift has been handed over. Nothing was changed.' })
}

const noteNeeded = (difference: number) =>
  refused('note-needed', {
    zh: `清点与应有金额相差 ${(difference / 100).toFixed(2)} 元，还没有交班。请再点一次；仍不符时写明原因再交班。`,
    en: `The count differs by ${(difference / 100).toFixed(2)} yuan. Nothing was handed over. Count again; if it still differs, say why and hand over.`,
  })
