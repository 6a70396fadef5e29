import type { BusinessDate } from '../../functions/calendar.ts'
import { type Amounts, type Coupon, type LocalMinute, minuteOfDate, quoteFen, readyTariff, type TariffRule, type VehicleClass } from '../../functions/tariffs/quote-model.ts'

const amounts = (more: Partial<Amounts> = {}): Amounts => ({ firstFen: 0, stepFen: 200, nightFen: 0, capFen: null, ...more })

/** 2 yuan for each begun hour, nothing else; what a test is about is put over it. */
export const rule = ({ usual, holiday, ...more }: Partial<TariffRule> & { usual?: Partial<Amounts>; holiday?: Partial<Amounts> } = {}): TariffRule => ({
  free: { minutes: 0, how: 'once' },
  firstMinutes: 0,
  stepMinutes: 60,
  night: null,
  capPer: 'calendar-day',
  restarts: false,
  leaveMinutes: 15,
  classes: [{ class: 'small', usual: amounts(usual), holiday: holiday ? amounts({ ...usual, ...holiday }) : null }],
  holidays: [],
  ...more,
})

/** `11-26 23:59` of 2026 on the local clock. */
export const moment = (text: string): LocalMinute => {
  const [date, time] = text.split(' ') as [string, string]
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  return minuteOfDate(`${date.length === 5 ? '2026-' : ''}${date}` as BusinessDate) + hour * 60 + minute
}

/** Yuan for a stay from one local time to another. */
export const price = (of: TariffRule, from: string, to: string, more: { class?: VehicleClass; coupons?: readonly Coupon[] } = {}): number =>
  quoteFen(readyTariff(of), { in: moment(from), out: moment(to), class: 'small', ...more }) / 100
