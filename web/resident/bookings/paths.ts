const withUnit = (path: string, query: Readonly<Record<string, string | undefined>>): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value)
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

export const bookingsPath = (unit?: string): string => withUnit('/bookings', { unit })
export const calendarPath = (facility: string, query: { readonly unit: string; readonly from?: string; readonly day?: string }): string => withUnit(`/bookings/at/${facility}`, query)
export const newBookingPath = (facility: string, unit: string, start: string): string => withUnit('/bookings/new', { facility, unit, start })
export const bookingPath = (booking: string): string => `/bookings/${booking}`
