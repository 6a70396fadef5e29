import * as fc from 'fast-check'
import QRCode from 'qrcode'
import { describe, expect, it } from 'vitest'
import type { BusinessDate, Period } from '../../functions/calendar.ts'
import type { PaperBill, PaperReceipt, PaperSite } from '../../functions/paper/model.ts'
import { qrPath } from '../../functions/paper/qr-path.ts'
import { renderBills } from '../../functions/paper/render-bills.ts'
import { renderReceipt } from '../../functions/paper/render-receipt.ts'
import { money, priceText } from '../../functions/paper/words.ts'
import { hasPdfText, pagesOf, pdfText } from './pdf-text.ts'

if (!hasPdfText) console.warn('pdftotext is not installed: the words on the PDFs are not checked (Debian: apt-get install poppler-utils)')
const created = new Date('2026-12-01T02:00:00Z')
const site: PaperSite = { name: '东街物业服务社', logoText: '东街', colour: '#0b6247', phone: '0571-8800 1234', address: '东街 18 号' }

const bill: PaperBill = {
  no: '202612-00042',
  period: '2026-12' as Period,
  communityName: '向阳新村',
  buildingName: '3幢',
  room: '2-301',
  payer: '䶮小𠮷',
  area: 6700,
  issuedOn: '2026-12-01' as BusinessDate,
  dueDate: '2026-12-28' as BusinessDate,
  lines: [
    { name: { zh: '物业服务费', en: 'Property service' }, basis: 'per-m2', area: 6700, price: 6000, days: 15, daysOfMonth: 31, amountFen: 1945 },
    { name: { zh: '垃圾清运费', en: 'Waste removal' }, basis: 'per-household', area: null, price: 80_000, days: 31, daysOfMonth: 31, amountFen: 800 },
    { name: { zh: '公共照明', en: 'Common lighting' }, basis: 'fixed', area: null, price: 50_000, days: 15, daysOfMonth: 31, amountFen: 500 },
  ],
  amountFen: 3245,
  creditFen: 0,
  openFen: 3245,
  earlier: { bills: 2, fen: 8000 },
  payUrl: 'http://dongjie.linli.test/p/AbCdEfGhIjKlMnOpQrStUvWxYz012345',
}

const receipt: PaperReceipt = {
  no: '2026-000123',
  issuedOn: '2026-12-05' as BusinessDate,
  communityName: '向阳新村',
  buildingName: '3幢',
  room: '2-301',
  name: '王芳',
  payer: '李代办',
  bills: [{ no: '202612-00042', period: '2026-12' as Period, amountFen: 3000, leftFen: 245 }],
  creditFen: 1020,
  amountFen: 4020,
  method: 'cash',
  valueDate: '2026-12-04' as BusinessDate,
  reference: null,
  collector: '周收费',
  voidOn: null,
  verifyUrl: 'http://dongjie.linli.test/r/AbCdEf',
}

describe('a paper bill', () => {
  it.runIf(hasPdfText)('says who, what, how it was reckoned, until when and how to pay; rare characters show, one that no font has is marked', async () => {
    const words = pdfText(await renderBills(site, [bill], 'zh', created))
    for (const expected of ['东街物业服务社', '202612-00042', '2026年12月物业服务费账单', '向阳新村', '3幢', '2-301', '䶮小〓', '〓：字库缺字', '67.00', '× 0.60 元', '15/31 天', '每户 8.00 元', '定额 5.00 元', '19.45', '¥32.45', '叁拾贰元肆角伍分', '请在 2026年12月28日（含）前缴纳', '另有 2 笔较早账单未缴，共 ¥80.00', '0571-8800 1234', '东街 18 号', '缴费存根']) {
      expect(words).toContain(expected)
    }
  })

  it.runIf(hasPdfText)('is the same paper in English', async () => {
    const words = pdfText(await renderBills(site, [bill], 'en', created))
    for (const expected of ['Property service bill, December 2026', '202612-00042', '2-301', 'Property service', '15/31 days', '¥32.45', 'Please pay by 28 December 2026', '2 earlier bills are still open, ¥80.00 in all', 'Payment slip']) expect(words).toContain(expected)
  })

  it.runIf(hasPdfText)('that is paid says so and asks for nothing; one paid in part asks for the rest', async () => {
    const paid = pdfText(await renderBills(site, [{ ...bill, openFen: 0, payUrl: null }], 'zh', created))
    expect(paid).toContain('本账单已缴清，无需再缴')
    expect(paid).not.toContain('扫码缴费')
    expect(pdfText(await renderBills(site, [{ ...bill, openFen: 1245 }], 'zh', created))).toContain('已缴一部分，尚需缴纳 ¥12.45')
  })

  it('is one page, however many lines it has and however long its names are', async () => {
    const long = { ...bill, room: '一个很长很长的房号'.repeat(4), communityName: '名字很长的小区'.repeat(6), lines: Array.from({ length: 40 }, () => ({ ...bill.lines[0]!, name: { zh: '很长的收费项目名称'.repeat(4), en: 'x'.repeat(60) } })) }
    expect(pagesOf(await renderBills(site, [long, bill], 'zh', created))).toBe(2)
  })

  it('is the same file when made again', async () => {
    const [one, two] = [await renderBills(site, [bill], 'zh', created), await renderBills(site, [bill], 'zh', created)]
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
  })

  it('embeds only the glyphs that it uses: one bill stays under 40 KB, a hundred under 400', async () => {
    expect((await renderBills(site, [bill], 'zh', created)).length).toBeLessThan(40_000)
    const many = Array.from({ length: 100 }, (_, at) => ({ ...bill, no: `202612-${at}`, payUrl: `http://dongjie.linli.test/p/${String(at).padStart(32, 'q7')}` }))
    const file = await renderBills(site, many, 'zh', created)
    expect(pagesOf(file)).toBe(100)
    expect(file.length).toBeLessThan(400_000)
  })
})

describe('a receipt', () => {
  it.runIf(hasPdfText)('says number, payer, bills, the amount in figures and in capitals, method, value date and collector (M6, M8)', async () => {
    const words = pdfText(await renderReceipt(site, receipt, 'zh', created))
    for (const expected of ['收据', '2026-000123', '李代办（王芳）', '2026年12月', '202612-00042', '30.00', '尚欠 ¥2.45', '预存', '10.20', '¥40.20', '肆拾元零贰角整', '现金', '2026年12月4日', '周收费', 'http://dongjie.linli.test/r/AbCdEf']) expect(words).toContain(expected)
  })

  it.runIf(hasPdfText)('is the same paper in English, and online names no collector', async () => {
    const words = pdfText(await renderReceipt(site, { ...receipt, method: 'alipay', collector: null, reference: 'pi_123' }, 'en', created))
    for (const expected of ['Receipt', '2026-000123', 'Alipay', 'Online', 'pi_123', '4 December 2026', 'Paid ahead']) expect(words).toContain(expected)
  })

  it.runIf(hasPdfText)('of a sale says what was sold, line by line, and names no payer', async () => {
    const { communityName: _, buildingName: __, room: ___, name: ____, payer: _____, bills: ______, creditFen: _______, ...facts } = receipt
    const sold = { ...facts, no: 'T2026-000007', title: { zh: '临时停车 浙A88001', en: 'Parking 浙A88001' }, lines: [{ text: '停车费', amountFen: 1020 }, { text: '押金', amountFen: 3000 }] }
    const words = pdfText(await renderReceipt(site, sold, 'zh', created))
    for (const expected of ['收据', 'T2026-000007', '收款事由', '临时停车 浙A88001', '停车费', '10.20', '押金', '30.00', '¥40.20', '肆拾元零贰角整', '现金', '周收费']) expect(words).toContain(expected)
    expect(words).not.toContain('今收到')
    expect(pdfText(await renderReceipt(site, sold, 'en', created))).toContain('Received for')
  })

  it('is one page with the most bills that one payment takes', async () => {
    const bills = Array.from({ length: 24 }, () => receipt.bills[0]!)
    expect(pagesOf(await renderReceipt(site, { ...receipt, bills }, 'zh', created))).toBe(1)
  })
})

describe('a QR code as a path', () => {
  it('covers exactly the dark modules, each once', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 90 }), (content) => {
        const { modules, rects } = qrPath(content)
        const wanted = QRCode.create(content, { errorCorrectionLevel: 'M' }).modules
        const drawn = Array.from({ length: modules * modules }, () => 0)
        for (const [x, y, width, height] of rects) for (let row = y; row < y + height; row += 1) for (let at = x; at < x + width; at += 1) drawn[row * modules + at]! += 1
        expect(drawn).toEqual(Array.from(wanted.data, (dark) => (dark ? 1 : 0)))
      }),
      { numRuns: 30 },
    )
  })
})

describe('figures on paper', () => {
  it.each([
    [0, '¥0.00'],
    [5, '¥0.05'],
    [123_456_789, '¥1,234,567.89'],
    [-4020, '-¥40.20'],
  ])('%i fen is %s', (fen, text) => expect(money(fen)).toBe(text))

  it.each([
    [6000, '0.60'],
    [1500, '0.15'],
    [6050, '0.605'],
    [1, '0.0001'],
    [80_000, '8.00'],
  ])('a price of %i is %s', (price, text) => expect(priceText(price)).toBe(text))
})
