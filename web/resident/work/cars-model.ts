import { dateOfInstant, type Instant } from '../../../functions/calendar.ts'
import { normalPlate } from '../../../functions/parking/plate-model.ts'
import { type QuoteLine, quoteLines, readyTariff, type TariffRule, toLocalMinute, type VehicleClass } from '../../../functions/tariffs/quote-model.ts'
import type { Act, Passing, Subject } from './act-model.ts'

/** Who is inside and what they owe, as far as the phone knows: the server's last list and what this phone did since. */

export type Car = Subject & {
  readonly class: VehicleClass
  /** `unknown`: noted without network, so nobody has looked for a permit or on the blacklist yet. */
  readonly standing: string
  readonly in: Instant
  readonly paidFen: number
  /** Paid, and may leave until then. */
  readonly leaveUntil: Instant | null
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

/** By any part of plate or ticket, those inside longest first. */
export function searchCars(cars: readonly Car[], text: string): readonly Car[] {
  const wanted = normalPlate(text)
  return cars.filter((car) => subjectName(car).includes(wanted)).sort((a, b) => (a.in < b.in ? -1 : 1))
}

/** Dated rules of a tariff, oldest first, as the server lists them. */
export type Tariff = { readonly id: string; readonly versions: readonly { readonly from: string; readonly rule: TariffRule }[] }
export type Price = { readonly feeFen: number; readonly dueFen: number; readonly lines: readonly QuoteLine[] }

const isFree = (standing: string): boolean => standing === 'permit' || standing === 'grace' || standing === 'visitor'

/** What a car owes at `at`, by the very rule that the server charges with; undefined where the phone cannot know. */
export function priceOf({ in: entry, class: name, standing, paidFen, leaveUntil }: Pick<Car, 'in' | 'class' | 'standing' | 'paidFen' | 'leaveUntil'>, tariff: Tariff | null | undefined, at: Instant): Price | undefined {
  if (tariff === undefined) return undefined
  if (tariff === null || isFree(standing)) return { feeFen: 0, dueFen: 0, lines: [] }
  const day = dateOfInstant(entry)
  const version = [...tariff.versions].reverse().find(({ from }) => from <= day) ?? tariff.versions[0]
  if (!version) return undefined
  try {
    const minute = toLocalMinute(entry)
    const { totalFen, lines } = quoteLines(readyTariff(version.rule), { in: minute, out: Math.max(minute, toLocalMinute(at)), class: name })
    const may = leaveUntil !== null && at <= leaveUntil
    return { feeFen: totalFen, dueFen: may ? 0 : Math.max(0, totalFen - paidFen), lines }
  } catch {
    // More than a year inside: a person decides.
    return undefined
  }
}

/** Spaces that a short stay may take: neither closed, nor held by a permit, nor taken by another short stay. */
export const freeSpaces = ({ spaces, closed, permits }: { readonly spaces: number; readonly closed: number; readonly permits: number }, cars: readonly Pick<Car, 'standing'>[]): number =>
  Math.max(0, spaces - closed - permits - cars.filter(({ standing }) => standing !== 'permit' && standing !== 'grace').length)
