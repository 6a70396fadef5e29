import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '../../functions/context.ts'
import { exportJournal } from '../../functions/ledger/export-journal.ts'
import { funds } from '../../functions/ledger/chart.ts'
import { getTrialBalance } from '../../functions/ledger/get-trial-balance.ts'
import { ExportJournalQuery, type TrialBalance, TrialBalanceQuery } from '../../functions/ledger/shapes.ts'
import { accountName } from '../../functions/ledger/write-hledger.ts'
import { readCsv } from '../tables/files.ts'
import { billOf, bookMany, booksOnATable, day, nastyMonth, paymentOf } from './books.ts'

const installed = spawnSync('hledger', ['--version']).status === 0
if (!installed) console.warn('hledger is not installed: its check of the journal is left out (Debian: apt-get install hledger)')

const folder = mkdtempSync(join(tmpdir(), 'journal-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
function hledger(journal: string, ...command: string[]): string {
  const file = join(folder, `${(count += 1)}.journal`)
  writeFileSync(file, journal)
  return execFileSync('hledger', ['-f', file, ...command], { encoding: 'utf8', stdio: 'pipe', env: { ...process.env, LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8' } })
}

const journalOf = async (ctx: Ctx, query: object, lang: 'zh' | 'en' = 'zh') => (await exportJournal(ctx, ExportJournalQuery.parse({ format: 'hledger', ...query }), lang)).text()
const trial = (ctx: Ctx, from: string, to: string, lang: 'zh' | 'en' = 'zh') => getTrialBalance(ctx, TrialBalanceQuery.parse({ from, to }), lang)

/** hledger's own sums by account, in fen. */
function balances(journal: string, ...more: string[]): Map<string, number> {
  const rows = readCsv(hledger(journal, 'balance', '--flat', '--no-total', '-O', 'csv', ...more)).slice(1)
  return new Map(rows.map(([account, amount]) => [account!, Math.round(Number(amount!.replace(' CNY', '')) * 100)]))
}

const ours = (balance: TrialBalance, lang: 'zh' | 'en', amount: (row: TrialBalance['rows'][number]) => number): Map<string, number> =>
  new Map(balance.rows.map((row): [string, number] => [accountName(row.account, row.fund, lang), amount(row)]).filter(([, value]) => value !== 0))

describe('the journal for hledger', () => {
  const { fresh } = booksOnATable()

  it('names the value date beside the entry date, the voucher, the fund and the unit', async () => {
    const ctx = fresh()
    await bookMany(ctx, [billOf('b-1', '2026-12-01', 3000, { valueDate: day('2026-11-30'), text: '物业费; 12 号楼' })])
    const journal = await journalOf(ctx, { period: '2026-12' })
    expect(journal).toContain('commodity 1000.00 CNY')
    expect(journal).toContain('account 资产:1121 应收账款:本社资金  ; type:A, code:1121, fund:ORGANISATION')
    expect(journal).toContain('2026-12-01=2026-11-30 * (BILL.2026-12-01.b-1) 物业费； 12 号楼  ; kind:BILL, document:b-1')
    expect(journal).toContain('    资产:1121 应收账款:本社资金  30.00 CNY  ; unit:unit00000001')
    expect(journal).toContain('2026-12-31 * (CLOSING) 期末余额核对\n    资产:1121 应收账款:本社资金  0.00 CNY = 30.00 CNY')
  })

  it.skipIf(!installed).each(['zh', 'en'] as const)('passes hledger check --strict, in order of date, whatever people wrote (%s)', async (lang) => {
    const ctx = fresh()
    await bookMany(ctx, [...nastyMonth(), billOf('before', '2026-10-31', 555)])
    const journal = await journalOf(ctx, { period: '2026-12' }, lang)
    expect(hledger(journal, 'check')).toBe('')
    expect(hledger(journal, 'check', '--strict', 'ordereddates')).toBe('')
    expect(hledger(journal, 'stats')).toMatch(/Transactions +: 26 /)
  })

  it.skipIf(!installed)('passes for an empty month and for a year in one file', async () => {
    const ctx = fresh()
    expect(hledger(await journalOf(ctx, { period: '2026-12' }), 'check', '--strict')).toBe('')
    await bookMany(ctx, nastyMonth())
    const year = await journalOf(ctx, { period: '2026-01', to: '2026-12' })
    expect(hledger(year, 'check', '--strict', 'ordereddates')).toBe('')
    expect(balances(year)).toEqual(ours(await trial(ctx, '2026-01', '2026-12'), 'zh', (row) => row.closingDebitFen - row.closingCreditFen))
  })

  it.skipIf(!installed)('makes hledger balance equal our trial balance: closing, movement and opening', async () => {
    const anyVouchers = fc.array(fc.record({ month: fc.integer({ min: 8, max: 12 }), date: fc.integer({ min: 1, max: 28 }), amount: fc.integer({ min: 1, max: 1e9 }), fund: fc.constantFrom(...funds), pays: fc.boolean(), text: fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }) }), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(anyVouchers, fc.constantFrom('zh' as const, 'en' as const), async (facts, lang) => {
        const ctx = fresh()
        await bookMany(ctx, facts.map(({ month: at, date, amount, fund, pays, text }, index) => (pays ? paymentOf : billOf)(`d-${index}`, `2026-${String(at).padStart(2, '0')}-${String(date).padStart(2, '0')}`, amount, { fund, text: text.replace(/[\r\n]/g, ' ') })))
        const journal = await journalOf(ctx, { period: '2026-11', to: '2026-12' }, lang)
        expect(hledger(journal, 'check', '--strict')).toBe('')
        const balance = await trial(ctx, '2026-11', '2026-12', lang)
        expect(balances(journal)).toEqual(ours(balance, lang, (row) => row.closingDebitFen - row.closingCreditFen))
        expect(balances(journal, 'code:OPENING')).toEqual(ours(balance, lang, (row) => row.openingDebitFen - row.openingCreditFen))
        expect(balances(journal, 'not:code:OPENING')).toEqual(ours(balance, lang, (row) => row.debitFen - row.creditFen))
      }),
      { numRuns: 12 },
    )
  })

  it.skipIf(!installed)('fails the check when a transaction is taken out of it or a fen is changed', async () => {
    const ctx = fresh()
    await bookMany(ctx, nastyMonth())
    const journal = await journalOf(ctx, { period: '2026-12' })
    const without = journal.replace(/2026-12-03=[^\n]*\n(?: {4}[^\n]*\n)+/, '')
    expect(without).not.toBe(journal)
    expect(() => hledger(without, 'check')).toThrow(/assertion/)
    expect(() => hledger(journal.replace('30.00 CNY', '30.01 CNY'), 'check')).toThrow(/balance/)
  })

  it('refuses more than twelve months, and months the wrong way round', async () => {
    const ctx = fresh()
    await expect(journalOf(ctx, { period: '2025-12', to: '2026-12' })).rejects.toMatchObject({ code: 'wrong-span' })
    await expect(journalOf(ctx, { period: '2026-12', to: '2026-11' })).rejects.toMatchObject({ code: 'wrong-span' })
  })
})
