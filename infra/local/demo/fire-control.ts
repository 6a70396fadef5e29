import { addDays, type BusinessDate, firstDay, periodOfDate } from '../../../functions/calendar.ts'
import type { Caller } from './caller.ts'

const names = ['骆永明', '俞建平', '蒋国芳', '毛水英', '倪卫民', '邱月娥', '顾长根', '孟庆生', '洪彩凤', '丁伟强']
const women = new Set([2, 3, 5, 8])

/** Five teams of two: with fewer nobody could keep the fire-control room by day and night within the law's hours. */
export const operators = names.map((name, at) => ({ id: `demofire00${String(at).padStart(2, '0')}`, name }))

/** Ten people with the certificate, hired for the room since the first of this day's month. */
export async function fillFireControl(call: Caller, day: BusinessDate): Promise<void> {
  const from = firstDay(periodOfDate(day))
  for (const [at, { id, name }] of operators.entries()) {
    await call('POST', '/seekers', { id, name, phone: `138000003${String(at).padStart(2, '0')}`, gender: women.has(at) ? 'f' : 'm', born: `${1981 + (at % 8)}-0${1 + (at % 9)}-12`, consent: { version: '2026-11', on: addDays(from, -20), sensitive: true, how: 'paper' } })
    await call('POST', '/certificates', { id: `democertf${String(at).padStart(3, '0')}`, person: id, kind: 'fire-control-operator', issuedOn: addDays(from, -300 - at * 40), number: `33${String(20_260_000 + at * 41)}`, issuer: '消防行业职业技能鉴定站', level: '4' })
    await call('POST', '/hires', {
      id, person: id, no: `HT-2026-1${String(at).padStart(2, '0')}`, post: 'demopost0007', kind: 'fixed', from, to: addDays(from, 700), place: '东城', insuranceFrom: from, probationMonths: 1,
      hours: { system: 'standard', perDay: 8, perWeek: 40 }, pay: { per: 'month', amountFen: 400_000 }, subsidisedBefore: { months: 0, since: null },
    })
  }
}
