import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Period } from '../../functions/calendar.ts'
import { getVoucher, listVouchers } from '../../functions/ledger/list-vouchers.ts'
import type { Voucher } from '../../functions/ledger/model.ts'
import { eachVoucher, journalInOrder } from '../../functions/ledger/read-journal.ts'
import { readGate } from '../../functions/ledger/read-gate.ts'
import { ListVouchersQuery, type VoucherPage } from '../../functions/ledger/shapes.ts'
import type { Ctx } from '../../functions/context.ts'
import { keys, shardOf, voucherShards } from '../../functions/storage/keys.ts'
import { BadCursor } from '../../functions/storage/store.ts'
import { billOf, book, bookMany, booksOnATable, day, paymentOf } from './books.ts'

const december = '2026-12' as Period
const query = (more: object = {}) => ListVouchersQuery.parse({ period: december, ...more })
const order = (vouchers: readonly Pick<Voucher, 'entryDate' | 'kind' | 'document' | 'id'>[]) =>
  vouchers.toSorted((a, b) => (`${a.entryDate} ${a.kind} ${a.document}` < `${b.entryDate} ${b.kind} ${b.document}` ? -1 : 1)).map(({ id }) => id)

/** A month with many vouchers a day, of both kinds, so that every boundary of a page is met. */
const month = (size: number): Voucher[] =>
  Array.from({ length: size }, (_, at) => {
    const date = `2026-12-${String((at % 5) * 6 + 1).padStart(2, '0')}`
    return at % 3 === 0 ? paymentOf(`p-${at * 7919}`, date, at + 1) : billOf(`b-${at * 7919}`, date, at + 1)
  })

async function everyPage(ctx: Ctx, more: object): Promise<VoucherPage['items']> {
  const items: VoucherPage['items'] = []
  let after: string | null | undefined
  for (let page = 0; after !== null && page < 500; page += 1) {
    const answer: VoucherPage = await listVouchers(ctx, query({ ...more, ...(after === undefined ? {} : { after }) }), 'zh')
    items.push(...answer.items)
    after = answer.next
  }
  return items
}

describe('the journal of a month', () => {
  const { fresh } = booksOnATable()

  it.each([1, 7, 50, 200])('comes in the order of date and id, whole, whatever the size of the page (%i)', async (limit) => {
    const ctx = fresh()
    const vouchers = month(173)
    await bookMany(ctx, [...vouchers, billOf('other-month', '2026-11-30', 5)])
    expect((await everyPage(ctx, { limit })).map(({ id }) => id)).toEqual(order(vouchers))
  })

  it('reads the same backwards', async () => {
    const ctx = fresh()
    const vouchers = month(61)
    await bookMany(ctx, vouchers)
    const seen: string[] = []
    for await (const voucher of journalInOrder(ctx, december, { newestFirst: true, chunk: 3 })) seen.push(voucher.id)
    expect(seen).toEqual(order(vouchers).toReversed())
    const rest: string[] = []
    for await (const voucher of journalInOrder(ctx, december, { newestFirst: true, chunk: 3, after: seen[20]! })) rest.push(voucher.id)
    expect(rest).toEqual(seen.slice(21))
  })

  it('goes on from any voucher, whatever was booked before or behind it meanwhile', async () => {
    const ctx = fresh()
    await bookMany(ctx, month(40))
    const first = await listVouchers(ctx, query({ limit: 20 }), 'zh')
    await book(ctx, billOf('a-late-entry', '2026-12-01', 5), paymentOf('z-later', '2026-12-31', 6))
    const rest = await everyPage(ctx, { after: first.next, limit: 9 })
    const ids = [...first.items, ...rest].map(({ id }) => id)
    expect(new Set(ids).size).toBe(41)
    expect(ids).toContain('PAYMENT.2026-12-31.z-later')
    expect(ids.slice(0, 20)).toEqual(first.items.map(({ id }) => id))
  })

  it('finds the vouchers of a kind, an account, a fund, and a sparse filter still ends', async () => {
    const ctx = fresh()
    await bookMany(ctx, [...month(90), billOf('common', '2026-12-31', 77, { fund: 'OWNERS_COMMON' })])
    expect((await everyPage(ctx, { kind: 'PAYMENT', limit: 8 })).length).toBe(30)
    expect((await everyPage(ctx, { account: '1002', limit: 8 })).every(({ kind }) => kind === 'PAYMENT')).toBe(true)
    expect((await everyPage(ctx, { fund: 'OWNERS_COMMON', limit: 8 })).map(({ document }) => document)).toEqual(['common'])
  })

  it('refuses a place of another month, and one that is no place', async () => {
    const ctx = fresh()
    await expect(listVouchers(ctx, query({ after: 'BILL.2026-11-01.x' }), 'zh')).rejects.toBeInstanceOf(BadCursor)
    await expect(listVouchers(ctx, query({ after: 'nonsense' }), 'zh')).rejects.toBeInstanceOf(BadCursor)
  })

  it('is empty for a month without bookings, and for the stranger', async () => {
    const ctx = fresh()
    const stranger = fresh()
    await book(ctx, billOf('d-1', '2026-12-01', 5))
    expect(await listVouchers(stranger, query(), 'zh')).toEqual({ closed: false, items: [], next: null })
    await expect(getVoucher(stranger, 'BILL.2026-12-01.d-1', 'zh')).rejects.toMatchObject({ kind: 'unknown' })
  })

  it('says in the language asked for what an account is called', async () => {
    const ctx = fresh()
    await book(ctx, billOf('d-1', '2026-12-01', 1234, { valueDate: day('2026-11-30') }))
    const voucher = await getVoucher(ctx, 'BILL.2026-12-01.d-1', 'zh')
    expect(voucher).toMatchObject({ kindName: '账单', amountFen: 1234, entryDate: '2026-12-01', valueDate: '2026-11-30', bookedBy: 'test' })
    expect(voucher.postings.map(({ accountName, debitFen, creditFen, unit }) => [accountName, debitFen, creditFen, unit])).toEqual([
      ['应收账款', 1234, 0, 'unit00000001'],
      ['提供服务收入', 0, 1234, 'unit00000001'],
    ])
    expect((await getVoucher(ctx, voucher.id, 'en')).postings[0]!.accountName).toBe('Receivables')
  })

  it('tells whether the month is closed', async () => {
    const ctx = fresh()
    expect(await readGate(ctx, december)).toBeUndefined()
    await ctx.store.write({ put: { ...keys.gate(ctx.tenant, december, 3), closedAt: '2027-01-05T00:00:00.000Z', closedBy: 'm-head' } })
    expect(await readGate(ctx, december)).toEqual({ closedAt: '2027-01-05T00:00:00.000Z', closedBy: 'm-head' })
    expect((await listVouchers(ctx, query(), 'zh')).closed).toBe(true)
  })

  it('is visited whole for sums, beyond what one page of the table or one shard holds', async () => {
    const ctx = fresh()
    const inOneShard: Voucher[] = []
    for (let at = 1; inOneShard.length < 2500; at += 1) if (shardOf(`b-${at}`, voucherShards) === 5) inOneShard.push(billOf(`b-${at}`, '2026-12-01', at))
    const spread = Array.from({ length: 3000 }, (_, at) => billOf(`s-${at}`, '2026-12-02', at + 1))
    await bookMany(ctx, [...inOneShard, ...spread])
    let total = 0
    await eachVoucher(ctx, december, (voucher) => {
      total += voucher.postings[0]!.debitFen ?? 0
    })
    expect(total).toBe([...inOneShard, ...spread].reduce((sum, voucher) => sum + voucher.postings[0]!.debitFen!, 0))
    let listed = 0
    for await (const _ of journalInOrder(ctx, december, { chunk: 500 })) listed += 1
    expect(listed).toBe(5500)
  })

  it('keeps its order for any set of dates and documents', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.record({ date: fc.integer({ min: 1, max: 31 }), document: fc.stringMatching(/^[A-Za-z0-9._-]{1,6}$/), pays: fc.boolean() }), { selector: ({ document }) => document, maxLength: 30 }),
        fc.integer({ min: 1, max: 9 }),
        async (entries, limit) => {
          const ctx = fresh()
          const vouchers = entries.map(({ date, document, pays }) => (pays ? paymentOf : billOf)(document, `2026-12-${String(date).padStart(2, '0')}`, 5))
          await bookMany(ctx, vouchers)
          expect((await everyPage(ctx, { limit })).map(({ id }) => id)).toEqual(order(vouchers))
        },
      ),
      { numRuns: 25 },
    )
  })
})
