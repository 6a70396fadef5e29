import type { Instant } from '../../../functions/calendar.ts'
import type { Coupon, VehicleClass } from '../../../functions/tariffs/quote-model.ts'
import type { Act, Passing, Subject } from './act-model.ts'

/** Who is inside, as far as the phone knows: the server's last list and what this phone did since. */

export type Car = Subject & {
  readonly class: VehicleClass
  /** `unknown`: noted without network, so nobody has looked for a permit or on the blacklist yet. */
  readonly standing: string
  readonly in: Instant
  readonly paidFen: number
  /** Paid, and may leave until then. */
  readonly leaveUntil: Instant | null
  /** What its coupons take off; a list of before there were any has none. */
  readonly coupons?: readonly Coupon[]
}

/** The server's list of an area at a moment. */
export type Seen = { readonly area: string; readonly at: Instant; readonly cars: readonly Car[] }

export const subjectName = ({ plate, ticket }: Pick<Subject, 'plate' | 'ticket'>): string => (plate === undefined ? String(ticket).padStart(6, '0') : plate)

const sameSubject = (a: Pick<Subject, 'plate' | 'ticket'>, b: Pick<Subject, 'plate' | 'ticket'>): boolean => a.plate === b.plate && a.ticket === b.ticket

/** The list is read from an index that is a moment behind. */
const indexMs = 60_000
/** Two reads of one passing, as the server takes them. */
export const sameReadMs = 2 * 60_000

/** Acts that the list may not hold yet are folded onto it; folding one that it holds changes nothing. */
export function carsInside(seen: Seen, acts: readonly Act[]): readonly Car[] {
  const since = Date.parse(seen.at) - indexMs
  let cars = [...seen.cars]
  const mine = acts.filter((act): act is Passing => (act.kind === 'in' || act.kind === 'out') && act.area === seen.area && (act.state === 'waiting' || (act.state === 'sent' && Date.parse(act.at) >= since)))
  for (const act of mine.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.number - b.number))) {
    const there = cars.find((car) => sameSubject(car, act))
    if (there && there.in > act.at) continue
    if (there && act.kind === 'in' && Date.parse(act.at) - Date.parse(there.in) <= sameReadMs) continue
    cars = cars.filter((car) => car !== there)
    if (act.kind === 'in') cars.push(carOf(act))
  }
  return cars
}

const carOf = ({ plate, ticket, class: name, answer, at }: Passing): Car =>
  ({ ...(plate === undefined ? { ticket } : { plate }), class: name, standing: answer?.stay?.standing ?? 'unknown', in: at, paidFen: 0, leaveUntil: null }) as Car

export const findCar = (cars: readonly Car[], subject: Subject): Car | undefined => cars.find((car) => sameSubject(car, subject))

/** Spaces that a short stay may take: neither closed, nor held by a permit, nor taken by another short stay. */
export const freeSpaces = ({ spaces, closed, permits }: { readonly spaces: number; readonly closed: number; readonly permits: number }, cars: readonly Pick<Car, 'standing'>[]): number =>
  Math.max(0, spaces - closed - permits - cars.filter(({ standing }) => standing !== 'permit' && standing !== 'grace').length)
