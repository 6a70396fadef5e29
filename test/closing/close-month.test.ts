import { describe, expect, it } from 'vitest'
import { approveClose } from '../../functions/closing/approve-close.ts'
import { declineClose } from '../../functions/closing/decline-close.ts'
import { getClosing } from '../../functions/closing/get-closing.ts'
import { closingsOfMonth } from '../../functions/closing/items.ts'
import { listClosings } from '../../functions/closing/list-closings.ts'
import { declineReopening, reopenPeriod } from '../../functions/closing/reopen-period.ts'
import { hashOfSnapshot } from '../../functions/closing/snapshot-model.ts'
import { startClose } from '../../functions/closing/start-close.ts'
import { numbersGiven } from '../../functions/closing/voucher-numbers.ts'
import { listVouchers } from '../../functions/ledger/list-vouchers.ts'
import { readGate } from '../../functions/ledger/read-gate.ts'
import { ListVouchersQuery } from '../../functions/ledger/shapes.ts'
import { sumVouchers } from '../../functions/ledger/sum-vouchers.ts'
import { billOf, book, bookMany, day, paymentOf } from '../ledger/books.ts'
import { month, monthsOnATable, type House } from './months.ts'

const { fresh } = monthsOnATable()
const october = month('2026-10')

/** Bills and payments of October and November. */
async function twoMonths(house: House): Promise<void> {
  for (const at of [1, 2, 3, 4]) await book(house.zhang, billOf(`b${at}`, `2026-10-0${at}`, at * 100), paymentOf(`p${at}`, `2026-10-1${at}`, at * 50))
  await book(house.zhang, billOf('n1', '2026-11-01', 900, { fund: 'OWNERS_COMMON' }), paymentOf('n2', '2026-11-03', 300))
}

const journal = async (house: House, period: string) => (await listVouchers(house.zhang, ListVouchersQuery.parse({ period, limit: 200 }), 'zh')).items

describe('closing a month', () => {
  it('shuts the month, numbers its vouchers 1..n in the order of the journal, and is final with a second person', async () => {
    const house = await fresh()
    await twoMonths(house)
    expect((await journal(house, '2026-10')).every(({ no }) => no === null)).toBe(true)
    await startClose(house.zhang, october)
    await expect(book(house.zhang, billOf('late', '2026-10-31', 5))).rejects.toThrow()
    await expect(approveClose(house.wang, october)).rejects.toThrow(/still-summing/)
    await house.work()
    await expect(approveClose(house.zhang, october)).rejects.toThrow(/second-person/)
    await expect(approveClose(house.wang, october, 'f'.repeat(64))).rejects.toThrow(/other-snapshot/)
    const seen = await getClosing(house.wang, october, 'zh')
    await approveClose(house.wang, october, seen.hash!)
    await approveClose(house.wang, october, seen.hash!)
    expect((await journal(house, '2026-10')).map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    const [closing] = await closingsOfMonth(house.zhang, october)
    expect(closing).toMatchObject({ state: 'closed', snapshot: { vouchers: 8, lastNumber: 8, previous: 'a'.repeat(64), replaces: null } })
    const { hash, ...content } = closing!.snapshot!
    expect(hashOfSnapshot({ tenant: house.zhang.tenant, ...closing! }, content)).toBe(hash)
    await expect(startClose(house.zhang, october)).rejects.toThrow(/closed-already/)
  })

  it('goes month by month: the first one with vouchers first, each chained to the last', async () => {
    const house = await fresh({ begun: null })
    await twoMonths(house)
    await expect(startClose(house.zhang, month('2026-11'))).rejects.toThrow(/not-ready/)
    await expect(startClose(house.zhang, month('2027-02'))).rejects.toThrow(/month-not-over/)
    expect((await listClosings(house.zhang, { limit: 12 })).due).toBe('2026-10')
    const first = await house.close('2026-10')
    expect(first.snapshot!.previous).toBe('0'.repeat(64))
    // The empty months before the books are shut with it.
    expect(await readGate(house.zhang, month('2026-09'))).toBeDefined()
    await expect(startClose(house.zhang, month('2026-12'))).rejects.toThrow(/not-ready/)
    const second = await house.close('2026-11')
    expect(second.snapshot!.previous).toBe(first.snapshot!.hash)
    expect(second.snapshot!.balances).toContainEqual(['1121', 'ORGANISATION', 500, 0, 300])
    const list = await listClosings(house.zhang, { limit: 2 })
    expect(list.items.map(({ period, state }) => [period, state])).toEqual([['2027-02', 'running'], ['2027-01', 'open']])
    expect((await listClosings(house.zhang, { limit: 12, after: month('2027-01') })).items.map(({ state }) => state)).toEqual(['open', 'closed', 'closed'])
  })

  it('started twice, or by two people at once, is one closing', async () => {
    const house = await fresh()
    await twoMonths(house)
    const started = await Promise.all([startClose(house.zhang, october), startClose(house.wang, october)])
    expect(started.map(({ version }) => version)).toEqual([1, 1])
    expect(await closingsOfMonth(house.zhang, october)).toHaveLength(1)
    await house.work()
    await startClose(house.zhang, october)
    expect(await closingsOfMonth(house.zhang, october)).toHaveLength(1)
  })

  it('declined opens the month again, keeps the record, and the next closing gives the numbers anew', async () => {
    const house = await fresh()
    await twoMonths(house)
    await startClose(house.zhang, october)
    await house.work()
    await declineClose(house.wang, october, '漏了一笔')
    await book(house.zhang, billOf('a-first', '2026-10-01', 10))
    await expect(declineClose(house.wang, october, '再退一次')).rejects.toThrow(/not-waiting/)
    expect(await numbersGiven(house.zhang, october)).toEqual(new Map())
    const closed = await house.close('2026-10')
    expect(closed).toMatchObject({ version: 2, snapshot: { vouchers: 9, lastNumber: 9, replaces: null } })
    expect((await journal(house, '2026-10'))[0]).toMatchObject({ document: 'a-first', no: 1 })
    expect((await closingsOfMonth(house.zhang, october))[0]!.steps.map(({ what }) => what)).toEqual(['started', 'summed', 'declined'])
  })

  it('declined while it is being summed ends the work, and books nothing into the open month', async () => {
    const house = await fresh()
    await twoMonths(house)
    await startClose(house.zhang, october)
    await declineClose(house.zhang, october, '按错了')
    await house.work()
    expect(await closingsOfMonth(house.zhang, october)).toMatchObject([{ state: 'declined' }])
    await book(house.zhang, billOf('after', '2026-10-31', 5))
  })
})

describe('the numbers of a large month', () => {
  it('run on from part to part without a gap', async () => {
    const house = await fresh()
    await bookMany(house.zhang, Array.from({ length: 1010 }, (_, at) => paymentOf(`p${String((at * 7) % 1010).padStart(4, '0')}`, '2026-10-05', 1 + at)))
    await house.close('2026-10')
    const numbers = [...(await numbersGiven(house.zhang, october))].toSorted(([, a], [, b]) => a - b)
    expect(numbers.map(([id, no]) => [id, no])).toEqual(Array.from({ length: 1010 }, (_, at) => [`PAYMENT.2026-10-05.p${String(at).padStart(4, '0')}`, at + 1]))
    const page = await listVouchers(house.zhang, ListVouchersQuery.parse({ period: '2026-10', limit: 3, after: 'PAYMENT.2026-10-05.p0498' }), 'zh')
    expect(page.items.map(({ no }) => no)).toEqual([500, 501, 502])
  })
})

describe('reopening a month', () => {
  it('takes two people, only the last closed one, and keeps numbers and version', async () => {
    const house = await fresh()
    await twoMonths(house)
    const first = await house.close('2026-10')
    await house.close('2026-11')
    await expect(reopenPeriod(house.zhang, october, '更正')).rejects.toThrow(/later-closed/)
    await reopenPeriod(house.zhang, month('2026-11'), '更正')
    await reopenPeriod(house.zhang, month('2026-11'), '更正')
    expect(await readGate(house.zhang, month('2026-11'))).toBeDefined()
    await declineReopening(house.wang, month('2026-11'), '不必')
    await reopenPeriod(house.wang, month('2026-11'), '还是要更正')
    await reopenPeriod(house.zhang, month('2026-11'), '同意')
    await reopenPeriod(house.zhang, october, '更正')
    await reopenPeriod(house.wang, october, '同意')
    await expect(reopenPeriod(house.wang, october, '再来')).rejects.toThrow(/not-closed/)
    expect((await closingsOfMonth(house.zhang, october))[0]).toMatchObject({ state: 'reopened', approved: true, snapshot: first.snapshot })

    await book(house.zhang, billOf('a-new', '2026-10-01', 10))
    const second = await house.close('2026-10')
    expect(second).toMatchObject({ version: 2, snapshot: { vouchers: 9, lastNumber: 9, replaces: first.snapshot!.hash } })
    const numbers = (await journal(house, '2026-10')).map(({ document, no }) => `${document} ${no}`)
    expect(numbers.slice(0, 3)).toEqual(['a-new 9', 'b1 1', 'b2 2'])
  })
})

describe('balances from the last closed month on', () => {
  it('equal the sum of all vouchers at every date, before, in and after closed and reopened months', async () => {
    const house = await fresh()
    await twoMonths(house)
    const spans = [['2026-10-05', '2026-11-02'], ['2026-11-01', '2026-11-30'], ['2026-12-01', '2027-01-31']]
    const agree = async (): Promise<void> => {
      for (const [from, to] of spans) {
        const [short, whole] = await Promise.all([sumVouchers(house.zhang, day(from!), day(to!)), sumVouchers(house.zhang, day(from!), day(to!), { whole: true })])
        const moving = ({ balances, vouchers }: typeof short) => ({ vouchers, balances: balances.filter(({ openingFen, debitFen, creditFen }) => openingFen || debitFen || creditFen) })
        expect(moving(short), `${from} to ${to}`).toEqual(moving(whole))
      }
    }
    await house.close('2026-10')
    await house.close('2026-11')
    await agree()
    await reopenPeriod(house.zhang, month('2026-11'), '更正')
    await reopenPeriod(house.wang, month('2026-11'), '同意')
    await book(house.zhang, billOf('later', '2026-11-20', 77))
    await agree()
    await house.close('2026-11')
    await house.close('2026-12')
    await agree()
  })
})
