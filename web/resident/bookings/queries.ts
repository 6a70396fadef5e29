import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../shared/api/client.ts'

const fetchBookables = () => ask(api.bookings.facilities.$get())
export type Bookable = Awaited<ReturnType<typeof fetchBookables>>['items'][number]
export const bookablesQuery = queryOptions({ queryKey: ['bookables'], queryFn: fetchBookables, staleTime: 300_000 })

const fetchSlots = (facility: string, from: string, days: number) => ask(api.bookings.slots.$get({ query: { facility, from, days: String(days) } }))
export type SlotCalendar = Awaited<ReturnType<typeof fetchSlots>>
export type SlotOfDay = SlotCalendar['days'][number]['slots'][number]
export const slotsQuery = (facility: string, from: string, days: number) => queryOptions({ queryKey: ['slots', facility, from, days], queryFn: () => fetchSlots(facility, from, days) })

const fetchMine = (unit: string) => ask(api.bookings.$get({ query: { unit, limit: '20' } }))
export const mineQuery = (unit: string) => queryOptions({ queryKey: ['bookings', unit], queryFn: () => fetchMine(unit) })

const fetchBooking = (booking: string) => ask(api.bookings[':booking'].$get({ param: { booking } }))
export type Booking = Awaited<ReturnType<typeof fetchBooking>>
export const bookingQuery = (booking: string) => queryOptions({ queryKey: ['booking', booking], queryFn: () => fetchBooking(booking) })
