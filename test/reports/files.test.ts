import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ActivityStatement, BalanceSheet } from '../../functions/reports/model.ts'
import { fenOf, type ThreeMonths, threeMonths } from '../ledger/street.ts'
import { hasPdfText, pagesOf, pdfText } from '../paper/pdf-text.ts'

let books: ThreeMonths
beforeAll(async () => {
  books = await threeMonths()
}, 60_000)
afterAll(() => books?.stack.stop())

/** The figures of a PDF as another program reads them, in fen, in the order of reading. */
async function pdfFen(path: string): Promise<number[]> {
  const file = await books.tenant.call(`${path}${path.includes('?') ? '&' : '?'}format=pdf`, { as: 'finance' })
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect(pagesOf(file.bytes)).toBeGreaterThan(0)
  return hasPdfText ? (pdfText(file.bytes).match(/-?[\d,]+\.\d\d(?!\d)/g) ?? []).map((text) => Math.round(Number(text.replaceAll(',', '')) * 100)) : []
}

const sorted = (figures: readonly number[]): number[] => figures.toSorted((a, b) => a - b)
/** Every figure of the screen stands on the paper, as often as on the screen. */
const expectOnPaper = (paper: readonly number[], screen: readonly number[]): void => {
  if (hasPdfText) expect(sorted(paper)).toEqual(sorted(screen))
}

describe('the balance sheet', () => {
  it('is the same on the screen, in CSV, in XLSX and on paper, to the fen, and agrees with the trial balance', async () => {
    const path = '/v1/reports/balance-sheet?period=2026-12'
    const sheet = await books.read<BalanceSheet>(path)
    const { csv, xlsx } = await books.file(path.replace('sheet', 'sheet/export'))
    const figures = sheet.lines.flatMap((line) => (line.no === null ? [] : [[line.name, String(line.no), line.openingFen, line.closingFen]]))
    const read = (rows: readonly (readonly unknown[])[]) => ['0', '4'].flatMap((start) => rows.map((cells) => cells.slice(Number(start), Number(start) + 4)).filter((cells) => cells[1]).map((cells) => [cells[0], String(cells[1]), ...fenOf(cells, 2, 3)]))
    const byNo = (rows: readonly unknown[][]) => rows.toSorted((a, b) => Number(a[1]) - Number(b[1]))
    expect(byNo(read(csv))).toEqual(byNo(figures))
    expect(byNo(read(xlsx))).toEqual(byNo(figures))
    expect(csv.at(-1)!.map(String)).toEqual(expect.arrayContaining(['资产总计', '60', '负债和净资产总计', '120']))
    const paper = await pdfFen(path.replace('sheet', 'sheet/export'))
    // The note names the result that is not carried over, at both dates.
    expectOnPaper(paper, [...sheet.lines.flatMap((line) => (line.no === null ? [] : [line.openingFen, line.closingFen])), sheet.resultFen.openingFen, sheet.resultFen.closingFen])
    const trial = await books.read<{ rows: { class: string; closingDebitFen: number; closingCreditFen: number }[] }>('/v1/trial-balance?from=2026-01&to=2026-12')
    expect(sheet.totalFen.closingFen).toBe(trial.rows.filter((row) => row.class === 'asset').reduce((sum, row) => sum + row.closingDebitFen - row.closingCreditFen, 0))
    expect(sheet.totalFen.closingFen).toBeGreaterThan(0)
  })

  it('is open to auditor and supervisor, and shows a stranger nothing of it', async () => {
    const sheet = await books.read<BalanceSheet>('/v1/reports/balance-sheet', 'supervisor', 'en')
    expect(sheet.lines.find(({ no }) => no === 60)!.name).toBe('Total assets')
    expect((await books.tenant.call('/v1/reports/balance-sheet', { as: 'collector' })).status).toBe(403)
    expect((await books.stranger.call('/v1/reports/balance-sheet', { as: 'finance' })).json).toMatchObject({ vouchers: 0, totalFen: { closingFen: 0 } })
    expect((await books.tenant.call('/v1/reports/balance-sheet?period=2026-13', { as: 'finance' })).status).toBe(400)
  })
})

describe('the activity statement', () => {
  it('is the same on the screen, in CSV, in XLSX and on paper, and is the change of the balance sheet', async () => {
    const path = '/v1/reports/activity-statement?period=2026-12'
    const statement = await books.read<ActivityStatement>(path)
    const { csv, xlsx } = await books.file(path.replace('statement', 'statement/export'))
    const figures = statement.lines.map(({ month, year }) => [month.unrestrictedFen, month.restrictedFen, month.totalFen, year.unrestrictedFen, year.restrictedFen, year.totalFen])
    expect(csv.map((cells) => fenOf(cells, 2, 3, 4, 5, 6, 7))).toEqual(figures)
    expect(xlsx.map((cells) => fenOf(cells, 2, 3, 4, 5, 6, 7))).toEqual(figures)
    expectOnPaper(await pdfFen(path.replace('statement', 'statement/export')), statement.lines.flatMap((line, at) => (line.kind === 'heading' ? [] : figures[at]!)))
    const sheet = await books.read<BalanceSheet>('/v1/reports/balance-sheet?period=2026-12')
    expect(statement.changeFen.year).toBe(sheet.netAssetsFen.closingFen - sheet.netAssetsFen.openingFen)
    expect(statement.incomeFen.year).toBeGreaterThan(0)
  })
})
