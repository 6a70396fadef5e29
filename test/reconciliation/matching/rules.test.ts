import { describe, expect, it, test } from 'vitest'
import { booked, entry, line, match, owed, told } from './samples.ts'

describe('by id', () => {
  it.each([
    ['the reference', { reference: 'ch_3PqXyZ0001' }],
    ['the end-to-end id', { endToEnd: 'CH_3PqXyZ0001' }],
    ['a further reference', { otherReferences: ['TxId:ch_3PqXyZ0001'] }],
    ['one part of a reference', { reference: 'ch_3PqXyZ0001/2' }],
    ['full-width and spaced', { reference: 'ｃｈ_3PqXyZ 0001' }],
    ['a word of the remark', { remark: 'STRIPE ch_3PqXyZ0001 跨行' }],
  ])('a provider id in %s is the entry, whatever its day', (_, parts) => {
    const found = match([line('l', 4000, { ...parts, on: '2026-12-31' })], [booked('e', 4000, { providerIds: ['ch_3PqXyZ0001'] }), booked('other', 4000)])
    expect(told(found)).toEqual(['l = e by provider-id'])
    expect(found.matches[0]!.reasons).toEqual([{ code: 'provider-id', value: 'CH3PQXYZ0001' }, { code: 'amount', amountFen: 4000 }, { code: 'days-apart', days: 51 }])
  })

  test('the provider id speaks before the order number', () => {
    expect(told(match([line('l', 4000, { reference: 'PROVIDER1', endToEnd: 'ORDER0001' })], [booked('a', 4000, { orderNumbers: ['ORDER0001'] }), booked('b', 4000, { providerIds: ['PROVIDER1'] })]))).toEqual(['l = b by provider-id'])
  })

  test.each(['NOTPROVIDED', 'NONREF', '00000000', '12345', ''])('“%s” is no id', (reference) => {
    expect(match([line('l', 4000, { reference })], [booked('e', 5000, { providerIds: [reference] })]).matches).toEqual([])
  })

  test('an id with another amount is a finding that shows both, and nothing else takes the line or the entry', () => {
    const found = match([line('l', 3900, { endToEnd: 'ORDER0001', remark: '3-1-304' }), line('m', 4000)], [booked('e', 4000, { orderNumbers: ['ORDER0001'] }), owed('h', 3900, 'h304', '3-1-304')])
    expect(found.open[0]).toMatchObject({ lineId: 'l', reason: 'amount-differs', rule: 'order-number', candidates: ['e'], lineFen: 3900, entriesFen: 4000 })
    expect(found.matches).toEqual([])
  })

  test('money of the other sign is another amount', () => {
    expect(told(match([line('l', -4000, { endToEnd: 'ORDER0001' })], [booked('e', 4000, { orderNumbers: ['ORDER0001'] })]))).toEqual(['l - amount-differs'])
  })

  test('a payment and its refund of one order are two pairs', () => {
    const entries = [booked('paid', 4000, { orderNumbers: ['ORDER0001'] }), booked('back', -4000, { orderNumbers: ['ORDER0001'] })]
    expect(told(match([line('in', 4000, { endToEnd: 'ORDER0001' }), line('out', -4000, { endToEnd: 'ORDER0001' })], entries))).toEqual(['in = paid by order-number', 'out = back by order-number'])
  })

  test('a payout of many entries is one line, an order paid in parts one entry', () => {
    const payout = [1, 2, 3].map((n) => booked(`p${n}`, n * 1000, { providerIds: ['po_12345678'] }))
    const parts = [line('s1', 5000, { endToEnd: 'ORDER0001' }), line('s2', 2500, { endToEnd: 'ORDER0001' })]
    expect(told(match([line('l', 6000, { reference: 'po_12345678' }), ...parts], [...payout, booked('e', 7500, { orderNumbers: ['ORDER0001'] })]))).toEqual(['l = p1 + p2 + p3 by provider-id', 's1 + s2 = e by order-number'])
  })

  test('a payout that is one fen short is a finding of all its entries', () => {
    const payout = [1, 2, 3].map((n) => booked(`p${n}`, n * 1000, { providerIds: ['po_12345678'] }))
    expect(match([line('l', 5999, { reference: 'po_12345678' })], payout).open[0]).toMatchObject({ reason: 'amount-differs', candidates: ['p1', 'p2', 'p3'], lineFen: 5999, entriesFen: 6000 })
  })

  test('an order that came twice is a tie of both lines; a second line of a settled order says so', () => {
    const entries = [booked('e', 4000, { orderNumbers: ['ORDER0001'] })]
    const both = match([line('a', 4000, { endToEnd: 'ORDER0001' }), line('b', 4000, { endToEnd: 'ORDER0001' })], entries)
    expect(told(both)).toEqual(['a ? e by order-number', 'b ? e by order-number'])
    expect(both.ties.map(({ rivals }) => rivals)).toEqual([['b'], ['a']])
    expect(told(match([line('a', 4000, { endToEnd: 'ORDER0001' }), line('b', -24, { endToEnd: 'ORDER0001' })], entries))).toEqual(['a = e by order-number', 'b - settled'])
  })

  test('N:M of one id is left to a person even where the sums agree', () => {
    const ids = { providerIds: ['po_12345678'] }
    expect(told(match([line('a', 100, { reference: 'po_12345678' }), line('b', 200, { reference: 'po_12345678' })], [booked('x', 150, ids), booked('y', 150, ids)]))).toEqual(['a - amount-differs', 'b - amount-differs'])
  })

  test('an entry of another account is not met', () => {
    expect(told(match([line('l', 4000, { reference: 'PROVIDER1' })], [booked('e', 4000, { accountId: 'alipay', providerIds: ['PROVIDER1'] })]))).toEqual(['l - no-candidate'])
  })
})

describe('by whom the line names', () => {
  const h304 = owed('e304', 4000, 'h304', '3-1-304')
  const h305 = owed('e305', 4000, 'h305', '3-1-305')

  test('our payment code goes before the door, the door before the payer', () => {
    const learned = [{ by: 'name', value: '王芳', household: 'h305' }] as const
    const coded = { ...h305, paymentCode: 'LL8K2Q' }
    expect(told(match([line('l', 4000, { remark: '3-1-304 LL8K2Q' })], [h304, coded]))).toEqual(['l = e305 by payment-code'])
    expect(told(match([line('l', 4000, { remark: '3-1-304', counterparty: '王芳' })], [h304, h305], learned))).toEqual(['l = e304 by unit-code'])
    expect(told(match([line('l', 4000, { remark: '物业费', counterparty: '王 芳' })], [h304, h305], learned))).toEqual(['l = e305 by payer'])
  })

  test('two doors, a door that the books do not have beside one that they have, or codes of two households: a tie with both', () => {
    expect(told(match([line('l', 4000, { remark: '3-1-304代3-1-305' })], [h304, h305]))).toEqual(['l ? e304 e305 by unit-code'])
    expect(match([line('l', 4000, { remark: '3-1-304代3-1-305' })], [h304, h305]).ties[0]!.contradicts).toBe(true)
    expect(told(match([line('l', 4000, { remark: '3-1-304代3-1-306' })], [h304, h305]))).toEqual(['l ? e304 by unit-code'])
    expect(told(match([line('l', 4000, { remark: 'LL8K2Q LL8K2R' })], [{ ...h304, paymentCode: 'LL8K2Q' }, { ...h305, paymentCode: 'LL8K2R' }]))).toEqual(['l ? e304 e305 by payment-code'])
  })

  test('one door of two communities is a tie, the street before it decides', () => {
    const two = [owed('east', 4000, 'h1', '东街3-304'), owed('west', 4000, 'h2', '西街3-304')]
    expect(told(match([line('l', 4000, { remark: '物业费 西街3-304' })], two))).toEqual(['l = west by unit-code'])
    expect(told(match([line('l', 4000, { remark: '物业费3-304' })], two))).toEqual(['l - unknown-unit'])
    expect(told(match([line('l', 4000, { remark: '3-304' })], [owed('a', 4000, 'h1', '3-304'), owed('b', 5000, 'h2', '3-304')]))).toEqual(['l ? a by unit-code'])
  })

  test('a door that owes two equal amounts, or two lines of a door that owes one, is a tie', () => {
    expect(told(match([line('l', 4000, { remark: '3-1-304' })], [h304, owed('october', 4000, 'h304', '3-1-304', { on: '2026-10-10' })]))).toEqual(['l ? october e304 by unit-code'])
    expect(told(match([line('a', 4000, { remark: '3-1-304' }), line('b', 4000, { remark: '3幢1单元304室' })], [h304]))).toEqual(['a ? e304 by unit-code', 'b ? e304 by unit-code'])
  })

  test('a door with another amount is nobody else’s, however well the amount fits', () => {
    expect(told(match([line('l', 5500, { remark: '3-1-304' })], [h304, owed('unique', 5500, 'h9', '9-1-101')]))).toEqual(['l - amount-differs'])
    expect(told(match([line('l', 5500, { remark: '8-1-101' })], [owed('unique', 5500, 'h9', '9-1-101')]))).toEqual(['l - unknown-unit'])
  })

  test('what is owed is met whatever its day; what is booked only within the window, ends included', () => {
    expect(told(match([line('l', 4000, { remark: '3-1-304', on: '2027-11-10' })], [h304]))).toEqual(['l = e304 by unit-code'])
    const was = (on: string) => booked('b', 4000, { household: 'h304', unitCodes: ['3-1-304'], on })
    expect(['2026-11-05', '2026-11-15', '2026-11-04', '2026-11-16'].map((on) => match([line('l', 4000, { remark: '3-1-304' })], [was(on)]).matches.length)).toEqual([1, 1, 0, 0])
  })

  test('a payer is known by account after a change of name; a masked name or account is nobody', () => {
    const learned = [{ by: 'account', value: '6222 0000 1111 2222', household: 'h304' }, { by: 'name', value: '王*芳', household: 'h305' }] as const
    expect(told(match([line('l', 4000, { counterparty: '王芳芳', counterAccount: '6222000011112222' })], [h304, h305], learned))).toEqual(['l = e304 by payer'])
    expect(match([line('l', 4000, { counterparty: '王*芳', counterAccount: '6222****2222' })], [h304, h305], learned).matches).toEqual([])
  })

  test('a name that two households share is settled by the account, which speaks first; words learned of the remark must agree', () => {
    const name = ['h304', 'h305'].map((household) => ({ by: 'name', value: '王芳', household }) as const)
    const of = (household: string) => [...name, { by: 'account', value: '62220001', household } as const]
    const paid = line('l', 4000, { counterparty: '王芳', counterAccount: '62220001', remark: '老李代缴' })
    expect(told(match([paid], [h304, h305], of('h305')))).toEqual(['l = e305 by payer'])
    expect(told(match([paid], [h304, h305], of('h9')))).toEqual(['l - nothing-open'])
    expect(told(match([{ ...paid, counterAccount: '' }], [h304, h305], name))).toEqual(['l ? e304 e305 by payer'])
    expect(told(match([paid], [h304, h305], [...of('h305'), { by: 'remark', value: '老李代缴', household: 'h304' }]))).toEqual(['l ? e304 e305 by payer'])
  })

  test('a remark that was learned is known again in another month', () => {
    expect(told(match([line('l', 4000, { remark: '２０２６年１１月 老李代缴物业费' })], [h304, h305], [{ by: 'remark', value: '老李代缴物业费10月', household: 'h304' }]))).toEqual(['l = e304 by payer'])
  })
})

describe('by amount alone', () => {
  const unique = (lines: ReturnType<typeof line>[], entries: ReturnType<typeof entry>[]) => told(match(lines, entries))

  it('takes one line and one entry of it within the window, its ends included', () => {
    expect(['2026-11-05', '2026-11-15', '2026-11-04', '2026-11-16'].map((on) => unique([line('l', 12345)], [entry('e', 12345, { on })])[0])).toEqual(['l = e by unique-amount', 'l = e by unique-amount', 'l - no-candidate', 'l - no-candidate'])
  })

  it('refuses two entries, two lines, and an amount that others of that window have too, though they are matched', () => {
    expect(unique([line('l', 4000)], [entry('a', 4000), entry('b', 4000, { on: '2026-11-15' })])).toEqual(['l ? a b by unique-amount'])
    expect(unique([line('l', 4000), line('m', 4000, { on: '2026-11-15' })], [entry('a', 4000)])).toEqual(['l ? a by unique-amount', 'm ? a by unique-amount'])
    expect(unique([line('l', 4000), line('m', 4000, { reference: 'PROVIDER1' })], [entry('a', 4000), booked('b', 4000, { providerIds: ['PROVIDER1'] })])).toEqual(['l ? a by unique-amount', 'm = b by provider-id'])
  })

  it('takes what is unique once the other is out of the window', () => {
    expect(unique([line('l', 4000)], [entry('a', 4000), entry('b', 4000, { on: '2026-11-16' })])).toEqual(['l = a by unique-amount'])
  })

  it('does not give away the entry of a household that another line names and has not found its sum', () => {
    const entries = [owed('a', 4000, 'h304', '3-1-304'), owed('b', 15000, 'h304', '3-1-304')]
    expect(unique([line('l', 4000), line('m', 19000, { remark: '3-1-304' })], entries)).toEqual(['l ? a by unique-amount', 'm = a + b by subset'])
  })
})

describe('two genuine equal lines of a day', () => {
  it('stay two: by their ids two matches, without a clue a tie', () => {
    const entries = [booked('a', 4000, { orderNumbers: ['ORDER0001'] }), booked('b', 4000, { orderNumbers: ['ORDER0002'] })]
    expect(told(match([line('l', 4000, { endToEnd: 'ORDER0002' }), line('m', 4000, { endToEnd: 'ORDER0001' })], entries))).toEqual(['l = b by order-number', 'm = a by order-number'])
    expect(told(match([line('l', 4000), line('m', 4000)], entries))).toEqual(['l ? a b by unique-amount', 'm ? a b by unique-amount'])
  })
})

test('a line twice, or settings beyond their bounds, are a broken invariant', () => {
  expect(() => match([line('l', 1), line('l', 1)], [])).toThrow('twice')
  expect(() => match([line('l', 1)], [], [], { toleranceFen: { subset: 101 } })).toThrow('bounds')
  expect(() => match([line('l', 1)], [], [], { windowDays: -1 })).toThrow('bounds')
})
