import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessDate } from '../../functions/calendar.ts'
import type { OpenBill } from '../../functions/fees/account.ts'
import { fen } from '../../functions/money.ts'
import { smsText } from '../../functions/ports/sms-text.ts'
import { defaults, reminderKinds } from '../../functions/reminders/model.ts'
import { nextLoud } from '../../functions/reminders/quiet-hours.ts'
import { emailOf, isThreat, smsOf } from '../../functions/reminders/texts.ts'
import { type Facts, verdictOf } from '../../functions/reminders/verdict.ts'

const today = '2026-12-20' as BusinessDate
const bill = (dueDate: string, openFen = 3000): OpenBill => ({ bill: 'b' as never, period: '2026-12' as never, no: '202612-00001', dueDate: dueDate as BusinessDate, amountFen: fen(openFen), openFen: fen(openFen), openByFund: { ORGANISATION: fen(openFen) } })
const facts = (more: Partial<Facts> = {}): Facts => ({ account: { open: [bill('2026-12-01')], creditFen: fen(0) }, today, kind: 'due', settings: defaults, stoppedUntil: null, hardship: false, disputed: false, last: null, hasPhone: true, hasEmail: false, ...more })

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
    ['credit that covers it', { account: { open: [bill('2026-12-01')], creditFen: fen(3000) } }, 'credit-covers'],
    ['credit that covers all but a fen', { account: { open: [bill('2026-12-01')], creditFen: fen(2999) } }, 'sms'],
    ['99 fen', { account: { open: [bill('2026-12-01', 99)], creditFen: fen(0) } }, 'too-small'],
    ['reminded 13 days ago', { last: addDays(today, -13) }, 'recent'],
    ['reminded 14 days ago', { last: addDays(today, -14) }, 'sms'],
    ['an e-mail address and no phone', { hasPhone: false, hasEmail: true }, 'email'],
    ['neither', { hasPhone: false }, 'no-contact'],
  ])('%s', (_, more, expected) => {
    const verdict = verdictOf(facts(more))
    expect('channel' in verdict ? verdict.channel : verdict.skip).toBe(expected)
  })

  it('never before the due date, whatever else is true', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.constantFrom(...reminderKinds), fc.boolean(), fc.nat(100_000), (days, kind, hasPhone, openFen) => {
        const verdict = verdictOf(facts({ kind, hasPhone, account: { open: [bill(addDays(today, days), openFen + 1)], creditFen: fen(0) } }))
        expect(verdict).toMatchObject({ skip: 'nothing-due', dueFen: 0 })
      }),
    )
  })
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
  const filled = { site: '东街物业服务社', phone: '0571-8888 0000', place: '1幢 1-101', dueFen: fen(3000), url: 'http://dongjie.test' }

  it.each(reminderKinds)('of %s threaten with nothing, in either language and by either channel', (kind) => {
    const { subject, text } = emailOf(kind, filled)
    for (const said of [subject, text, smsText({ phone: '13800000001', ...smsOf(kind, filled) })]) {
      expect(isThreat(said)).toBe(false)
      expect(said).toContain(said === subject ? '东街物业服务社' : '1幢 1-101')
    }
    expect(text).toContain('30.00')
  })

  it.each(['逾期将停水', '不缴就断电', 'We will cut off the water supply', '名单将公示曝光', '将影响征信', 'see you in court'])('%s would be a threat', (text) => expect(isThreat(text)).toBe(true))
})
