import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Link, Redirect, useSearchParams } from 'wouter'
import { buttonClass } from '../../shared/parts/button.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { Empty, Loading } from '../../shared/parts/states.tsx'
import { homeOf } from '../home-of.ts'
import { useWords } from '../i18n/words.ts'
import { householdQuery, meQuery } from '../queries.ts'
import { NeedsSignIn } from '../session/needs-sign-in.tsx'
import { SignOut } from '../session/sign-out.tsx'
import { Page } from '../shell/page.tsx'
import { lazyPart } from '../shell/lazy-part.ts'
import { DuePage } from './due-page.tsx'
import { Tabs } from './tabs.tsx'

const CarsEntry = lazyPart(async () => (await import('../cars/cars-entry.tsx')).CarsEntry)
const HouseholdChoice = lazy(async () => ({ default: (await import('./household-choice.tsx')).HouseholdChoice }))
const BookingsEntry = lazyPart(async () => (await import('../bookings/bookings-entry.tsx')).BookingsEntry)
const PaidList = lazy(async () => ({ default: (await import('./paid-list.tsx')).PaidList }))

/** A resident's bills. The household and the tab are in the address: `?unit=`, `?tab=paid`. */
export function BillsPage() {
  const words = useWords()
  const [search] = useSearchParams()
  const me = useQuery(meQuery)
  const actor = me.data?.actor
  if (!actor) {
    if (me.data) return <NeedsSignIn />
    return (
      <Page title={words.bills.title}>
        <Asked query={me} what={words.bills.what}>
          {() => null}
        </Asked>
      </Page>
    )
  }
  if (actor.kind === 'paylink') return <Redirect to="/pay" replace />
  if (actor.kind !== 'resident') return <Redirect to="/" replace />
  const wanted = search.get('unit') ?? ''
  const unit = actor.units.includes(wanted) ? wanted : actor.units[0]
  if (!unit) return <NoHousehold />
  return <HouseholdBills key={unit} unit={unit} units={actor.units} tab={search.get('tab') === 'paid' ? 'paid' : 'due'} />
}

type Props = { readonly unit: string; readonly units: readonly string[]; readonly tab: 'due' | 'paid' }

function HouseholdBills({ unit, units, tab }: Props) {
  const words = useWords()
  const household = useQuery(householdQuery('resident', unit))
  const { data } = household
  const subtitle = data && (
    <p>
      <span className="whitespace-nowrap">{homeOf(data)}</span> <span className="whitespace-nowrap">{data.name}</span>
    </p>
  )
  const above = (
    <>
      {units.length > 1 && (
        <Suspense fallback={null}>
          <HouseholdChoice unit={unit} units={units} tab={tab} />
        </Suspense>
      )}
      <Tabs unit={unit} tab={tab} due={data?.bills.length} />
    </>
  )
  const below = (
    <>
      {data?.parking && (
        <Suspense fallback={null}>
          <CarsEntry unit={unit} />
        </Suspense>
      )}
      <Suspense fallback={null}>
        <BookingsEntry unit={unit} />
      </Suspense>
      <p className="mt-4 border-t border-line pt-2 print:hidden">
        <Link href="/open" className={buttonClass('link')}>
          {words.home.open}
        </Link>
      </p>
      <SignOut />
    </>
  )
  if (tab === 'due' && data) return <DuePage title={words.bills.title} access="resident" household={data} subtitle={subtitle} above={above} below={below} />
  return (
    <Page title={words.bills.title} subtitle={subtitle}>
      {above}
      {tab === 'due' ? (
        <Asked query={household} what={words.bills.what}>
          {() => null}
        </Asked>
      ) : (
        <Suspense fallback={<Loading what={words.bills.paid} />}>
          <PaidList unit={unit} />
        </Suspense>
      )}
      {below}
    </Page>
  )
}

function NoHousehold() {
  const words = useWords()
  return (
    <Page title={words.bills.title}>
      <Empty title={words.bills.noHousehold}>{words.bills.noHouseholdNext}</Empty>
      <SignOut />
    </Page>
  )
}
