import { lazy } from 'react'
import { Route, Switch } from 'wouter'
import { MissingPage } from '../shell/missing-page.tsx'
import { OfHousehold } from './of-household.tsx'

const BookablesPage = lazy(async () => ({ default: (await import('./bookables-page.tsx')).BookablesPage }))
const CalendarPage = lazy(async () => ({ default: (await import('./calendar-page.tsx')).CalendarPage }))
const NewBookingPage = lazy(async () => ({ default: (await import('./new-booking-page.tsx')).NewBookingPage }))
const BookingPage = lazy(async () => ({ default: (await import('./booking-page.tsx')).BookingPage }))

/** Everything under /bookings, after a tap. */
export function BookingPages() {
  return (
    <OfHousehold>
      {(household) => (
        <Switch>
          <Route path="/bookings">
            <BookablesPage {...household} />
          </Route>
          <Route path="/bookings/new">
            <NewBookingPage {...household} />
          </Route>
          <Route path="/bookings/at/:facility">{({ facility }) => <CalendarPage {...household} facility={facility} />}</Route>
          <Route path="/bookings/:booking">{({ booking }) => <BookingPage booking={booking} />}</Route>
          <Route component={MissingPage} />
        </Switch>
      )}
    </OfHousehold>
  )
}
