import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessDate } from '../../functions/calendar.ts'
import type { OpenBill } from '../../functions/fees/account.ts'
import { fen } from '../../functions/money.ts'
import { smsText } from '../../functions/ports/sms-text.ts'
import { mobileOf } from '../../functions/reminders/judge-building.ts'
import { defaults, reminderKinds, ways } from '../../functions/reminders/model.ts'
import { nextLoud } from '../../functions/reminders/quiet-hours.ts'
import { emailOf, isThreat, smsOf } from '../../functions/reminders/texts.ts'
import { type Facts, verdictOf } from '../../functions/reminders/verdict.ts'

const today = '2026-12-20' as BusinessDate
const bill = (dueDate: string, openFen = 3000): OpenBill => ({ bill: 'b' as never, period: '2026-12' as never, no: '202612-00001', dueDate: dueDate as BusinessDate, amountFen: fen(openFen), openFen: fen(openFen), openByFund: { ORGANISATION: fen(openFen) } })
const facts = (more: Partial<Facts> = {}): Facts => ({ account: { open: [bill('2026-12-01')], creditFen: fen(0) }, today, kind: 'due', settings: defaults, stoppedUntil: null, hardship: false, disputed: false, paying: false, last: null, thisMonth: 0, channel: 'auto', hasPhone: true, hasEmail: false, ...more })

describe('whether a household is reminded (F5)', () => {
  it.each<[string, Partial<Facts>, string]>([
    ['a bill that is due', {}, 'sms'],
    ['a bill due today', { account: { open: [bill('2026-12-20')], creditFen: fen(0) } }, 'sms'],
    ['a bill due tomorrow', { account: { open: [bill('2026-12-21')], creditFen: fen(0) } }, 'nothing-due'],
    ['no bill', { account: { open: [], creditFen: fen(0) } }, 'nothing-due'],
    ['an overdue reminder 14 days after the due date', { kind: 'overdue', account: { open: [bill('2026-12-06')], creditFen: fen(0) } }, 'not-yet-overdue'],
    ['an overdue reminder 15 days after it', { kind: 'overdue', account: { open: [bill('2026-12-05')], creditFen: fen(0) } }, 'sms'],
    ['a stop that ends today', { stoppedUntil: today }, 'stopped'],
    ['a stop that ended yesterday', { stoppedUntil: addDays(today, -1) }, 'sms'],
    ['hardship on the register', { hardship: true }, 'hardship'],
    ['an open dispute', { disputed: true }, 'disputed'],
    ['a payment under way at the provider', { paying: true }, 'paying'],
    ['credit that covers it', { account: { open: [bill('2026-12-01')], creditFen: fen(3000) } }, 'credit-covers'],
    ['credit that covers all but a fen', { account: { open: [bill('2026-12-01')], creditFen: fen(2999) } }, 'sms'],
    ['99 fen', { account: { open: [bill('2026-12-01', 99)], creditFen: fen(0) } }, 'too-small'],
    ['reminded 13 days ago', { last: addDays(today, -13) }, 'recent'],
    ['reminded 14 days ago', { last: addDays(today, -14) }, 'sms'],
    ['reminded once this month', { thisMonth: 1 }, 'sms'],
    ['reminded twice this month', { thisMonth: 2 }, 'month-full'],
    ['a phone and an address, by e-mail only', { hasEmail: true, channel: 'email' }, 'email'],
    ['an address alone, by text message only', { hasPhone: false, hasEmail: true, channel: 'sms' }, 'no-contact'],
    ['a phone alone, by e-mail only', { channel: 'email' }, 'no-contact'],
    ['an e-mail address and no phone', { hasPhone: false, hasEmail: true }, 'email'],
    ['neither', { hasPhone: false }, 'no-contact'],
  ])('%s', (_, more, expected) => {
    const verdict = verdictOf(facts(more))
    expect('channel' in verdict ? verdict.channel : verdict.skip).toBe(expected)
  })

  const anything = fc.record({
    kind: fc.constantFrom(...reminderKinds),
    channel: fc.constantFrom(...ways),
    hasPhone: fc.boolean(),
    hasEmail: fc.boolean(),
    thisMonth: fc.nat(3),
    last: fc.option(fc.integer({ min: 0, max: 60 }).map((days) => addDays(today, -days))),
  })
  const amount = fc.integer({ min: 1, max: 100_000 })

  it('never before the due date, whatever else is true', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 400 }), amount, (more, days, openFen) => {
        expect(verdictOf(facts({ ...more, account: { open: [bill(addDays(today, days), openFen)], creditFen: fen(0) } }))).toMatchObject({ skip: 'nothing-due', dueFen: 0 })
      }),
    )
  })

  it('never while it is stopped, in hardship, in dispute or paying, whatever else is true; and only for what is due', () => {
    const stops = fc.constantFrom<Partial<Facts>>({ stoppedUntil: today }, { hardship: true }, { disputed: true }, { paying: true })
    fc.assert(
      fc.property(anything, stops, fc.integer({ min: 0, max: 400 }), amount, (more, stop, days, openFen) => {
        const account = { open: [bill(addDays(today, -days), openFen), bill('2027-06-01', 999)], creditFen: fen(0) }
        expect(verdictOf(facts({ ...more, account, ...stop }))).toHaveProperty('skip')
        expect(verdictOf(facts({ ...more, account })).dueFen).toBe(openFen)
      }),
    )
  })
})

describe("whose phone a household's reminder goes to", () => {
  const person = (kind: 'owner' | 'family' | 'tenant' | 'other', phone: string | null) => ({ id: kind as never, name: kind, kind, phone })
  it.each([
    ['the owner before the family', [person('family', '13800000002'), person('owner', '13800000001')], '13800000001'],
    ['the family where the owner has only a landline', [person('owner', '0571-88880000'), person('family', '13800000002')], '13800000002'],
    ['never a renter', [person('owner', null), person('tenant', '13800000003')], undefined],
    ['never another contact', [person('other', '13800000004')], undefined],
  ])('%s', (_, residents, expected) => expect(mobileOf({ residents })).toBe(expected))
})

describe('quiet hours', () => {
  it.each([
    ['2026-12-20T11:59:00.000Z', '2026-12-20T11:59:00.000Z'],
    ['2026-12-20T12:00:00.000Z', '2026-12-21T00:00:00.000Z'],
    ['2026-12-20T18:30:00.000Z', '2026-12-21T00:00:00.000Z'],
    ['2026-12-20T23:59:59.999Z', '2026-12-21T00:00:00.000Z'],
    ['2026-12-21T00:00:00.000Z', '2026-12-21T00:00:00.000Z'],
  ])('20 to 8 in Shanghai: at %s the next moment is %s', (now, next) => expect(nextLoud(new Date(now), defaults)).toBe(next))

  it('end at a moment that is not quiet, at most a day later, for any hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 23 }), fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }), (quietFrom, quietTo, now) => {
        const next = nextLoud(now, { quietFrom, quietTo })
        expect(nextLoud(new Date(next), { quietFrom, quietTo })).toBe(next)
        expect(Date.parse(next) - now.getTime()).toBeGreaterThanOrEqual(0)
        expect(Date.parse(next) - now.getTime()).toBeLessThanOrEqual(24 * 3_600_000)
      }),
    )
  })
})

describe('the texts', () => {
  const filled = { site: '东街物业服务社', phone: '0571-8888 0000', place: '1幢 1-101', dueFen: fen(3000), url: 'http://dongjie.test', note: { zh: '周六服务台照常开放。', en: 'The desk is open on Saturday.' } }

  it.each(reminderKinds)('of %s threaten with nothing, in either language and by either channel', (kind) => {
    const { subject, text } = emailOf(kind, filled)
    for (const said of [subject, text, smsText(smsOf(kind, filled))]) {
      expect(isThreat(said)).toBe(false)
      expect(said).toContain(said === subject ? '东街物业服务社' : '1幢 1-101')
    }
    expect(text).toContain('30.00')
  })

  it("carries the organization's own line in e-mails, at the end of its language", () => {
    const { text } = emailOf('due', filled)
    expect(text).toMatch(/周六服务台照常开放。\n\n.*The desk is open on Saturday\.\n$/s)
  })
})

describe('the line of its own', () => {
  it.each([
    ['逾期将停水', true],
    ['不缴就断电', true],
    ['停止供水供电', true],
    ['停 - 水 ，断 . 电', true],
    ['将停用电梯', true],
    ['名单将公示曝光', true],
    ['公示欠费住户', true],
    ['将影响征信', true],
    ['加收滞纳金', true],
    ['我们将向法院起诉', true],
    ['后果自负', true],
    ['We will cut off the water supply', true],
    ['Your power will be switched off', true],
    ['SEE YOU IN C O U R T, in court', true],
    ['this goes on your credit record', true],
    ['a late fee applies', true],
    ['周六服务台照常开放，可刷卡。', false],
    ['水电维修请拨打服务电话。', false],
    ['有困难可以申请减免，可以分次缴。', false],
    ['The desk is open on Saturday, that is fine with us.', false],
    ['For repairs of water or power call the desk.', false],
    ['', false],
  ])('%s: a threat is %s', (text, threat) => expect(isThreat(text)).toBe(threat))

  it('is a threat wherever the word stands, and however it is spaced', () => {
    const words = fc.constantFrom('停水', '断电', '停气', '拉闸', '滞纳金', '起诉', '曝光', '征信', '黑名单')
    const gap = fc.constantFrom('', ' ', '　', '-', '·', '，', '1', '\n', '*')
    const filler = fc.constantFrom('请缴费', '您好，', 'hello ', '。', '')
    fc.assert(fc.property(filler, words, gap, filler, (start, word, between, end) => void expect(isThreat(start + [...word].join(between) + end)).toBe(true)))
  })
})
