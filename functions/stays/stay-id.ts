import { createHash } from 'node:crypto'
import type { Instant } from '../calendar.ts'
import type { ParkingAreaId, StayId } from '../ids.ts'

/** Who stays: a car by its plate, or a paper ticket by its number. */
export type Subject = { readonly kind: 'plate' | 'ticket'; readonly text: string }

/** 12 characters of `[a-z0-9]`, 62 bits: plates stand in no key and no address. */
export const hashed = (...parts: readonly (string | number)[]): string => (createHash('sha256').update(JSON.stringify(parts)).digest().readBigUInt64BE(0) >> 2n).toString(36).padStart(12, '0').slice(-12)

export const subjectKey = ({ kind, text }: Subject): string => hashed(kind, text)
export const eventKey = (device: string, sequence: number): string => hashed(device, sequence)

/** Area, minute when it was first seen (UTC), who, first event: a stay's place follows from its id. */
export type StayPlace = { readonly area: ParkingAreaId; readonly minute: string; readonly subject: string; readonly key: string }

export const minuteOf = (at: Instant): string => at.slice(2, 16).replace(/\D/g, '')
export const stayIdOf = ({ area, minute, subject, key }: StayPlace): StayId => `${area}-${minute}-${subject}-${key}` as StayId

export const stayIdPattern = /^([a-z0-9]{12})-(\d{10})-([a-z0-9]{12})-([a-z0-9]{12})$/
export function placeOfStay(id: string): StayPlace | undefined {
  const [, area, minute, subject, key] = stayIdPattern.exec(id) ?? []
  return area && minute && subject && key ? { area: area as ParkingAreaId, minute, subject, key } : undefined
}
/** Every two digits are a field; a stay is kept with its month in UTC, `2611`. */
export const monthOfMinute = (minute: string): string => minute.slice(0, 4)
