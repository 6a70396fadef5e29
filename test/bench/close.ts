import { systemActor } from '../../functions/context.ts'
import type { BusinessDate, Period } from '../../functions/calendar.ts'
import { closeSlice } from '../../functions/closing/close-slice.ts'
import { closingsOfMonth, insertWrite } from '../../functions/closing/items.ts'
import { subjectOf } from '../../functions/closing/subject.ts'
import type { UnitId } from '../../functions/ids.ts'
import { buildVoucher, type Voucher } from '../../functions/ledger/model.ts'
import { voucherWrites } from '../../functions/ledger/post-voucher.ts'
import { eachVoucher } from '../../functions/ledger/read-journal.ts'
import { fen } from '../../functions/money.ts'
import type { Item } from '../../functions/storage/writes.ts'
import { startStack } from '../support/stack.ts'
import { round } from './figures.ts'

const households = 10_000
const period = '2026-10' as Period

/**
 * The closing of a month of 10,000 households, a bill of 3 lines and a payment each, from the shut gates to the snapshot: seconds, read and write units. The floor
 * reads every voucher of the month once, consistently, and adds nothing up.
 */
export async function run(): Promise<Record<string, number>> {
  const stack = await startStack({ strictAnswers: false })
  try {
    const tenant = await stack.createTenant()
    const ctx = tenant.ctx(systemActor('bench'))
    for (let from = 0; from < households; from += 500) await ctx.store.putMany(Array.from({ length: 500 }, (_, at) => vouchersOf(from + at)).flat().map((voucher) => (voucherWrites(ctx, voucher)[0] as { put: Item }).put))
    const floor = await measured(stack.meter, async () => {
      let seen = 0
      await eachVoucher(ctx, period, () => (seen += 1))
      if (seen !== households * 2) throw new Error(`${seen} vouchers`)
    })
    await ctx.store.write(insertWrite(ctx, { period, version: 1, state: 'summing', rev: 1, checks: [], steps: [{ what: 'started', at: '2026-12-01T02:00:00.000Z' as never, who: 'bench', by: 'bench' }] }))
    const writesBefore = stack.meter.writeUnits
    const closed = await measured(stack.meter, async () => {
      let cursor: string | undefined
      for (;;) {
        const result = await closeSlice(ctx, subjectOf({ period, version: 1 }), cursor)
        if ('done' in result) return
        ;({ cursor } = result)
      }
    })
    const [closing] = await closingsOfMonth(ctx, period)
    if (closing?.snapshot?.lastNumber !== households * 2) throw new Error('not every voucher has a number')
    return { vouchers: households * 2, seconds: closed.seconds, readUnits: closed.readUnits, writeUnits: Math.round(stack.meter.writeUnits - writesBefore), floorSeconds: floor.seconds, floorReadUnits: floor.readUnits, secondsRatio: round(closed.seconds / floor.seconds), readRatio: round(closed.readUnits / floor.readUnits) }
  } finally {
    await stack.stop()
  }
}

async function measured(meter: { readonly readUnits: number }, work: () => Promise<void>): Promise<{ readonly seconds: number; readonly readUnits: number }> {
  const [start, before] = [performance.now(), meter.readUnits]
  await work()
  return { seconds: round((performance.now() - start) / 1000), readUnits: Math.round(meter.readUnits - before) }
}

function vouchersOf(at: number): Voucher[] {
  const unit = `u${String(at).padStart(11, '0')}` as UnitId
  const common = { unit, entryDate: `2026-10-${String((at % 28) + 1).padStart(2, '0')}` as BusinessDate, valueDate: '2026-10-01' as BusinessDate }
  const lines = [13_400, 2500, 1000].map((amount) => ({ account: '4301' as const, fund: 'ORGANISATION' as const, creditFen: fen(amount + (at % 7)) }))
  const total = fen(lines.reduce((sum, { creditFen }) => sum + creditFen, 0))
  return [
    buildVoucher({ ...common, kind: 'BILL', document: `${unit}-2026-10-1`, text: `账单 ${at}`, postings: [{ account: '1121', fund: 'ORGANISATION', debitFen: total }, ...lines] }),
    buildVoucher({ ...common, kind: 'PAYMENT', document: `${unit}-pay000000001`, text: `收款 ${at}`, postings: [{ account: '1002', fund: 'ORGANISATION', debitFen: total }, { account: '1121', fund: 'ORGANISATION', creditFen: total }] }),
  ]
}
