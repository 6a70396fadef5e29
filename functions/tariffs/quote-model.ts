import type { BusinessDate } from '../calendar.ts'
import { invalid } from '../faults.ts'

/** What a short stay costs (P3), without I/O and without zod: the office draws its price curve with this very function. */

export const vehicleClasses = ['small', 'large', 'green', 'motor'] as const
export type VehicleClass = (typeof vehicleClasses)[number]

/** What one class pays, in fen. `capFen: null` = no cap. `firstFen` counts only where the rule has a first period, `nightFen` where it has a night. */
export type Amounts = { readonly firstFen: number; readonly stepFen: number; readonly nightFen: number; readonly capFen: number | null }

export type ClassPrices = { readonly class: VehicleClass; readonly usual: Amounts; /** On the rule's holidays; `null` = as usual. */ readonly holiday: Amounts | null }

/** Lengths in minutes; places in the day in minutes after midnight, Asia/Shanghai. */
export type TariffRule = {
  /** `once`: a stay up to so long is free, a longer one pays from its first minute. `off`: the first minutes are never paid. */
  readonly free: { readonly minutes: number; readonly how: 'once' | 'off' }
  /** 0 = there is none, steps begin at once. */
  readonly firstMinutes: number
  readonly stepMinutes: number
  /** Over midnight where `from` is later than `to`. A night costs its flat price once, however much of it is stayed; no step runs in it. */
  readonly night: { readonly from: number; readonly to: number } | null
  readonly capPer: 'calendar-day' | 'rolling-24h'
  /** True: each new day (or 24 hours) begins with a first period again. False: steps run on. */
  readonly restarts: boolean
  /** How long after paying a car may leave without paying again; it changes no price. */
  readonly leaveMinutes: number
  /** A class that is not here pays as `small`, which is always here. */
  readonly classes: readonly ClassPrices[]
  readonly holidays: readonly BusinessDate[]
}

export type Coupon = { readonly kind: 'minutes'; readonly minutes: number } | { readonly kind: 'fen'; readonly fen: number }

/** Minutes of the local clock since 1970-01-01 00:00: what the driver reads on the ticket; seconds do not count. */
export type LocalMinute = number
export type StayTimes = { readonly in: LocalMinute; readonly out: LocalMinute; readonly class: VehicleClass; readonly coupons?: readonly Coupon[] }

export const quoteLineKinds = ['free', 'first', 'step', 'night', 'cap', 'coupon', 'kept'] as const
/** A line for people. `from`, `to`: where on the clock it belongs; the lines of a quote add up to it. `kept`: paid before its coupon came, so it is not taken off. */
export type QuoteLine = { readonly kind: (typeof quoteLineKinds)[number]; readonly from: LocalMinute; readonly to: LocalMinute; readonly count: number; readonly amountFen: number }

const day = 1440
/** A car that stands longer is no short stay; it also bounds the walk. */
export const stayDaysMax = 366

/** China has kept UTC+8 without summer time since 1992. */
const offsetMinutes = 480
export const toLocalMinute = (instant: string | number): LocalMinute => Math.floor((typeof instant === 'number' ? instant : Date.parse(instant)) / 60_000) + offsetMinutes
export const minuteOfDate = (date: BusinessDate): LocalMinute => Date.parse(`${date}T00:00:00Z`) / 60_000

/** A rule made ready for many quotes. */
export type ReadyTariff = { readonly rule: TariffRule; readonly holidays: ReadonlySet<number>; readonly prices: ReadonlyMap<VehicleClass, ClassPrices> }

export function readyTariff(rule: TariffRule): ReadyTariff {
  const small = rule.classes.find((one) => one.class === 'small')!
  return {
    rule,
    holidays: new Set(rule.holidays.map((date) => minuteOfDate(date) / day)),
    prices: new Map(vehicleClasses.map((name) => [name, rule.classes.find((one) => one.class === name) ?? small])),
  }
}

/** The price of a stay in fen: never negative, and never less for leaving later. Throws `invalid` when out is before in or the stay is too long. */
export const quoteFen = (tariff: ReadyTariff, stay: StayTimes): number => priced(tariff, stay, undefined)

/** The same price with the lines that it is made of. */
export function quoteLines(tariff: ReadyTariff, stay: StayTimes): { readonly totalFen: number; readonly lines: readonly QuoteLine[] } {
  const lines: QuoteLine[] = []
  return { totalFen: priced(tariff, stay, lines), lines }
}

function priced(tariff: ReadyTariff, stay: StayTimes, lines: QuoteLine[] | undefined): number {
  checkTimes(stay)
  if (!stay.coupons?.length) return walk(tariff, stay, 0, lines)
  return lessCoupons(walk(tariff, stay, bestMinutes(tariff, stay, stay.coupons), lines), stay, lines)
}

/**
 * Minutes move the meter into other hours and days, which may cost more. So of the coupons' minutes, in the order in which they
 * came, as many count as make the stay cheapest: no coupon ever raises a price, whatever the tariff.
 */
function bestMinutes(tariff: ReadyTariff, stay: StayTimes, coupons: readonly Coupon[]): number {
  let minutes = 0
  let best = 0
  let least: number | undefined
  for (const coupon of coupons) {
    if (coupon.kind !== 'minutes') continue
    least ??= walk(tariff, stay, 0, undefined)
    minutes += coupon.minutes
    const total = walk(tariff, stay, minutes, undefined)
    if (total <= least) [best, least] = [minutes, total]
  }
  return best
}

/**
 * Walks the paid time once, in pieces that lie within one day, one cap window, and wholly in or out of the night. The meter
 * counts minutes outside the night. A first period or a step is paid when it begins, at the prices of that day, and counts
 * against the cap of the window that it begins in: so a step over midnight is paid once.
 */
function walk({ rule, holidays, prices }: ReadyTariff, stay: StayTimes, couponMinutes: number, lines: QuoteLine[] | undefined): number {
  const { out } = stay
  const start = paidFrom(rule, stay, couponMinutes, lines)
  if (start >= out) return 0
  const { night, firstMinutes, stepMinutes, capPer, restarts } = rule
  const mine = prices.get(stay.class)!
  const rolling = capPer === 'rolling-24h'

  let total = 0
  let meter = 0
  let wasNight = false
  let amounts = mine.usual
  let dayEnd = -1
  let windowEnd = -1
  let windowStart = start
  let windowFen = 0
  let windowCap: number | null = null
  for (let at = start; at < out; ) {
    if (at >= dayEnd) {
      const dayNumber = Math.floor(at / day)
      dayEnd = (dayNumber + 1) * day
      amounts = mine.holiday && holidays.size > 0 && holidays.has(dayNumber) ? mine.holiday : mine.usual
    }
    if (at >= windowEnd) {
      total += capped(windowFen, windowCap, lines, windowStart, at)
      windowStart = at
      windowFen = 0
      windowCap = amounts.capFen
      windowEnd = rolling ? at + day : dayEnd
      if (restarts) meter = 0
    }
    let end = out < dayEnd ? out : dayEnd
    if (windowEnd < end) end = windowEnd
    let isNight = false
    if (night) {
      const minute = at - (dayEnd - day)
      isNight = night.from < night.to ? minute >= night.from && minute < night.to : minute >= night.from || minute < night.to
      const border = dayEnd - day + (isNight ? night.to : night.from)
      const next = border > at ? border : border + day
      if (next < end) end = next
    }
    if (isNight) {
      if (!wasNight) {
        windowFen += amounts.nightFen
        lines?.push({ kind: 'night', from: at, to: end, count: 1, amountFen: amounts.nightFen })
      }
    } else {
      const until = meter + end - at
      if (meter === 0 && firstMinutes > 0) {
        windowFen += amounts.firstFen
        lines?.push({ kind: 'first', from: at, to: Math.min(end, at + firstMinutes), count: 1, amountFen: amounts.firstFen })
      }
      const steps = stepsBegun(until - firstMinutes, stepMinutes) - stepsBegun(meter - firstMinutes, stepMinutes)
      if (steps > 0) {
        windowFen += steps * amounts.stepFen
        lines?.push({ kind: 'step', from: at + Math.max(0, firstMinutes - meter), to: end, count: steps, amountFen: steps * amounts.stepFen })
      }
      meter = until
    }
    wasNight = isNight
    at = end
  }
  return total + capped(windowFen, windowCap, lines, windowStart, out)
}

/** Steps that have begun after `minutes` of the meter beyond the first period. */
const stepsBegun = (minutes: number, step: number): number => (minutes <= 0 ? 0 : Math.ceil(minutes / step))

function checkTimes({ in: from, out }: StayTimes): void {
  if (out < from) throw invalid('out-before-in', { zh: '出场时间早于入场时间，没有计费。请核对两个时间。', en: 'The exit is before the entry. Nothing was charged. Check both times.' })
  if (!(out - from <= stayDaysMax * day)) throw invalid('stay-too-long', { zh: `停放超过 ${stayDaysMax} 天，不按临停计费，请由负责人处理。`, en: `A stay of more than ${stayDaysMax} days is no short stay. Ask the head to settle it.` })
}

/** Where payment begins: after the free minutes that are taken off and the coupons' minutes; at the exit where nothing is to pay. */
function paidFrom({ free }: TariffRule, { in: from, out }: StayTimes, couponMinutes: number, lines: QuoteLine[] | undefined): LocalMinute {
  const isFree = out - from <= free.minutes
  const until = isFree ? out : free.how === 'off' ? from + free.minutes : from
  if (until > from) lines?.push({ kind: 'free', from, to: until, count: until - from, amountFen: 0 })
  if (isFree) return until
  const start = Math.min(out, until + couponMinutes)
  if (couponMinutes > 0) lines?.push({ kind: 'coupon', from: until, to: start, count: start - until, amountFen: 0 })
  return start
}

function capped(fen: number, cap: number | null, lines: QuoteLine[] | undefined, from: LocalMinute, to: LocalMinute): number {
  if (cap === null || fen <= cap) return fen
  lines?.push({ kind: 'cap', from, to, count: 1, amountFen: cap - fen })
  return cap
}

function lessCoupons(total: number, { in: from, out, coupons }: StayTimes, lines: QuoteLine[] | undefined): number {
  if (!coupons) return total
  let left = total
  for (const coupon of coupons) {
    if (coupon.kind !== 'fen') continue
    const used = Math.min(left, coupon.fen)
    left -= used
    lines?.push({ kind: 'coupon', from, to: out, count: 1, amountFen: -used })
  }
  return left
}
