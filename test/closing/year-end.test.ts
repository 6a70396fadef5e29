import { describe, expect, it } from 'vitest'
import type { Ctx } from '../../functions/context.ts'
import { declineClose } from '../../functions/closing/decline-close.ts'
import { closingsOfMonth } from '../../functions/closing/items.ts'
import { reopenPeriod } from '../../functions/closing/reopen-period.ts'
import { startClose } from '../../functions/closing/start-close.ts'
import { leaseMs } from '../../functions/jobs/model.ts'
import { runJob } from '../../functions/jobs/run-job.ts'
import { getSourcesAndUses } from '../../functions/ledger/get-sources-and-uses.ts'
import { getTrialBalance } from '../../functions/ledger/get-trial-balance.ts'
import { buildVoucher } from '../../functions/ledger/model.ts'
import { SourcesQuery } from '../../functions/ledger/sources-model.ts'
import { TrialBalanceQuery } from '../../functions/ledger/shapes.ts'
import { fen } from '../../functions/money.ts'
import { billOf, book, day } from '../ledger/books.ts'
import { type House, month, monthsOnATable } from './months.ts'

const { fresh } = monthsOnATable()
const december = month('2026-12')

const cost = (document: string, date: string, amount: number) =>
  buildVoucher({ kind: 'RENT', document, entryDate: day(date), valueDate: day(date), text: '维修', postings: [{ account: '5101', fund: 'ORGANISATION', debitFen: fen(amount), purpose: 'repairs' }, { account: '1002', fund: 'ORGANISATION', creditFen: fen(amount) }] })

async function aYear(house: House): Promise<void> {
  await book(house.zhang, billOf('b1', '2026-12-01', 1000), billOf('o1', '2026-12-02', 400, { fund: 'OWNERS_COMMON' }), cost('c1', '2026-12-31', 300))
}

/** Closing of each account and fund that is not 0, debit less credit. */
const closingOf = async (house: House, from: string, to: string): Promise<Record<string, number>> => {
  const { rows } = await getTrialBalance(house.zhang, TrialBalanceQuery.parse({ from, to }), 'zh')
  return Object.fromEntries(rows.flatMap((row) => (row.closingDebitFen - row.closingCreditFen ? [[`${row.account} ${row.fund}`, row.closingDebitFen - row.closingCreditFen]] : [])))
}

describe('the end of a year', () => {
  it('carries income and cost over to the net assets of each fund, and counts as neither', async () => {
    const house = await fresh({ begun: '2026-11' })
    await aYear(house)
    const before = await getSourcesAndUses(house.zhang, SourcesQuery.parse({ from: '2026-12', to: '2027-01' }))
    await house.close('2026-12')
    expect(await closingOf(house, '2026-12', '2026-12')).toEqual({ '1002 ORGANISATION': -300, '1121 ORGANISATION': 1000, '1121 OWNERS_COMMON': 400, '3101 ORGANISATION': -700, '3102 OWNERS_COMMON': -400 })
    const { rows } = await getTrialBalance(house.zhang, TrialBalanceQuery.parse({ from: '2027-01', to: '2027-01' }), 'zh')
    expect(rows.filter(({ class: kind, openingDebitFen, openingCreditFen }) => (kind === 'income' || kind === 'expense') && (openingDebitFen || openingCreditFen))).toEqual([])
    const after = await getSourcesAndUses(house.zhang, SourcesQuery.parse({ from: '2026-12', to: '2027-01' }))
    expect({ ...after, vouchers: 0 }).toEqual({ ...before, vouchers: 0 })
    const january = await getSourcesAndUses(house.zhang, SourcesQuery.parse({ from: '2027-01', to: '2027-01' }))
    expect(january).toMatchObject({ savedBeforeFen: 1100, savedAfterFen: 1100 })
  })

  it('is answered when December is opened again or its closing declined, and made anew', async () => {
    const house = await fresh({ begun: '2026-11' })
    await aYear(house)
    const open = await closingOf(house, '2026-12', '2026-12')
    await startClose(house.zhang, december)
    await house.work()
    await declineClose(house.wang, december, '漏了')
    expect(await closingOf(house, '2026-12', '2026-12')).toEqual(open)
    await house.close('2026-12')
    await reopenPeriod(house.zhang, december, '更正')
    await reopenPeriod(house.wang, december, '同意')
    expect(await closingOf(house, '2026-12', '2026-12')).toEqual(open)
    await book(house.zhang, cost('c2', '2026-12-30', 100))
    const third = await house.close('2026-12')
    expect(await closingOf(house, '2026-12', '2026-12')).toMatchObject({ '3101 ORGANISATION': -600, '3102 OWNERS_COMMON': -400 })
    // Three facts, two carry-overs with their answers, the late cost, the last carry-over.
    expect(third.snapshot).toMatchObject({ vouchers: 9, lastNumber: 9, saved: { ORGANISATION: 600, OWNERS_COMMON: 400 } })
  })

  it('survives a death after every single write: one carry-over, the same numbers, the same hash', async () => {
    const hashes = new Set<string>()
    let writes = 1
    for (let deaths = 0; deaths < writes; deaths += 1) {
      const house = await fresh({ begun: '2026-11' })
      // The same facts each time, but a tenant of its own.
      await aYear(house)
      await startClose(house.zhang, december)
      const job = house.signals.shift()!
      const counted = dyingAfter(house.zhang, deaths)
      await runJob(counted.ctx, job, { budgetMs: 60_000 }).catch(() => undefined)
      writes = Math.max(writes, counted.writes())
      for (let tries = 0; tries < 3; tries += 1) {
        house.clock.forwardMs(leaseMs * 10)
        await runJob(house.zhang, job, { budgetMs: 60_000 })
      }
      const [closing] = await closingsOfMonth(house.zhang, december)
      expect(closing, `after write ${deaths}`).toMatchObject({ state: 'waiting', snapshot: { vouchers: 4, lastNumber: 4 } })
      hashes.add(JSON.stringify(closing!.snapshot!.balances))
    }
    expect(writes).toBeGreaterThan(5)
    expect(hashes.size).toBe(1)
  }, 60_000)
})

/** The process dies after so many writes went through (0: none does): everything later fails. */
function dyingAfter(ctx: Ctx, deaths: number): { readonly ctx: Ctx; readonly writes: () => number } {
  let writes = 0
  const guarded = <A extends unknown[], R>(act: (...args: A) => Promise<R>) => async (...args: A): Promise<R> => {
    if (deaths > 0 && writes >= deaths) throw new Error('the process died')
    const answer = await act(...args)
    writes += 1
    return answer
  }
  const { write, transact, updateAndGet, putMany } = ctx.store
  return { ctx: { ...ctx, store: { ...ctx.store, write: guarded(write), transact: guarded(transact), updateAndGet: guarded(updateAndGet) as typeof updateAndGet, putMany: guarded(putMany) } }, writes: () => writes }
}
