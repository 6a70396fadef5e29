import type { Instant } from '../../../functions/calendar.ts'
import type { Coupon } from '../../../functions/tariffs/quote-model.ts'
import { api } from '../../shared/api/client.ts'
import type { Subject } from './act-model.ts'
import type { Area } from './area.ts'
import type { Car, Seen } from './cars-model.ts'
import type { Tariff } from './price-model.ts'
import { askSoon } from './ask-soon.ts'
import { workNow } from './clock.ts'

export const fetchMe = () => askSoon((options) => api.me.$get({}, options))

export async function fetchAreas(): Promise<readonly Area[]> {
  const { items } = await askSoon((options) => api.parking.areas.$get({ query: {} }, options))
  return items.map(({ id, name, tariff, mayEarn, counts: { spaces, closed, permits } }) => ({ id, name, tariff: mayEarn ? tariff : null, counts: { spaces, closed, permits } }))
}

export async function fetchTariffs(): Promise<readonly Tariff[]> {
  const { items } = await askSoon((options) => api.parking.tariffs.$get({}, options))
  return items.map(({ id, versions }) => ({ id, versions: versions.map(({ from, rule }) => ({ from, rule })) }))
}

/** More cars than any area has spaces. */
const pagesMax = 12

/** Everybody inside. `at` is when the first page was asked: what happens after it may be missing. */
export async function fetchSeen(area: string): Promise<Seen> {
  const at = workNow()
  const cars: Car[] = []
  let after: string | undefined
  for (let page = 0; page < pagesMax; page += 1) {
    const { items, next } = await askSoon((options) => api.parking.areas[':area'].present.$get({ param: { area: area as never }, query: { limit: '200', ...(after ? { after } : {}) } }, options))
    cars.push(...items.flatMap((stay) => carOfStay(stay) ?? []))
    if (!next) break
    after = next
  }
  return { area, at, cars }
}

type FoundStay = { readonly plate: string | null; readonly ticket: string | null; readonly class: Car['class']; readonly standing: string; readonly in: string | null; readonly paidFen: number; readonly leaveUntil: string | null; readonly coupons: readonly { readonly discount: Coupon }[] }

export const carOfStay = ({ plate, ticket, class: name, standing, in: entry, paidFen, leaveUntil, coupons }: FoundStay): Car | undefined =>
  entry === null ? undefined : ({ ...(plate === null ? { ticket: Number(ticket) } : { plate }), class: name, standing, in: entry as Instant, paidFen, leaveUntil, coupons: coupons.map(({ discount }) => discount) } as Car)

/** One car as it stands now, with what its price is made of; null = it is not inside. */
export async function fetchStay(area: string, { plate, ticket }: Subject) {
  const query = plate === undefined ? { ticket: String(ticket) } : { plate }
  const { items } = await askSoon((options) => api.parking.areas[':area'].present.$get({ param: { area: area as never }, query }, options), 6_000)
  const [stay] = items
  return stay ? askSoon((options) => api.parking.stays[':stay'].$get({ param: { stay: stay.id } }, options), 6_000) : null
}
/** Throws ApiError with the server's own words: a coupon is a claim on one code, which only the server can give. */
export const redeemCoupon = (stay: string, code: string) => askSoon((options) => api.parking.stays[':stay'].coupons.$post({ param: { stay: stay as never }, json: { code } }, options))
export type FoundStayDetail = NonNullable<Awaited<ReturnType<typeof fetchStay>>>

export const fetchMyShift = async () => (await askSoon((options) => api.parking['my-shift'].$get({}, options))).shift
export type Shift = NonNullable<Awaited<ReturnType<typeof fetchMyShift>>>
