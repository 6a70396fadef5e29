import { describe, expect, test } from 'vitest'
import { addDays, type BusinessDate } from '../../functions/calendar.ts'
import type { HeldCertificate } from '../../functions/certificates/fitness-rules.ts'
import { checkPerson } from '../../functions/rosters/rules/check-labour.ts'
import { endingSoon, fitForPost, type Asked } from '../../functions/rosters/rules/fit-for-post.ts'
import { usualLimits, type Duty, type LabourPerson } from '../../functions/rosters/rules/labour-model.ts'

const monday = '2026-11-02' as BusinessDate
const within = { from: '2026-11-01' as BusinessDate, to: '2026-11-30' as BusinessDate }
const guard: LabourPerson = { id: 'lin', partTime: false, overtimeAgreed: false, averaged: null }
const duty = (day: number, startMinute = 480): Duty => ({ date: addDays(monday, day), post: 'fire', startMinute, spanMinutes: 480, breakMinutes: 0, breakStart: null })
const card = (more: Partial<HeldCertificate> = {}): HeldCertificate => ({ kind: 'operator', level: '4', terms: [{ from: addDays(monday, -90), to: addDays(monday, 3), reviewMonths: null }], reviews: [], revokedOn: null, ...more })
const asked: Asked = { posts: new Map([['fire', { certificates: ['operator@4'], training: [{ topic: 'fire', hours: 2 }] }]]), levels: { operator: ['5', '4', '3'] } }
const trained = [{ topic: 'fire', minutes: 120, on: monday }]

describe('W3, as certificates and training have it', () => {
  const told = (held: readonly HeldCertificate[], duties: readonly Duty[], training = trained) => fitForPost(guard, duties, asked, { held, training }, within).map(({ days, say }) => `${days[0]!.slice(8)} ${say.en.slice(12)}`)

  test.each<[string, HeldCertificate[], Duty[], string[]]>([
    ['a night that starts on the last day is good, the day after is not', [card()], [duty(3, 1380), duty(4)], ['06 the certificate operator has been out of date since 2026-11-06, so this post cannot be worked.']],
    ['a renewal counts', [card({ terms: [...card().terms, { from: addDays(monday, 4), to: null, reviewMonths: null }] })], [duty(4)], []],
    ['a missed review', [card({ terms: [{ from: '2024-11-05' as BusinessDate, to: null, reviewMonths: 24 }] })], [duty(2), duty(3)], ['05 the certificate operator has lacked its review since 2026-11-05, so this post cannot be worked.']],
    ['a review that was passed', [card({ terms: [{ from: '2024-11-05' as BusinessDate, to: null, reviewMonths: 24 }], reviews: [monday] })], [duty(3)], []],
    ['revoked', [card({ revokedOn: addDays(monday, 1) })], [duty(0), duty(1)], ['03 the certificate operator was revoked on 2026-11-03, so this post cannot be worked.']],
    ['too low', [card({ level: '5' })], [duty(0)], ['02 the certificate operator is of too low a level, 4 is needed, so this post cannot be worked.']],
    ['higher', [card({ level: '3' })], [duty(0)], []],
    ['none', [], [duty(0)], ['02 no certificate operator, so this post cannot be worked.']],
  ])('%s', (_, held, duties, expected) => expect(told(held, duties)).toEqual(expected))

  test('training counts from the day on which it was attended', () => {
    expect(told([card()], [duty(0), duty(1)], [{ topic: 'fire', minutes: 60, on: monday }, { topic: 'fire', minutes: 60, on: addDays(monday, 1) }])).toEqual(['02 training in fire is 1 h of the 2 h needed, so this post cannot be worked.'])
  })

  test('a post that asks for nothing refuses nobody, and days outside are not looked at', () => {
    expect(fitForPost(guard, [{ ...duty(0), post: 'gate' }], asked, { held: [], training: [] }, within)).toEqual([])
    expect(fitForPost(guard, [duty(-5)], asked, { held: [], training: [] }, within)).toEqual([])
  })

  test('what ends within 30 days of a shift warns once, as it stands on the last one', () => {
    expect(endingSoon([duty(0), duty(2)], asked, { held: [card()], training: trained }, within)).toEqual([{ code: 'certificate-ends', kind: 'operator', on: addDays(monday, 3), days: 1 }])
    expect(endingSoon([duty(0)], asked, { held: [card({ terms: [{ from: monday, to: addDays(monday, 31), reviewMonths: null }] })], training: trained }, within)).toEqual([])
  })
})

test('one person is judged alone, hours, rests and certificates together', () => {
  const rostered = { person: guard, duties: [duty(0), duty(0, 1200)], qualified: { held: [card()], training: trained } }
  expect(checkPerson(rostered, [usualLimits], asked, within).map(({ rule }) => rule)).toEqual(['W1-day', 'W2'])
})
