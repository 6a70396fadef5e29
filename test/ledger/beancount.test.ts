import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '../../functions/context.ts'
import { funds } from '../../functions/ledger/chart.ts'
import { exportJournal } from '../../functions/ledger/export-journal.ts'
import { getTrialBalance } from '../../functions/ledger/get-trial-balance.ts'
import { ExportJournalQuery, TrialBalanceQuery } from '../../functions/ledger/shapes.ts'
import { beancountAccount } from '../../functions/ledger/write-beancount.ts'
import { readCsv } from '../tables/files.ts'
import { billOf, bookMany, booksOnATable, day, nastyMonth, paymentOf } from './books.ts'

const installed = spawnSync('bean-check', ['--version']).status === 0
if (!installed) console.warn('beancount is not installed: its check of the journal is left out (Debian: apt-get install beancount)')

const folder = mkdtempSync(join(tmpdir(), 'beancount-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
/** Runs one of beancount's programs on the journal; what it finds wrong is thrown. */
function run(program: 'bean-check' | 'bean-query', journal: string, ...more: string[]): string {
  const file = join(folder, `${(count += 1)}.beancount`)
  writeFileSync(file, journal)
  return execFileSync(program, [...(program === 'bean-query' ? ['-f', 'csv'] : []), file, ...more], { encoding: 'utf8', stdio: 'pipe', env: { ...process.env, LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8', BEANCOUNT_DISABLE_LOAD_CACHE: '1' } })
}

const journalOf = async (ctx: Ctx, query: object, lang: 'zh' | 'en' = 'zh') => (await exportJournal(ctx, ExportJournalQuery.parse({ format: 'beancount', ...query }), lang)).text()

/** The program's own sums by account, in fen. */
function balances(journal: string): Map<string, number> {
  const rows = readCsv(run('bean-query', journal, 'SELECT account, sum(number) AS total GROUP BY account')).slice(1)
  return new Map(rows.map(([account, total]): [string, number] => [account!.trim(), Math.round(Number(total) * 100)]).filter(([, total]) => total !== 0))
}

async function ours(ctx: Ctx, from: string, to: string): Promise<Map<string, number>> {
  const { rows } = await getTrialBalance(ctx, TrialBalanceQuery.parse({ from, to }), 'zh')
  return new Map(rows.map((row): [string, number] => [beancountAccount(row.account, row.fund), row.closingDebitFen - row.closingCreditFen]).filter(([, total]) => total !== 0))
}

describe('the journal for beancount', () => {
  const { fresh } = booksOnATable()

  it('names accounts by code and fund, with voucher, value date and unit beside each entry', async () => {
    const ctx = fresh()
    await bookMany(ctx, [billOf('b-1', '2026-12-01', 3000, { valueDate: day('2026-11-30'), text: '“费”"12" \\ 号楼' })])
    const journal = await journalOf(ctx, { period: '2026-12' })
    expect(journal).toContain('2026-12-01 open Assets:1121:Organisation CNY\n  name: "应收账款 · 本社资金"')
    expect(journal).toContain('2026-12-01 * "“费”\\"12\\" \\\\ 号楼" ^BILL.2026-12-01.b-1\n  value-date: 2026-11-30\n  Assets:1121:Organisation  30.00 CNY\n    unit: "unit00000001"')
    expect(journal).toContain('2027-01-01 balance Assets:1121:Organisation  30.00 ~ 0.001 CNY')
  })

  it.skipIf(!installed)('passes bean-check whatever people wrote, for an empty month and with balances from before, and its balances are ours', async () => {
    const ctx = fresh()
    expect(run('bean-check', await journalOf(ctx, { period: '2026-12' }))).toBe('')
    await bookMany(ctx, [...nastyMonth(), billOf('before', '2026-10-31', 555)])
    const journal = await journalOf(ctx, { period: '2026-11', to: '2026-12' }, 'en')
    expect(run('bean-check', journal)).toBe('')
    expect(balances(journal)).toEqual(await ours(ctx, '2026-11', '2026-12'))
  })

  it.skipIf(!installed)('has the balances of our trial balance for any journal', async () => {
    const facts = fc.array(fc.record({ month: fc.integer({ min: 8, max: 12 }), date: fc.integer({ min: 1, max: 28 }), amount: fc.integer({ min: 1, max: 1e9 }), fund: fc.constantFrom(...funds), pays: fc.boolean(), text: fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }) }), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(facts, async (made) => {
        const ctx = fresh()
        await bookMany(ctx, made.map(({ month, date, amount, fund, pays, text }, index) => (pays ? paymentOf : billOf)(`d-${index}`, `2026-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`, amount, { fund, text: text.replace(/[\r\n]/g, ' ') })))
        const journal = await journalOf(ctx, { period: '2026-11', to: '2026-12' })
        expect(run('bean-check', journal)).toBe('')
        expect(balances(journal)).toEqual(await ours(ctx, '2026-11', '2026-12'))
      }),
      { numRuns: 3 },
    )
  })

  it.skipIf(!installed)('fails the check when a transaction is taken out of it or a fen is changed', async () => {
    const ctx = fresh()
    await bookMany(ctx, nastyMonth())
    const journal = await journalOf(ctx, { period: '2026-12' })
    const without = journal.replace(/2026-12-03 \*[^\n]*\n(?: {2}[^\n]*\n)+/, '')
    expect(without).not.toBe(journal)
    expect(() => run('bean-check', without)).toThrow(/Balance failed/)
    expect(() => run('bean-check', journal.replace('  30.00 CNY', '  30.01 CNY'))).toThrow(/does not balance/)
  })
})
