import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { Fault } from '../../functions/faults.ts'
import { lineIdOf, type ParsedBill } from '../../functions/merchant-bills/line.ts'
import { maskCounterparty } from '../../functions/merchant-bills/mask-counterparty.ts'
import { linesMax, parseBill } from '../../functions/merchant-bills/parse-bill.ts'
import { readUpload } from '../../functions/merchant-bills/read-upload.ts'
import { alipayAccount, alipayTrades, gb18030, merchantNo, orderNo, type Row, utf8, wechatTrades } from './bills.ts'

const read = (file: Uint8Array, name = 'bill.csv'): ParsedBill => parseBill(readUpload(file, name))
const faultOf = (file: Uint8Array): Fault => {
  try {
    read(file)
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('was taken')
}

const rows: Row[] = [
  { order: orderNo(1), merchant: merchantNo(1), yuan: '120.50', at: '2026-11-24 09:00:01', remark: '2幢101物业费', fee: '-0.72' },
  { order: orderNo(2), merchant: merchantNo(2), yuan: '120.50', at: '2026-11-24 23:59:59', remark: '' },
  { order: orderNo(1), merchant: merchantNo(1), yuan: '20.00', refund: '10000000000000000077', at: '2026-11-25 08:00:00' },
]
const forms = { 'alipay-trades': alipayTrades, 'alipay-account': alipayAccount, 'wechat-trades': wechatTrades } as const

describe.each(Object.entries(forms))('a bill of the form %s', (format, write) => {
  const same = (row: Row): Row => (format === 'wechat-trades' ? { ...row, fee: '0.72000' } : row)

  it('is read in GB18030 and UTF-8, with and without a mark, as CSV and as ZIP', () => {
    const text = write(rows.map(same))
    const plain = read(gb18030(text))
    expect(plain).toMatchObject({ format, lines: [{ kind: 'income', amountFen: 12_050 }, { kind: 'income', amountFen: 12_050 }, { kind: 'refund', amountFen: -2_000 }] })
    const others = [utf8(text), utf8(`\uFEFF${text}`), zipSync({ '20881021_20261124_明细.csv': gb18030(text) }), utf8(text.replaceAll('\r\n', '\n'))]
    for (const other of others) expect(read(other)).toEqual(plain)
  })

  it('gives each line its day in Shanghai, its numbers without packing, and its payer masked', () => {
    const { lines } = read(gb18030(write(rows.map(same))))
    expect(lines.map(({ valueDate }) => valueDate)).toEqual(['2026-11-24', '2026-11-24', '2026-11-25'])
    expect(lines[1]).toMatchObject({ at: '2026-11-24T15:59:59.000Z', orderNo: orderNo(2), merchantOrderNo: merchantNo(2) })
    expect(lines[0]!.remark).toContain('2幢101物业费')
    expect(lines[0]!.counterparty).toMatch(/\*|…/)
    expect(lines.map(({ row }) => row)).toEqual(format === 'wechat-trades' ? [2, 3, 4] : [6, 7, 8])
  })

  it('is read by the names of its columns, wherever these stand and whatever else there is', () => {
    const text = write(rows)
    const lines = text.split('\r\n')
    const header = lines.findIndex((line) => line.includes('商户订单号'))
    const isTable = (at: number) => at >= header && at <= header + rows.length
    const added = (at: number) => (at === header ? '新列' : format === 'wechat-trades' ? '`x' : 'x')
    const turned = lines.map((line, at) => (isTable(at) ? [added(at), ...line.split(',').toReversed()].join(',') : line))
    expect(read(utf8(turned.join('\r\n'))).lines).toEqual(read(utf8(text)).lines)
  })

  it('that was cut anywhere is refused whole', () => {
    const bytes = utf8(write(rows))
    // What stands behind the last total tells nothing that a line could contradict.
    const end = write(rows).lastIndexOf({ 'wechat-trades': '`', 'alipay-account': '元', 'alipay-trades': '，商家优惠退款' }[format]!)
    const whole = utf8(write(rows).slice(0, end)).length
    for (let length = 1; length < whole; length += 7) {
      const fault = faultOf(bytes.subarray(0, length))
      expect(['wrong-file', 'file-cut-off', 'sums-differ', 'bad-line', 'file-damaged', 'file-empty'], `${length}: ${fault.say.zh}`).toContain(fault.code)
    }
  })

  it('whose lines do not add up to its own totals is refused, with line and both sums', () => {
    const text = write(rows)
    const changed = utf8(text.replace('120.50', '220.50').replace('120.50', '220.50'))
    expect(faultOf(changed)).toMatchObject({ code: 'sums-differ', say: { zh: expect.stringMatching(/第 \d+ 行.*241\.00.*(341|441)\.00/) } })
    const dropped = text.split('\r\n').filter((line) => !line.includes(orderNo(2))).join('\r\n')
    expect(faultOf(utf8(dropped)).code).toBe('sums-differ')
  })

  it('that a spreadsheet program has rounded is refused with the line', () => {
    for (const spoiled of ['2.02611E+27', `${orderNo(2).slice(0, 15)}${'0'.repeat(13)}`]) {
      const fault = faultOf(utf8(write(rows).replace(orderNo(2), spoiled)))
      expect(fault).toMatchObject({ code: 'bad-line', say: { zh: expect.stringContaining(format === 'wechat-trades' ? '第 3 行' : '第 7 行') } })
      expect(fault.say.zh).toContain('表格软件')
    }
  })

  it('saved again by Excel with its numbers whole is read all the same', () => {
    const text = write(rows)
    const lines = text.split('\r\n')
    const saved = lines.map((line) => `${line.replaceAll('2026-11-24 09:00:01', '2026/11/24 9:00').replaceAll('2026-11-24 23:59:59', '2026/11/24 23:59')}${line.startsWith('#') ? ','.repeat(11) : ''}`)
    expect(read(utf8(saved.join('\r\n'))).lines.map(lineIdOf)).toEqual(read(utf8(text)).lines.map(lineIdOf))
  })

  it('of 5,001 lines is read whole, and one line too many is refused, not cut', () => {
    const many = Array.from({ length: 5001 }, (_, at) => ({ order: orderNo(at + 1), yuan: '0.01' }))
    expect(read(utf8(write(many))).lines).toHaveLength(5001)
    const tooMany = Array.from({ length: linesMax + 1 }, (_, at) => ({ order: orderNo(at + 1), yuan: '0.01' }))
    expect(faultOf(utf8(write(tooMany)))).toMatchObject({ kind: 'limit', code: 'too-many-lines' })
  })

  it('without a single line is refused: nothing is taken for a day without sales', () => {
    expect(faultOf(utf8(write([]))).code).toBe('file-empty')
  })

  it('with an amount, a time or a number that is none is refused with its line', () => {
    const text = write(rows)
    const wrong = [text.replaceAll('120.50', '12O.50'), text.replaceAll('120.50', '120.505'), text.replaceAll('2026-11-24 23:59:59', '2026-02-30 23:59:59'), text.replace(orderNo(2), 'NO-NUMBER')]
    for (const file of wrong) expect(faultOf(utf8(file))).toMatchObject({ code: 'bad-line', details: [{ where: expect.stringMatching(/^\d+$/) }] })
  })
})

it('the same trade is one line in the business bill and in the account bill, a refund is its own, and two payers of one sum are two', () => {
  const [trades, account] = [read(utf8(alipayTrades(rows))), read(utf8(alipayAccount(rows)))]
  const ids = (bill: ParsedBill) => bill.lines.filter(({ kind }) => kind === 'income').map(lineIdOf)
  expect(ids(account)).toEqual(ids(trades))
  expect(new Set(trades.lines.map(lineIdOf)).size).toBe(3)
  expect(ids(read(utf8(wechatTrades(rows))))).not.toEqual(ids(trades))
})

it('two refunds of one order without numbers of their own stay two', () => {
  const twice = [rows[0]!, { ...rows[2]!, refund: '' }, { ...rows[2]!, refund: '' }]
  const { lines } = read(utf8(alipayTrades(twice)))
  expect(new Set(lines.map(lineIdOf)).size).toBe(3)
})

it('an order that reached the account in two entries is one line with their sum', () => {
  const { lines } = read(utf8(alipayAccount([rows[0]!, { ...rows[0]!, yuan: '5.00' }])))
  expect(lines).toMatchObject([{ amountFen: 12_550, row: 6 }])
})

it('a trade written in a second time is refused, even where the totals were adjusted', () => {
  expect(faultOf(utf8(alipayTrades([rows[0]!, rows[0]!])))).toMatchObject({ code: 'bad-line', say: { zh: expect.stringContaining('与第 6 行相同') } })
})

it('fees and withdrawals of an account bill are nobody’s payment', () => {
  const { lines } = read(utf8(alipayAccount([rows[1]!, { order: orderNo(9), yuan: '0.72', refund: 'fee' }])))
  expect(lines.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([['income', 12_050], ['other', -72]])
})

it('a comma inside a cell of WeChat’s bill stays inside, and a fee is rounded once', () => {
  const { lines } = read(utf8(wechatTrades([{ order: orderNo(1), yuan: '1.00', remark: '2幢101,物业,费', fee: '0.00600' }])))
  expect(lines[0]).toMatchObject({ remark: '收款 2幢101,物业,费', feeFen: 1 })
  expect(faultOf(utf8(alipayTrades([{ order: orderNo(1), yuan: '1.00', remark: '2幢101,物业,费' }])))).toMatchObject({ code: 'bad-line', say: { zh: expect.stringContaining('多于表头') } })
})

it('a bill in another currency is refused', () => {
  expect(faultOf(utf8(wechatTrades(rows).replace('CNY', 'HKD'))).say.zh).toContain('HKD')
})

describe('files that are no merchant bill', () => {
  const sample = (name: string) => new Uint8Array(readFileSync(new URL(`./data/${name}`, import.meta.url)))

  it.each(['example-alipay-records.csv', 'example-wechat-records.csv'])('%s, a personal export, is refused as what it is', (name) => {
    expect(faultOf(sample(name))).toMatchObject({ code: 'wrong-file', say: { zh: expect.stringContaining('个人账户') } })
  })

  it.each(['example-icbc-debit-v1-records.csv', 'example-cmb-records.csv', 'example-citic-records.xls'])('%s, a bank statement, is refused', (name) => {
    expect(faultOf(sample(name)).code).toBe('wrong-file')
  })

  it('an archive that declares too much, holds too much, lies or has two bills is refused', () => {
    const bill = gb18030(alipayTrades(rows))
    const bomb = zipSync({ 'a.csv': new Uint8Array(51 * 1024 * 1024) })
    expect(faultOf(bomb)).toMatchObject({ kind: 'limit', code: 'file-unpacks-too-big' })
    const many = zipSync(Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`${at}.csv`, bill.subarray(0, 10)])))
    expect(faultOf(many).code).toBe('file-unpacks-too-big')
    const liar = zipSync({ 'a.csv': new Uint8Array(1024 * 1024) })
    const view = new DataView(liar.buffer, liar.byteOffset)
    const directory = liar.length - 22 - 46 - 5
    view.setUint32(directory + 24, 1000, true)
    expect(faultOf(liar).code).toBe('file-unpacks-too-big')
    expect(faultOf(zipSync({ 'a.csv': bill, 'b.csv': bill })).say.zh).toContain('2 份账单')
    expect(faultOf(zipSync({ 'read.me': bill })).say.zh).toContain('没有 CSV')
    expect(faultOf(zipSync({ 'a.csv': bill }).subarray(0, 200)).code).toBe('file-cut-off')
  })

  it('Alipay’s summary by shop beside the bill is passed over, and alone is refused', () => {
    const summary = gb18030(['#支付宝业务汇总查询', '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）', '合计,,2,1,1.00,1.00'].join('\r\n'))
    expect(read(zipSync({ '汇总.csv': summary, '明细.csv': gb18030(alipayTrades(rows)) })).lines).toHaveLength(3)
    expect(faultOf(summary).say.zh).toContain('汇总')
  })

  it('an empty, a binary and a text file of another world', () => {
    expect(faultOf(new Uint8Array()).code).toBe('file-empty')
    expect(faultOf(Uint8Array.of(0x25, 0x50, 0x44, 0x46)).code).toBe('wrong-file')
    expect(faultOf(Uint8Array.of(0xff, 0x00, 0x80)).code).toBe('wrong-file')
    expect(faultOf(utf8('x'.repeat(200_000))).code).toBe('file-damaged')
    expect(faultOf(utf8('a,"b')).code).toBe('file-cut-off')
  })
})

describe('whatever the bytes', () => {
  const total = (file: Uint8Array) => {
    try {
      return read(file).lines.length > 0
    } catch (error) {
      if (error instanceof Fault) return true
      throw error
    }
  }

  it('reading answers a bill or a fault, nothing else', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), total), { numRuns: 300 })
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => total(utf8(text))), { numRuns: 300 })
  })

  it('a damaged bill is the same bill or is refused, and never answers another sum', () => {
    const whole = Object.values(forms).map((write) => utf8(write(rows)))
    // What came and what went. Lines of the account bill whose order numbers a damage made equal are one trade, with the same sum.
    const sumsOf = (bytes: Uint8Array): string => {
      const amounts = read(bytes).lines.map(({ amountFen }) => amountFen)
      return [Math.max, Math.min].map((side) => amounts.reduce((total, amount) => total + side(amount, 0), 0)).join()
    }
    const sums = whole.map(sumsOf)
    const place = fc.record({ form: fc.nat(2), at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }), cut: fc.nat(40) })
    fc.assert(
      fc.property(place, ({ form, at, byte, cut }) => {
        const bytes = whole[form]!.slice()
        const from = at % bytes.length
        bytes[from] = byte
        const damaged = Uint8Array.from([...bytes.subarray(0, from), ...bytes.subarray(from + cut)])
        try {
          expect(sumsOf(damaged)).toBe(sums[form])
        } catch (error) {
          if (!(error instanceof Fault)) throw error
        }
      }),
      { numRuns: 1500 },
    )
  })
})

it.each([
  ['13812341234', '138****1234'],
  ['fang@163.com', 'f***@163.com'],
  ['王小芳(13812341234)', '王** 138****1234'],
  ['*芳(138****1234)', '*芳(138****1234)'],
  ['oUpF8uMuAJO_M2pxb1Q9zNjWeS6o', 'oUpF…eS6o'],
  ['王小芳', '王**'],
  ['/', ''],
])('the payer %s is kept as %s', (account, kept) => {
  expect(maskCounterparty(account)).toBe(kept)
})
