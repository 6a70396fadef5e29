import { describe, expect, it } from 'vitest'
import { periodOfDate, today } from '../../functions/calendar.ts'
import type { Ctx } from '../../functions/context.ts'
import { closingsOfMonth } from '../../functions/closing/items.ts'
import { partsOf } from '../../functions/closing/number-items.ts'
import { startClose } from '../../functions/closing/start-close.ts'
import { bookVoucher } from '../../functions/ledger/book-voucher.ts'
import { eachVoucher } from '../../functions/ledger/read-journal.ts'
import { ConditionFailed } from '../../functions/storage/cancelled.ts'
import { billOf, book } from '../ledger/books.ts'
import { type House, month, monthsOnATable } from './months.ts'

const october = month('2026-10')
/** The command in test/README.md runs 1,000. */
const rounds = Number(process.env['CLOSING_ROUNDS'] ?? 2)
const postings = 100
/** Rounds on one table: the emulator grows slower with what lies in it. */
const roundsAtOnce = 100
/** In flight together. */
const atOnce = 10

type Landed = { readonly document: string; readonly fen: number; readonly in: 'october' | 'later' | 'refused' }

/** Half of them take the next open month when theirs is shut, as money that moved does; the others are refused, as a bill of the month is. */
async function post(house: House, at: number): Promise<Landed> {
  const [document, fen] = [`d${at}`, at + 1]
  if (at % 2) {
    const { id: _, entryDate: __, ...voucher } = billOf(document, '2026-10-20', fen)
    const entryDate = await bookVoucher(house.wang, { ...voucher, writes: () => [] })
    return { document, fen, in: periodOfDate(entryDate) === october ? 'october' : 'later' }
  }
  try {
    await book(house.wang, billOf(document, '2026-10-20', fen))
    return { document, fen, in: 'october' }
  } catch (error) {
    // The gate, and nothing else: the posting is told that the month is closed.
    expect(error).toBeInstanceOf(ConditionFailed)
    expect((error as ConditionFailed).at).toEqual([1])
    return { document, fen, in: 'refused' }
  }
}

async function round(house: House, seed: number): Promise<Record<Landed['in'], number>> {
  const before = (seed * 7) % 60
  const landed: Landed[] = []
  let next = 0
  const pool = async (until: number): Promise<void> => {
    const worker = async (): Promise<void> => {
      while (next < until) landed.push(await post(house, next++))
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
  }
  await pool(before)
  // The others set out in the moment in which the gates are being shut.
  const shutting = atTheGates(house.zhang)
  await Promise.all([startClose(shutting.ctx, october).then(() => house.work()), shutting.begins.then(() => pool(postings))])
  const inOctober = landed.filter((one) => one.in === 'october')
  const [closing] = await closingsOfMonth(house.zhang, october)
  const numbered: string[] = []
  for await (const { ids } of partsOf(house.zhang, october, 1)) numbered.push(...ids.map((id) => id.split('.')[2]!))
  expect(numbered.toSorted(), 'what landed is numbered, and nothing else').toEqual(inOctober.map(({ document }) => document).toSorted())
  expect(closing?.snapshot).toMatchObject({ vouchers: inOctober.length, lastNumber: inOctober.length })
  expect(closing!.snapshot!.balances.find(([account]) => account === '1121')?.[3] ?? 0, 'the snapshot holds them to the fen').toBe(inOctober.reduce((sum, { fen }) => sum + fen, 0))
  if (seed % 10 === 0) expect(await inBooks(house), 'every voucher that was told of is in the books once, and no refused one').toBe(landed.filter((one) => one.in !== 'refused').length)
  const count = (where: Landed['in']): number => landed.filter((one) => one.in === where).length
  return { october: count('october'), later: count('later'), refused: count('refused') }
}

async function inBooks(house: House): Promise<number> {
  let vouchers = 0
  for (const period of [october, periodOfDate(today(house.clock))]) await eachVoucher(house.zhang, period, () => (vouchers += 1))
  return vouchers
}

/** Tells when the transaction that shuts the gates is being sent. */
function atTheGates(ctx: Ctx): { readonly ctx: Ctx; readonly begins: Promise<void> } {
  let tell = (): void => undefined
  const begins = new Promise<void>((told) => {
    tell = told
  })
  const transact: Ctx['store']['transact'] = (writes, options) => {
    if (writes.length > 8) tell()
    return ctx.store.transact(writes, options)
  }
  return { ctx: { ...ctx, store: { ...ctx.store, transact } }, begins }
}

describe.each(Array.from({ length: Math.ceil(rounds / roundsAtOnce) }, (_, at) => at * roundsAtOnce))('from round %i', (first) => {
  const { fresh } = monthsOnATable()
  const until = Math.min(first + roundsAtOnce, rounds)

  it(`${postings} postings against a close, until round ${until}: each is in the snapshot, or in a later month, or refused and told`, async () => {
    const total = { october: 0, later: 0, refused: 0 }
    for (let seed = first; seed < until; seed += 1) {
      const some = await round(await fresh(), seed)
      for (const where of ['october', 'later', 'refused'] as const) total[where] += some[where]
    }
    expect(total.october + total.later + total.refused).toBe((until - first) * postings)
    if (rounds > 10) expect(Math.min(total.october, total.later, total.refused)).toBeGreaterThan(0)
    if (rounds > 10) console.info(JSON.stringify({ first, until, ...total }))
  }, 60_000 + roundsAtOnce * 10_000)
})
