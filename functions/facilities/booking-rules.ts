import type { BookingTerms } from './booking-terms.ts'
import type { FacilityKind } from './model.ts'

/**
 * What can be booked, and how. The kind of a facility never changes, so neither does this: the pieces of time that nights take and
 * those that slots take know nothing of each other.
 */
const ways: Readonly<Partial<Record<FacilityKind, BookingTerms['by']['by']>>> = { room: 'slot', court: 'slot', 'guest-bed': 'night' }

export const wayOfBooking = (kind: FacilityKind): BookingTerms['by']['by'] | undefined => ways[kind]
