import type { Facility } from './model.ts'
import { wayOfBooking } from './booking-rules.ts'
import { notBookable, otherWayOfBooking } from './words.ts'

export function checkBooking({ kind, booking }: { readonly kind: Facility['kind']; readonly booking?: Facility['booking'] }): void {
  if (!booking) return
  const way = wayOfBooking(kind)
  if (!way) throw notBookable()
  if (way !== booking.by.by) throw otherWayOfBooking(way)
}
