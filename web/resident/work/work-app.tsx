import { lazy, Suspense, useEffect, useState } from 'react'
import { Route, Switch } from 'wouter'
import { MissingPage } from '../shell/missing-page.tsx'
import { Waiting } from '../shell/waiting.tsx'
import { AreaPage } from './area-page.tsx'
import { HomePage } from './home-page.tsx'
import { keepAsApp } from './keep-as-app.ts'
import { openKeep } from './open-keep.ts'
import { workPaths } from './paths.ts'
import { type Phone, startPhone } from './phone.ts'
import { NoStorage, SignInPage } from './sign-in-page.tsx'
import { PhoneProvider, useWork } from './use-phone.tsx'
import { WorkWords } from './words.tsx'

const InPage = lazy(async () => ({ default: (await import('./in-page.tsx')).InPage }))
const OutPage = lazy(async () => ({ default: (await import('./out-page.tsx')).OutPage }))
const CarsPage = lazy(async () => ({ default: (await import('./cars-page.tsx')).CarsPage }))
const ShiftPage = lazy(async () => ({ default: (await import('./shift-page.tsx')).ShiftPage }))
const ActsPage = lazy(async () => ({ default: (await import('./acts-page.tsx')).ActsPage }))

/** One phone a page: its queue goes on while screens change. */
let started: Promise<Phone> | undefined

/** The attendant's phone: opens from what it keeps, then hears the server. */
export function WorkApp() {
  const [phone, setPhone] = useState<Phone>()
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    keepAsApp()
    started = started ?? openKeep().then(startPhone)
    started.then(
      (ready) => {
        setPhone(ready)
        void ready.send().then(ready.refresh)
      },
      () => setBroken(true),
    )
  }, [])
  return (
    <WorkWords>
      {broken ? (
        <NoStorage />
      ) : phone ? (
        <PhoneProvider phone={phone}>
          <Screens />
        </PhoneProvider>
      ) : (
        <Waiting />
      )}
    </WorkWords>
  )
}

function Screens() {
  const { facts, area } = useWork()
  if (!facts.person) return <SignInPage />
  if (!area) return <AreaPage />
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Route path={workPaths.home} component={HomePage} />
        <Route path={workPaths.area} component={AreaPage} />
        <Route path={workPaths.in} component={InPage} />
        <Route path={workPaths.out} component={OutPage} />
        <Route path={workPaths.cars} component={CarsPage} />
        <Route path={workPaths.shift} component={ShiftPage} />
        <Route path={workPaths.acts} component={ActsPage} />
        <Route component={MissingPage} />
      </Switch>
    </Suspense>
  )
}
