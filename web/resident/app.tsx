import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Route, Switch, useLocation, useSearch } from 'wouter'
import { ErrorBoundary } from '../shared/parts/error-boundary.tsx'
import { BillsPage } from './bills/bills-page.tsx'
import { HomePage } from './home/home-page.tsx'
import { Languages } from './i18n/words.ts'
import { PayLinkPage } from './pay/pay-link-page.tsx'
import { queries } from './queries.ts'
import { BrokenPage } from './shell/broken-page.tsx'
import { MissingPage } from './shell/missing-page.tsx'
import { SiteGate } from './shell/site-gate.tsx'
import { Waiting } from './shell/waiting.tsx'

// What a visit starts with is in the first load; what follows a tap comes with the tap.
const SignInPage = lazy(async () => ({ default: (await import('./session/sign-in-page.tsx')).SignInPage }))
const BillPage = lazy(async () => ({ default: (await import('./bills/bill-page.tsx')).BillPage }))
const ConfirmPage = lazy(async () => ({ default: (await import('./pay/confirm-page.tsx')).ConfirmPage }))
const ReturnPage = lazy(async () => ({ default: (await import('./pay/return-page.tsx')).ReturnPage }))
const ReceiptPage = lazy(async () => ({ default: (await import('./receipts/receipt-page.tsx')).ReceiptPage }))
const CreditPage = lazy(async () => ({ default: (await import('./credit/credit-page.tsx')).CreditPage }))
const SalePage = lazy(async () => ({ default: (await import('./sale/sale-page.tsx')).SalePage }))
const CarsPages = lazy(async () => ({ default: (await import('./cars/cars-pages.tsx')).CarsPages }))
const MachinePage = lazy(async () => ({ default: (await import('./machine/machine-page.tsx')).MachinePage }))
const MachineSessionPage = lazy(async () => ({ default: (await import('./machine/session-page.tsx')).SessionPage }))
const ParkPage = lazy(async () => ({ default: (await import('./park/park-page.tsx')).ParkPage }))
const BookingPages = lazy(async () => ({ default: (await import('./bookings/booking-pages.tsx')).BookingPages }))
const OpenPages = lazy(async () => ({ default: (await import('./open/open-pages.tsx')).OpenPages }))
const StatementPage = lazy(async () => ({ default: (await import('./statement/statement-page.tsx')).StatementPage }))
const WorkApp = lazy(async () => ({ default: (await import('./work/work-app.tsx')).WorkApp }))
const StaffApp = lazy(async () => ({ default: (await import('./staff/staff-app.tsx')).StaffApp }))
const JobsPage = lazy(async () => ({ default: (await import('./jobs/jobs-page.tsx')).JobsPage }))
const VerifyPage = lazy(async () => ({ default: (await import('./verify/verify-page.tsx')).VerifyPage }))

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <Languages>
        <SiteGate>
          <Screens />
        </SiteGate>
      </Languages>
    </QueryClientProvider>
  )
}

function Screens() {
  const [path] = useLocation()
  const place = `${path}?${useSearch()}`
  return (
    <ErrorBoundary place={place} fallback={(error, retry) => <BrokenPage error={error} retry={retry} />}>
      <Suspense fallback={<Waiting />}>
        <Switch>
          <Route path="/" component={HomePage} />
          <Route path="/sign-in" component={SignInPage} />
          <Route path="/bills" component={BillsPage} />
          <Route path="/bills/:bill">{({ bill }) => <BillPage bill={bill} />}</Route>
          <Route path="/p/:token">{({ token }) => <PayLinkPage token={token} />}</Route>
          <Route path="/pay">
            <PayLinkPage />
          </Route>
          <Route path="/pay/confirm" component={ConfirmPage} />
          <Route path="/checkout/:checkout">{({ checkout }) => <ReturnPage checkout={checkout} />}</Route>
          <Route path="/receipts/:payment">{({ payment }) => <ReceiptPage payment={payment} />}</Route>
          <Route path="/credit" component={CreditPage} />
          <Route path="/sale/:sale/:key">{({ sale, key }) => <SalePage sale={sale} secret={key} />}</Route>
          <Route path="/cars/:step?">{({ step }) => <CarsPages step={step} />}</Route>
          <Route path="/machine/:machine">{({ machine }) => <MachinePage machine={machine} />}</Route>
          <Route path="/machine-session/:session">{({ session }) => <MachineSessionPage session={session} />}</Route>
          <Route path="/park/:area">{({ area }) => <ParkPage area={area} />}</Route>
          <Route path="/bookings/*?" component={BookingPages} />
          <Route path="/open/*?">{(params) => <OpenPages place={params['*']} />}</Route>
          <Route path="/statement" component={StatementPage} />
          <Route path="/work/*?" component={WorkApp} />
          <Route path="/staff/*?" component={StaffApp} />
          <Route path="/jobs" component={JobsPage} />
          <Route path="/verify/:code?">{({ code }) => <VerifyPage code={code} />}</Route>
          <Route component={MissingPage} />
        </Switch>
      </Suspense>
    </ErrorBoundary>
  )
}
