import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ArrearsPage, Overview, TrialBalance } from '../../functions/ledger/shapes.ts'
import type { ActivityStatement, Ageing, BalanceSheet, BudgetReport, CashBook, Collection, Income } from '../../functions/reports/model.ts'
import { rateText } from '../../functions/reports/collection-table.ts'
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
  return hasPdfText ? (pdfText(file.bytes).match(/(?<!\S)-?[\d,]+\.\d\d(?!\S)/g) ?? []).map((text) => Math.round(Number(text.replaceAll(',', '')) * 100)) : []
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

describe('income and spending by community', () => {
  it('is the same on the screen and in every file, and adds up to the activity statement', async () => {
    const path = '/v1/reports/income?from=2026-01&to=2026-12'
    const income = await books.read<Income>(path)
    const { csv, xlsx } = await books.file(path.replace('income', 'income/export'))
    const columns = [...income.places.map((_, at) => 3 + at), 3 + income.places.length]
    const sums = (cells: readonly number[]) => [...cells, cells.reduce((total, cell) => total + cell, 0)]
    const rowsOf = (group: string) => income.rows.filter((row) => row.group === group).map(({ cells }) => sums(cells))
    const figures = [...rowsOf('sources'), sums(income.sourcesFen), ...rowsOf('uses'), sums(income.usesFen)]
    expect(csv.map((cells) => fenOf(cells, ...columns))).toEqual(figures)
    expect(xlsx.map((cells) => fenOf(cells, ...columns))).toEqual(figures)
    expectOnPaper(await pdfFen(path.replace('income', 'income/export')), figures.flat())
    expect(income.places.map(({ name }) => name)).toEqual(['东街小区', '全组织'])
    // Every bill is of a household of the one community.
    expect(income.sourcesFen[1]).toBe(0)
    const statement = await books.read<ActivityStatement>('/v1/reports/activity-statement?period=2026-12')
    expect(sums(income.sourcesFen).at(-1)).toBe(statement.incomeFen.year)
  })
})

describe('the day book', () => {
  it('is the same page by page, in CSV, in XLSX and on paper, and closes as the trial balance does', async () => {
    const path = '/v1/reports/cash-book?account=1001&from=2026-11&to=2026-12'
    const book = await books.read<CashBook>(path)
    expect(book.items.map(({ date, inFen, balanceFen, dayEnd }) => [date, inFen, balanceFen, dayEnd?.inFen])).toEqual([
      ['2026-11-02', 2616, 2616, 2616],
      ['2026-11-25', 1000, 3616, 1000],
      ['2026-12-20', 1, 3617, 1],
    ])
    const paged: CashBook['items'] = []
    for (let after = ''; ; ) {
      const page = await books.read<CashBook>(`${path}&limit=1${after && `&after=${after}`}`)
      paged.push(...page.items)
      if (page.next === null) break
      after = page.next
    }
    expect(paged).toEqual(book.items)
    const { csv, xlsx } = await books.file(path.replace('book', 'book/export'))
    const figures = [[0, 0, 0], ...book.items.flatMap((item) => [[item.inFen, 0, item.balanceFen], ...(item.dayEnd ? [[item.dayEnd.inFen, 0, item.balanceFen]] : [])]), [3617, 0, 3617]]
    expect(csv.map((cells) => fenOf(cells, 4, 5, 6))).toEqual(figures)
    expect(xlsx.map((cells) => fenOf(cells, 4, 5, 6))).toEqual(figures)
    expectOnPaper(await pdfFen(path.replace('book', 'book/export')), [0, ...figures.flat().filter((figure) => figure !== 0)])
    const trial = await books.read<TrialBalance>('/v1/trial-balance?from=2026-11&to=2026-12')
    for (const account of ['1001', '1002', '1009'] as const) {
      const closing = trial.rows.filter((row) => row.account === account).reduce((sum, row) => sum + row.closingDebitFen - row.closingCreditFen, 0)
      expect((await books.read<CashBook>(`/v1/reports/cash-book?account=${account}&from=2026-11&to=2026-12`)).closingFen).toBe(closing)
    }
    const later = await books.read<CashBook>('/v1/reports/cash-book?account=1001&from=2026-12&to=2026-12')
    expect([later.openingFen, later.inFen, later.closingFen]).toEqual([3616, 1, 3617])
  })

  it('refuses a cursor that is none of its vouchers and a span of more than a year, and is nobody else’s', async () => {
    const at = (more: string) => books.tenant.call(`/v1/reports/cash-book?from=2026-12&to=2026-12${more}`, { as: 'finance' })
    expect((await at('&after=PAYMENT.2026-12-01.nobody')).status).toBe(400)
    expect((await books.tenant.call('/v1/reports/cash-book?from=2025-12&to=2026-12', { as: 'finance' })).json.error.code).toBe('wrong-span')
    expect((await books.stranger.call('/v1/reports/cash-book?from=2026-11&to=2026-12', { as: 'finance' })).json).toMatchObject({ entries: 0, closingFen: 0 })
    expect((await books.tenant.call('/v1/reports/cash-book', { as: 'supervisor' })).status).toBe(403)
  })
})

describe('the ageing of receivables', () => {
  it('adds up to the arrears to the fen, by age, building and community, on the screen and in every file', async () => {
    const [ageing, arrears] = await Promise.all([books.read<Ageing>('/v1/reports/ageing'), books.read<ArrearsPage>('/v1/arrears')])
    expect(ageing.ages).toEqual(arrears.ages)
    expect(ageing.total.openFen).toBe(arrears.total.openFen)
    expect(ageing.communities.reduce((sum, { openFen }) => sum + openFen, 0)).toBe(arrears.total.openFen)
    for (const { buildings, openFen, agesFen } of ageing.communities) {
      expect(buildings.reduce((sum, building) => sum + building.openFen, 0)).toBe(openFen)
      expect(Object.values(agesFen).reduce((sum, amount) => sum + amount, 0)).toBe(openFen)
    }
    const figures = [...ageing.communities.flatMap(({ buildings, ...total }) => [...buildings, total]), ageing.total].map(({ openFen, agesFen }) => [openFen, ...Object.values(agesFen)])
    const { csv, xlsx } = await books.file('/v1/reports/ageing/export')
    expect(csv.map((cells) => fenOf(cells, 3, 4, 5, 6, 7, 8, 9))).toEqual(figures)
    expect(xlsx.map((cells) => fenOf(cells, 3, 4, 5, 6, 7, 8, 9))).toEqual(figures)
    expectOnPaper(await pdfFen('/v1/reports/ageing/export'), figures.flat())
  })
})

describe('the collection rate', () => {
  it('is the dashboard’s of each month, also by community, in the file and on paper', async () => {
    const collection = await books.read<Collection>('/v1/reports/collection?period=2026-12')
    for (const period of ['2026-05', '2026-12']) {
      const overview = await books.read<Overview>(`/v1/overview?period=${period}`)
      expect(collection.months.find((month) => month.period === period)).toMatchObject({ billedFen: overview.billedFen, paidFen: overview.paidFen, rate: overview.collectionRate })
    }
    const { period: _, ...december } = collection.months.at(-1)!
    expect(collection.communities).toEqual([expect.objectContaining({ ...december, name: '东街小区' })])
    const { csv } = await books.file('/v1/reports/collection/export?period=2026-12')
    const rows = [...collection.months.filter(({ bills }) => bills > 0), ...collection.communities]
    expect(csv.map((cells) => [Number(cells[1]), ...fenOf(cells, 2, 3, 4), cells[5]])).toEqual(rows.map(({ bills, billedFen, paidFen, openFen, rate }) => [bills, billedFen, paidFen, openFen, rateText(rate)]))
    expectOnPaper(await pdfFen('/v1/reports/collection/export?period=2026-12'), rows.flatMap(({ billedFen, paidFen, openFen }) => [billedFen, paidFen, openFen]))
  })
})

describe('budget against actual', () => {
  it('is the same on the screen and in every file, once finance entered it and a head fixed it', async () => {
    const lines = [{ fund: 'ORGANISATION', purpose: 'fees', yearFen: 100_000, monthsFen: null }, { fund: 'OWNERS_COMMON', purpose: 'repairs', yearFen: 7, monthsFen: null }]
    const entered = await books.tenant.call('/v1/budgets', { as: 'finance', method: 'PUT', body: { year: '2026', revision: 0, lines } })
    expect([entered.status, (await books.tenant.call('/v1/budgets/fix', { as: 'finance', body: { year: '2026', revision: 1 } })).status]).toEqual([200, 403])
    expect((await books.tenant.call('/v1/budgets/fix', { as: 'head', body: { year: '2026', revision: 1 } })).json).toMatchObject({ fixed: { version: 1 } })
    const path = '/v1/reports/budget?period=2026-12'
    const report = await books.read<BudgetReport>(path)
    const of = (part: BudgetReport['sources']) => [part.yearFen, part.plannedFen, part.actualFen, part.deviationFen]
    const figures = [...report.lines.filter(({ group }) => group === 'sources').map(of), of(report.sources), ...report.lines.filter(({ group }) => group === 'uses').map(of), of(report.uses)]
    const { csv, xlsx } = await books.file(path.replace('budget', 'budget/export'))
    expect(csv.map((cells) => fenOf(cells, 3, 4, 5, 6))).toEqual(figures)
    expect(xlsx.map((cells) => fenOf(cells, 3, 4, 5, 6))).toEqual(figures)
    expect(report.uses).toMatchObject({ yearFen: 7, plannedFen: 7, actualFen: 0, deviationFen: -7, deviationBp: -10_000 })
    const income = await books.read<ActivityStatement>('/v1/reports/activity-statement?period=2026-12')
    expect(report.sources.actualFen).toBe(income.incomeFen.year)
    expect((await books.stranger.call('/v1/budgets?year=2026', { as: 'head' })).json).toMatchObject({ revision: 0, fixed: null })
    await pdfFen(path.replace('budget', 'budget/export'))
  })
})
