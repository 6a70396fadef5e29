import * as z from 'zod/mini'
import { minutesOfDay, parseDate } from '../../../../functions/calendar.ts'
import type { BookingTerms } from '../../../../functions/facilities/booking-terms.ts'
import { parseDecimal, parseYuan, yuan } from '../../../../functions/money.ts'
import type { Messages } from './zh.ts'

/** The rules as they are typed. */
export type TermsValues = {
  minutes: string
  hours: string[]
  arrive: string
  leave: string
  closed: string
  ahead: string
  lead: string
  most: string
  perMonth: string
  eveningFrom: string
  residentUsual: string
  residentEvening: string
  residentWeekend: string
  otherUsual: string
  otherEvening: string
  otherWeekend: string
  deposit: string
  fullHours: string
  partHours: string
  partPercent: string
}

const halfHour = /^(([01]\d|2[0-3]):(00|30)|24:00)$/
/** Hours in quarters, as minutes. */
const hoursIn = (text: string): number | undefined => {
  const hundredths = parseDecimal(text, 2)
  return hundredths !== undefined && hundredths >= 0 && hundredths <= 16_800 && hundredths % 25 === 0 ? (hundredths / 25) * 15 : undefined
}
const percentIn = (text: string): number | undefined => {
  const bp = parseDecimal(text.replace('%', ''), 2)
  return bp !== undefined && bp >= 0 && bp <= 10_000 ? bp : undefined
}
/** `9:00` and a colon of the Chinese keyboard are understood. */
const clock = (text: string): string => text.trim().replace('：', ':').replace(/^(\d):/, '0$1:')
const span = (text: string): { from: string; to: string } | undefined => {
  const [from = '', to = '', ...more] = text.split(/[-–—－~～至]/).map(clock)
  return more.length === 0 && halfHour.test(from) && halfHour.test(to) && minutesOfDay(from) < minutesOfDay(to) ? { from, to } : undefined
}
const datesOf = (text: string): string[] => text.split(/[\n,，]/).map((line) => line.trim()).filter(Boolean)
const money = (text: string): number | undefined => {
  const fen = parseYuan(text)
  return fen !== undefined && fen >= 0 && fen <= 1_000_000 ? fen : undefined
}

export function termsSchema(words: Messages, way: 'slot' | 'night') {
  const whole = (from: number, to: number) => z.string().check(z.refine((text) => /^\d{1,5}$/.test(text.trim()) && Number(text) >= from && Number(text) <= to, words.wholeWrong(from, to)))
  const clockText = (needed: boolean) => z.string().check(z.refine((text) => !needed || halfHour.test(clock(text)), words.clockWrong))
  const price = z.string().check(z.refine((text) => money(text) !== undefined, words.moneyWrong))
  const perhaps = z.string().check(z.refine((text) => text.trim() === '' || money(text) !== undefined, words.moneyWrong))
  return z
    .object({
      minutes: z.string(),
      hours: z.array(z.string().check(z.refine((text) => way === 'night' || text.trim() === '' || span(text) !== undefined, words.openingWrong))),
      arrive: clockText(way === 'night'),
      leave: clockText(way === 'night'),
      closed: z.string().check(z.refine((text) => datesOf(text).length <= 60 && datesOf(text).every((line) => parseDate(line) !== undefined), words.closedWrong)),
      ahead: whole(0, 180),
      lead: z.string().check(z.refine((text) => hoursIn(text) !== undefined, words.leadWrong)),
      most: whole(1, 14),
      perMonth: whole(1, 31),
      eveningFrom: clockText(true),
      residentUsual: price,
      residentEvening: perhaps,
      residentWeekend: perhaps,
      otherUsual: price,
      otherEvening: perhaps,
      otherWeekend: perhaps,
      deposit: price,
      fullHours: whole(0, 720),
      partHours: whole(0, 720),
      partPercent: z.string().check(z.refine((text) => percentIn(text) !== undefined, words.percentWrong)),
    })
    .check(
      z.refine(({ fullHours, partHours }) => Number(partHours) <= Number(fullHours), { path: ['partHours'], error: words.partWrong }),
      z.refine(({ arrive, leave }) => way === 'slot' || minutesOfDay(clock(leave)) <= minutesOfDay(clock(arrive)), { path: ['leave'], error: words.leaveWrong }),
    )
}

export function termsOf(values: TermsValues, way: 'slot' | 'night'): BookingTerms {
  const perhaps = (text: string): number | null => (text.trim() === '' ? null : money(text)!)
  const by: BookingTerms['by'] = way === 'night' ? { by: 'night', arrive: clock(values.arrive), leave: clock(values.leave) } : { by: 'slot', minutes: Number(values.minutes), hours: values.hours.map((text) => span(text) ?? null) }
  return {
    by,
    closed: datesOf(values.closed).map((line) => parseDate(line)!),
    aheadDays: Number(values.ahead),
    leadMinutes: hoursIn(values.lead)!,
    most: Number(values.most),
    perMonth: Number(values.perMonth),
    eveningFrom: clock(values.eveningFrom),
    residents: { usualFen: money(values.residentUsual)!, eveningFen: way === 'night' ? null : perhaps(values.residentEvening), weekendFen: perhaps(values.residentWeekend) },
    others: { usualFen: money(values.otherUsual)!, eveningFen: way === 'night' ? null : perhaps(values.otherEvening), weekendFen: perhaps(values.otherWeekend) },
    depositFen: money(values.deposit)!,
    refund: { fullHours: Number(values.fullHours), partHours: Number(values.partHours), partBp: percentIn(values.partPercent)! },
  }
}

const usualDay = '09:00-21:00'

export function valuesOf(terms: BookingTerms | null): TermsValues {
  const by = terms?.by
  const money2 = (fen: number | null | undefined): string => (fen === null || fen === undefined ? '' : yuan(fen))
  return {
    minutes: String(by?.by === 'slot' ? by.minutes : 120),
    hours: by?.by === 'slot' ? by.hours.map((one) => (one ? `${one.from}-${one.to}` : '')) : Array.from({ length: 7 }, () => usualDay),
    arrive: by?.by === 'night' ? by.arrive : '14:00',
    leave: by?.by === 'night' ? by.leave : '12:00',
    closed: terms?.closed.join('\n') ?? '',
    ahead: String(terms?.aheadDays ?? 14),
    lead: String((terms?.leadMinutes ?? 120) / 60),
    most: String(terms?.most ?? 2),
    perMonth: String(terms?.perMonth ?? 4),
    eveningFrom: terms?.eveningFrom ?? '17:00',
    residentUsual: money2(terms?.residents.usualFen),
    residentEvening: money2(terms?.residents.eveningFen),
    residentWeekend: money2(terms?.residents.weekendFen),
    otherUsual: money2(terms?.others.usualFen),
    otherEvening: money2(terms?.others.eveningFen),
    otherWeekend: money2(terms?.others.weekendFen),
    deposit: terms ? yuan(terms.depositFen) : '0',
    fullHours: String(terms?.refund.fullHours ?? 24),
    partHours: String(terms?.refund.partHours ?? 2),
    partPercent: String((terms?.refund.partBp ?? 5000) / 100),
  }
}
