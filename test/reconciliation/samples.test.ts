import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readStatement } from '../../functions/reconciliation/reading/read-statement.ts'

const sample = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, 'data', name))
const read = (name: string) => readStatement(sample(name), name)

describe('samples of MT940 from banks of five countries', () => {
  it.each([
    ['betterplace-sepa_mt9401.sta', 26, 97],
    ['cmxl-mt940.sta', 3, 16],
    ['jejik-rabobank-iban.sta', 2, 4],
    ['mBank-mt940.sta', 1, 3],
    ['self-provided-february_30.sta', 1, 1],
  ])('%s: each message begins with its opening balance and ends with its closing one', async (name, messages, lines) => {
    const statements = await read(name)
    expect(statements.length).toBe(messages)
    expect(statements.reduce((total, one) => total + one.lines.length, 0)).toBe(lines)
    for (const { openingFen, closingFen, lines: found } of statements) expect(found.reduce<number>((total, { amountFen }) => total + amountFen, openingFen!)).toBe(closingFen)
  })

  it('a bank’s 30 February is the month’s last day', async () => {
    const [{ lines } = { lines: [] }] = await read('self-provided-february_30.sta')
    expect(lines[0]).toMatchObject({ valueDate: '2016-02-29', bookedOn: '2016-03-01', amountFen: -600 })
  })

  it('a reversed credit goes out, a reversed debit comes in', async () => {
    const lines = (await read('betterplace-sepa_mt9401.sta')).flatMap((one) => one.lines)
    expect(lines.find(({ kind, amountFen }) => kind === 'NRTI' && amountFen < 0)).toMatchObject({ amountFen: -20488 })
  })

  it('every reference survives, whatever form the remark has', async () => {
    const numbered = (await read('betterplace-sepa_mt9401.sta')).flatMap((one) => one.lines)
    expect(numbered.find(({ counterparty }) => counterparty === 'Florian Frech')).toMatchObject({ reference: '0724710352954937', endToEnd: 'TFNR 21005 EndToEndId 00001', counterAccount: 'DE06508800500194780100', remark: 'Verwend CTSc-01 eBB TFNr 21005' })
    const [slashes] = (await read('jejik-rabobank-iban.sta')).flatMap((one) => one.lines)
    expect(slashes).toMatchObject({ endToEnd: '01-01-2013 12:00 0030000987654321', counterparty: 'CONTRA ACCOUNT HOLDER', otherReferences: ['ISDT:2013-07-11'] })
    const [plain] = (await read('mBank-mt940.sta')).flatMap((one) => one.lines)
    expect(plain).toMatchObject({ reference: 'MB170119012058', amountFen: 1 })
    expect(plain!.remark).toContain('179171073864111.010001')
  })
})

describe('samples of camt.053', () => {
  it('the statements of one account in one file follow each other', async () => {
    const statements = await read('camt053.v2.multi.statement.xml')
    expect(statements.map(({ openingFen, closingFen }) => [openingFen, closingFen])).toEqual([[1815, 2700], [2700, 2000]])
    expect(statements.map(({ lines }) => lines[0]!.endToEnd)).toEqual(['000000001', '000000002'])
    expect(statements[1]!.lines[0]).toMatchObject({ amountFen: -700, counterparty: 'Company Name 2', counterAccount: 'NL56AGDH9619008421' })
  })

  // In these three the closing balance was given the wrong side: 18.15 + 8.85 is not -27.00.
  it.each(['camt053.v2.minimal.xml', 'camt053.v4.xml', 'camt053.v8.xml'])('%s is refused where it stops adding up, and reads when its closing side is put right', async (name) => {
    await expect(read(name)).rejects.toMatchObject({ code: 'bad-line', say: { zh: expect.stringContaining('余额应为 27.00，文件写的是 -27.00') } })
    const mended = new TextDecoder().decode(sample(name)).replace(/(<Cd>CLBD<\/Cd>[\s\S]*?<CdtDbtInd>)DBIT/, '$1CRDT')
    const [statement] = await readStatement(new TextEncoder().encode(mended), name)
    expect(statement).toMatchObject({ account: 'NL26VAYB8060476890', currency: 'SEK', openingFen: 1815, closingFen: 2700 })
    expect(statement!.lines[0]).toMatchObject({ bookedOn: '2014-12-31', valueDate: '2015-01-02', amountFen: 885 })
  })

  it('one without a statement inside says that it holds nothing', async () => {
    await expect(read('camt053.v2.wrong.xml')).rejects.toMatchObject({ code: 'file-empty' })
  })
})

describe('samples of Chinese exports', () => {
  it('a GB18030 table with title, totals and notes gives its lines, references and balances; two equal lines stay two', async () => {
    const [statement] = await read('bank-gb18030.csv')
    expect(statement).toMatchObject({ format: 'table', account: '3301040160001234567', openingFen: 1_230_050, closingFen: 1_435_100 })
    expect(statement!.lines.map(({ amountFen, reference }) => [amountFen, reference])).toEqual([[120_000, '2026110200000001'], [120_000, '2026110200000002'], [-35_025, '2026110300000009'], [75, '2026113000000001']])
    expect(statement!.lines[0]).toMatchObject({ bookedOn: '2026-11-02', time: '10:05:22', counterparty: '王芳', counterAccount: '6222021202012345678', remark: '3-1-304物业费' })
  })

  it('an old workbook is read', async () => {
    const [statement] = await read('example-citic-records.xls')
    expect(statement!.currency).toBe('CNY')
    expect(statement!.lines[0]).toMatchObject({ bookedOn: '2024-11-09', amountFen: 590, remark: '支付宝－北京嘀嘀无限科技发展有限公司' })
  })

  it.each([
    ['example-cmb-records.csv', '第 4 行：到这一行余额应为 268.66，文件写的是 81.22'],
    ['example-icbc-debit-v1-records.csv', '第 8 行：“余额”不是金额：“xx,yyyy.zz”'],
    ['example-alipay-records.csv', '个人账户'],
    ['example-wechat-records.csv', '个人账户'],
  ])('%s, anonymized or personal, is refused with the reason', async (name, words) => {
    await expect(read(name)).rejects.toMatchObject({ say: { zh: expect.stringContaining(words) } })
  })

  it('ICBC’s two pairs of amounts: the booked one counts', async () => {
    const text = new TextDecoder().decode(sample('example-icbc-debit-v1-records.csv')).replaceAll('xx,yyyy.zz', '')
    const [statement] = await readStatement(new TextEncoder().encode(text), 'icbc.csv')
    expect(statement!.lines.slice(0, 3).map(({ amountFen }) => amountFen)).toEqual([-1340, -123_456, 123_456])
  })
})
