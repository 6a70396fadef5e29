import { unzipSync } from 'fflate'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerTable } from '../../functions/tables/answer-table.ts'
import type { Table } from '../../functions/tables/table.ts'
import { harmless, writeCsv } from '../../functions/tables/write-csv.ts'
import { writeXlsx, xlsxRowsMax } from '../../functions/tables/write-xlsx.ts'
import { addDays, type BusinessDate } from '../../functions/calendar.ts'
import { readCsv, readXlsxOf } from './files.ts'

type Row = { readonly text?: string | null; readonly fen?: number | null; readonly area?: number; readonly date?: string; readonly count?: number }

const table = (rows: readonly Row[]): Table<Row> => ({
  file: '欠费-2026-12',
  sheet: { zh: '欠费/明细', en: 'Arrears' },
  rows,
  columns: [
    { kind: 'text', title: { zh: '户主', en: 'Name' }, value: (row) => row.text },
    { kind: 'money', title: { zh: '金额', en: 'Amount' }, value: (row) => row.fen },
    { kind: 'area', title: { zh: '面积', en: 'Area' }, value: (row) => row.area },
    { kind: 'date', title: { zh: '日期', en: 'Date' }, value: (row) => row.date },
    { kind: 'count', title: { zh: '户数', en: 'Households' }, value: (row) => row.count },
  ],
})

const edges: Row = { text: '王, "小"\n明', fen: -1961, area: 6700, date: '2028-02-29', count: 0 }

describe('CSV', () => {
  it('opens in Excel: UTF-8 with BOM, CRLF, quotes doubled, decimals by digits', () => {
    expect(writeCsv(table([edges, {}]), 'zh')).toBe('\uFEFF户主,金额,面积,日期,户数\r\n"王, ""小""\n明",-19.61,67.00,2028-02-29,0\r\n,,,,\r\n')
    expect(writeCsv(table([]), 'en')).toBe('\uFEFFName,Amount,Area,Date,Households\r\n')
  })

  it.each(['=1+1', '+8613500001234', '-2-301', '@SUM(A1)', '\tx', '\rx', '＝1+1', '＋1', '－1', '＠x', '=cmd|\'/c calc\'!A0'])('never hands a spreadsheet the formula %j', (text) => {
    const cell = readCsv(writeCsv(table([{ text }]), 'zh'))[1]![0]!
    expect(cell).toBe(`'${text}`)
    expect(harmless(cell)).toBe(cell)
  })

  it('keeps the minus of a number and every other text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: -1e12, max: 1e12 }), (text, fen) => {
        const [name, amount] = readCsv(writeCsv(table([{ text, fen }]), 'zh'))[1]!
        expect(name === text || name === `'${text}`).toBe(true)
        expect(Math.round(Number(amount) * 100)).toBe(fen)
      }),
    )
  })
})

describe('XLSX', () => {
  it('holds real numbers and dates, typed text, a frozen bold header and column widths', async () => {
    const [head, row, empty] = await readXlsxOf(table([edges, {}]), 'zh')
    expect(head).toEqual(['户主', '金额', '面积', '日期', '户数'])
    expect(row!.slice(0, 3)).toEqual(['王, "小"\n明', -19.61, 67])
    expect(row![4]).toBe(0)
    expect(row![3] instanceof Date ? row![3].toISOString().slice(0, 10) : addDays('1899-12-30' as BusinessDate, Number(row![3]))).toBe('2028-02-29')
    expect((empty ?? []).every((cell) => cell === null)).toBe(true)
    const xml = sheetXml(await writeXlsx(table([edges]), 'zh'))
    expect(xml).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/)
    expect(xml).toMatch(/<col [^>]*width="18"/)
  })

  it('leaves a text that looks like a formula a text', async () => {
    const [, row] = await readXlsxOf(table([{ text: '=1+1' }]), 'zh')
    expect(row![0]).toBe('=1+1')
    expect(sheetXml(await writeXlsx(table([{ text: '=1+1' }]), 'zh'))).not.toContain('<f>')
  })

  it('drops what no XML may hold, so that the file opens', async () => {
    const [, row] = await readXlsxOf(table([{ text: 'a\u0000\u0008b\uD800c😀' }]), 'zh')
    expect(row![0]).toBe('abc😀')
  })

  it('says the same as CSV to the fen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ fen: fc.integer({ min: -1e13, max: 1e13 }), area: fc.integer({ min: 0, max: 999_999 }) }), { minLength: 1, maxLength: 20 }), async (rows) => {
        const csv = readCsv(writeCsv(table(rows), 'zh')).slice(1)
        const xlsx = (await readXlsxOf(table(rows), 'zh')).slice(1)
        expect(xlsx.map((cells) => [Number(cells[1]).toFixed(2), Number(cells[2]).toFixed(2)])).toEqual(csv.map((cells) => [Number(cells[1]).toFixed(2), cells[2]]))
        expect(csv.map((cells) => cells[1])).toEqual(rows.map(({ fen }) => (fen / 100).toFixed(2)))
      }),
      { numRuns: 20 },
    )
  })

  it('refuses rather than cuts', async () => {
    await expect(writeXlsx(table(Array.from({ length: xlsxRowsMax + 1 }, () => ({}))), 'zh')).rejects.toMatchObject({ kind: 'limit', code: 'table-too-long' })
  })
})

describe('the download', () => {
  it.each(['csv', 'xlsx'] as const)('of %s carries its type and its Chinese name', async (format) => {
    const answer = await answerTable(table([edges]), format, 'zh')
    expect(answer.headers.get('content-type')).toContain(format === 'csv' ? 'text/csv' : 'spreadsheetml')
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="__-2026-12.${format}"; filename*=UTF-8''%E6%AC%A0%E8%B4%B9-2026-12.${format}`)
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(20)
  })
})

function sheetXml(bytes: Uint8Array): string {
  const files = unzipSync(bytes)
  return new TextDecoder().decode(files[Object.keys(files).find((name) => name.includes('sheet1'))!])
}
