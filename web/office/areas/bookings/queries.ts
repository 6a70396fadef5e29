import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

const getBookables = () => ask(api.bookings.facilities.$get())
export type Bookable = Awaited<ReturnType<typeof getBookables>>['items'][number]
export const bookablesQuery = queryOptions({ queryKey: ['bookables'], queryFn: getBookables })

export const calendarDays = 7
const getCalendar = (facility: string, from: string, days: number) => ask(api.bookings.slots.$get({ query: { facility, from, days: String(days) } }))
export type Calendar = Awaited<ReturnType<typeof getCalendar>>
export type CalendarSlot = Calendar['days'][number]['slots'][number]
export const calendarQuery = (facility: string, from: string, days = calendarDays) =>
  queryOptions({ queryKey: ['booking-calendar', facility, from, days], placeholderData: keepPreviousData, queryFn: () => getCalendar(facility, from, days) })

type Filters = { readonly from?: string; readonly to?: string; readonly facility?: string; readonly state?: string; readonly deposit?: 'held'; readonly after?: string }
const getBookings = (query: Filters) => ask(api.bookings.$get({ query: { ...query, limit: '50' } }))
export type FoundBooking = Awaited<ReturnType<typeof getBookings>>['items'][number]
export const bookingsQuery = (query: Filters) => queryOptions({ queryKey: ['bookings', query], placeholderData: keepPreviousData, queryFn: () => getBookings(query) })
export const depositsQuery = (from: string, to: string, after?: string) => queryOptions({ queryKey: ['bookings', 'deposits', from, to, after], queryFn: () => getBookings({ from, to, deposit: 'held', ...(after ? { after } : {}) }) })

const getBooking = (booking: string) => ask(api.bookings[':booking'].$get({ param: { booking } }))
export type BookingDetail = Awaited<ReturnType<typeof getBooking>>
export const bookingQuery = (booking: string) => queryOptions({ queryKey: ['booking', booking], queryFn: () => getBooking(booking) })

export const afterBooking = (client: QueryClient): Promise<unknown> => Promise.all(['booking', 'bookings', 'booking-calendar'].map((key) => client.invalidateQueries({ queryKey: [key] })))
