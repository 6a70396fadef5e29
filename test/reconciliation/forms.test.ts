import fc from 'fast-check'
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { Fault } from '../../functions/faults.ts'
import { columnsOf, keyOf } from '../../functions/reconciliation/reading/columns.ts'
import { readStatement } from '../../functions/reconciliation/reading/read-statement.ts'
import { readAmount, readDay } from '../../functions/reconciliation/reading/read-values.ts'
import { alipayAccount, alipayTrades, merchantNo, orderNo } from '../merchant-bills/bills.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const readText = (text: string) => readStatement(bytes(text), 'x.csv')
const amounts = async (text: string) => (await readText(text))[0]!.lines.map(({ amountFen }) => amountFen)

describe('one statement in the four disguises of a bank’s .xls', () => {
  const rows = [
    ['交易日期', '收入', '支出', '余额', '对方户名', '流水号'],
    ['2026-11-02', '1200.00', '', '1700.00', '王芳', '000123456789012345678'],
    ['2026-11-03', '', '350.25', '1349.75', '东街五金店', '000123456789012345679'],
  ]
  const expected = { openingFen: 50_000, closingFen: 134_975, lines: [{ amountFen: 120_000, counterparty: '王芳', reference: '000123456789012345678' }, { amountFen: -35_025, reference: '000123456789012345679' }] }

  it.each([
    ['BIFF8', async () => new Uint8Array(write({ SheetNames: ['a'], Sheets: { a: utils.aoa_to_sheet([['明细'], ...rows]) } }, { type: 'array', bookType: 'biff8' }) as ArrayBuffer)],
    ['XLSX', async () => new Uint8Array(await writeXlsx(rows.map((row) => row.map((value) => ({ value, type: String }))) as never).toBuffer())],
    ['text with ="…"', async () => bytes(rows.map((row) => row.map((cell) => `="${cell}"`).join('\t')).join('\r\n'))],
    ['a web page', async () => bytes(`<html><meta charset="utf-8"><table><tr><td colspan=6>明细&nbsp;</td></tr>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}`).join('')}</tr>`).join('')}</table></html>`)],
  ])('%s is told by its bytes, whatever its name', async (_name, file) => {
    const content = await file()
    for (const name of ['明细.xls', '明细.csv', '']) expect((await readStatement(content, name))[0]).toMatchObject(expected)
  })
})

describe('what banks call in and out', () => {
  it.each([
    ['收入,支出', '日期,收入,支出\n2026-11-02,5.00,\n2026-11-02,,3.00', [500, -300]],
    ['借方, 贷方: 贷 is our income', '记账日期,借方发生额,贷方发生额\n20261102,,5.00\n20261102,3.00,', [500, -300]],
    ['money out as negative numbers', '日期,收入,支出\n2026-11-02,5.00,0.00\n2026-11-02,0.00,-3.00', [500, -300]],
    ['an entry of the debit column taken back', '日期,借方,贷方\n2026-11-02,3.00,\n2026-11-02,-3.00,\n2026-11-03,1.00,', [-300, 300, -100]],
    ['a signed amount', '日期,金额\n2026-11-02,+5.00\n2026-11-02,-3.00', [500, -300]],
    ['a flag of 借贷', '日期,借贷标志,金额\n2026-11-02,贷,5.00\n2026-11-02,借,3.00', [500, -300]],
    ['a flag of 收支', '日期,收/支,金额(元)\n2026-11-02,收入,5.00\n2026-11-02,支出,3.00', [500, -300]],
    ['a flag of letters', 'Date,Dr/Cr,Amount\n2026-11-02,CR,5.00\n2026-11-02,DR,3.00', [500, -300]],
    ['full-width digits and signs of money', '日期,收入,支出\n２０２６-１１-０２,￥５．００,\n2026-11-02,,¥3', [500, -300]],
  ])('%s', async (_name, text, expected) => {
    expect(await amounts(text)).toEqual(expected)
  })

  it('WeChat Pay’s funds bill with its back-ticks and its summary block is read line by line', async () => {
    const text = [
      '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号',
      '`2026-11-24 10:05:22,`4200000000202611240000000001,`50000305742018020103387128253,`交易,`交易,`收入,`85.00,`1085.00,`system,`缺省,`REF0001',
      '`2026-11-24 23:59:59,`4200000000202611240000000002,`50000305742018020103387128254,`扣除交易手续费,`扣除交易手续费,`支出,`0.51,`1084.49,`system,`85.00元交易款手续费,`REF0002',
      '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额',
      '`2,`1,`85.00,`1,`0.51',
      '',
    ].join('\r\n')
    const [statement] = await readText(text)
    expect(statement).toMatchObject({ openingFen: 100_000, closingFen: 108_449 })
    expect(statement!.lines[0]).toMatchObject({ amountFen: 8500, reference: '50000305742018020103387128253', endToEnd: '4200000000202611240000000001', otherReferences: ['NO:REF0001'], time: '10:05:22' })
  })

  it('Alipay’s bills are read by their own reader, with fees as movements of their own', async () => {
    const rows = [{ order: orderNo(1), merchant: merchantNo(1), yuan: '85.00', fee: '0.51' }]
    expect((await readStatement(bytes(alipayTrades(rows)), 'a.csv'))[0]).toMatchObject({ format: 'alipay-trades', lines: [{ amountFen: 8500, reference: orderNo(1), endToEnd: merchantNo(1) }, { amountFen: -51, kind: '手续费' }] })
    expect((await readStatement(bytes(alipayAccount([{ order: orderNo(2), yuan: '12.00' }])), 'a.csv'))[0]).toMatchObject({ format: 'alipay-account', lines: [{ amountFen: 1200 }] })
  })

  it('OFX: FITID is the reference, the opening balance follows from the closing one', async () => {
    const text = `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STMTRS><CURDEF>CNY<BANKACCTFROM><BANKID>1<ACCTID>33010401600012345<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20261101<DTEND>20261130<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261102100522<TRNAMT>1200.00<FITID>0001<NAME>王芳<MEMO>3-1-304</STMTTRN><STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261103<TRNAMT>-350.25<FITID>0002<CHECKNUM>77<NAME>五金</STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>1349.75<DTASOF>20261130</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`
    expect((await readStatement(bytes(text), 'x.qfx'))[0]).toMatchObject({ format: 'ofx', account: '33010401600012345', openingFen: 50_000, closingFen: 134_975, lines: [{ amountFen: 120_000, reference: '0001', counterparty: '王芳', time: '10:05:22' }, { amountFen: -35_025, reference: '0002', otherReferences: ['CHECKNUM:77'] }] })
    await expect(readStatement(bytes(text.slice(0, -40)), 'x.ofx')).rejects.toMatchObject({ code: 'file-cut-off' })
  })
})

describe('columns', () => {
  it('brackets, stars, units and spaces are no part of a name', () => {
    expect(keyOf('*收入金额（+元） ')).toBe(keyOf('收入金额'))
  })

  it('a bank that nobody knows is asked about once, and read by what was learned, in any order of columns', async () => {
    const text = '甲,乙,丙,丁\n2026-11-02,5.00,105.00,王芳\n2026-11-03,-3.00,102.00,五金'
    await expect(readText(text)).rejects.toMatchObject({ code: 'columns-unknown', details: [{ where: '0', say: { zh: '甲' } }, { where: '1' }, { where: '2' }, { where: '3' }] })
    const learned = [{ 甲: 'date', 乙: 'amount', 丙: 'balance', 丁: 'counterparty' }] as const
    const turned = '丁,丙,乙,甲\n王芳,105.00,5.00,2026-11-02\n五金,102.00,-3.00,2026-11-03'
    for (const file of [text, turned]) expect((await readStatement(bytes(file), 'x.csv', learned))[0]).toMatchObject({ openingFen: 10_000, closingFen: 10_200, lines: [{ amountFen: 500, counterparty: '王芳' }, { amountFen: -300 }] })
  })

  it('a date alone is no table of money', () => {
    expect(columnsOf(['日期', '备注'], [])).toBeUndefined()
    expect(columnsOf(['日期', '收入'], [])).toBeUndefined()
  })
})

describe('values', () => {
  it.each([
    ['1,234.50', 123_450], ['(12.00)', -1200], ['+5', 500], ['￥-3.10', -310], ['.50', 50], ['-', 0], ['', 0], ['１２．３４', 1234],
    ['12.345', undefined], ['1,23.00', undefined], ['12元8角', undefined], ['1e5', undefined], ['99999999999', undefined],
  ] as const)('the amount “%s” is %s fen', (text, fen) => {
    expect(readAmount(text)).toBe(fen)
  })

  it.each([[56.879999999999995, 5688], [0.1 + 0.2, 30], [1.005, undefined], [Number.NaN, undefined]] as const)('a workbook’s number %s is %s fen', (value, fen) => {
    expect(readAmount(value)).toBe(fen)
  })

  it.each([
    ['2026-11-23', '2026-11-23'], ['2026/1/3', '2026-01-03'], ['20261123', '2026-11-23'], ['2026年11月3日', '2026-11-03'], ['2026-11-23 10:05:22', '2026-11-23'], ['20261123100522', '2026-11-23'],
    ['2026-02-30', undefined], ['23.11.2026', undefined], ['2026-11-23 25:00:00', undefined], ['合计', undefined], [46_349, '2026-11-23'],
  ] as const)('the day %s is %s', (text, date) => {
    expect(readDay(text)?.date).toBe(date)
  })
})

describe('a file that is not right', () => {
  const good = ['交易日期,收入,支出,余额,摘要', ...Array.from({ length: 20 }, (_, at) => `2026-11-${String(at + 1).padStart(2, '0')},10.00,,${(at + 1) * 10 + 100}.00,第${at + 1}笔`)].join('\r\n')

  it('names the first line where the balance breaks, upwards and downwards', async () => {
    await expect(readText(good.replace('2026-11-08,10.00,,180.00', '2026-11-08,11.00,,180.00'))).rejects.toMatchObject({ details: [{ where: '9' }], say: { zh: expect.stringContaining('余额应为 181.00，文件写的是 180.00') } })
    const [head, ...lines] = good.split('\r\n')
    const turned = [head, ...lines.toReversed()].join('\r\n')
    expect((await readText(turned))[0]).toMatchObject({ openingFen: 10_000, closingFen: 30_000 })
    await expect(readText(turned.replace('2026-11-08,10.00', '2026-11-08,12.00'))).rejects.toMatchObject({ details: [{ where: '14' }] })
  })

  it('a line left out anywhere inside is found', async () => {
    const rows = good.split('\r\n')
    for (let at = 2; at < rows.length - 1; at += 1) await expect(readText(rows.toSpliced(at, 1).join('\r\n'))).rejects.toMatchObject({ code: 'bad-line' })
  })

  it.each([
    ['an empty file', '', 'file-empty'],
    ['only a header', '日期,收入,支出\n', 'file-empty'],
    ['money in both columns', '日期,收入,支出\n2026-11-02,5.00,3.00', 'bad-line'],
    ['a day that is none', '日期,收入,支出\n2026-11-02,5.00,\n2026-02-30,5.00,', 'bad-line'],
    ['a number that a spreadsheet has shortened', '日期,收入,支出,流水号\n2026-11-02,5.00,,2.02E+27', 'bad-line'],
    ['a total that is another', '日期,收入,支出\n2026-11-02,5.00,\n合计,6.00,', 'bad-line'],
    ['another XML', '<?xml version="1.0"?><a/>', 'wrong-file'],
    ['a document type with entities', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt/></Document>', 'file-damaged'],
    ['an MT940 message that was cut', ':20:A\n:25:1\n:60F:C261101CNY1,00\n:61:2611021102C5,00NTRFX', 'file-cut-off'],
  ])('%s changes nothing and says why', async (_name, text, code) => {
    await expect(readText(text)).rejects.toMatchObject({ code })
  })

  it('whatever bytes are changed, cut or put in, the answer is a statement or a fault in words', async () => {
    const files = [good, ':20:A\n:25:1\n:28C:1\n:60F:C261101CNY1,00\n:61:2611021102C5,00NTRFX//Y\n:86:/EREF/1/REMI/a\n:62F:C261102CNY6,00\n', `<html><table><tr><td>日期<td>收入<td>支出</tr><tr><td>2026-11-02<td>5<td></tr></table>`, '<?xml version="1.0"?><Document><BkToCstmrStmt><Stmt><Ntry><Amt Ccy="CNY">5</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-11-02</Dt></BookgDt></Ntry></Stmt></BkToCstmrStmt></Document>']
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(8), put: fc.uint8Array({ maxLength: 8 }) }), { minLength: 1, maxLength: 4 }), async (file, changes) => {
        let content = Array.from(bytes(file))
        for (const { at, length, put } of changes) content = content.toSpliced(Math.floor(at * content.length), length, ...put)
        try {
          for (const { lines } of await readStatement(Uint8Array.from(content), 'x')) for (const { amountFen, bookedOn } of lines) expect(Number.isSafeInteger(amountFen) && amountFen !== 0 && /^\d{4}-\d\d-\d\d$/.test(bookedOn)).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(Fault)
        }
      }),
      { numRuns: 400 },
    )
  })
})
