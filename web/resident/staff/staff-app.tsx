import { useQuery } from '@tanstack/react-query'
import { type ComponentProps, lazy, Suspense } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { asApiError } from '../../shared/api/api-error.ts'
import { Asked } from '../../shared/parts/asked.tsx'
import { meQuery } from '../queries.ts'
import { MissingPage } from '../shell/missing-page.tsx'
import { Page } from '../shell/page.tsx'
import { Waiting } from '../shell/waiting.tsx'
import { HomePage } from './home-page.tsx'
import { ClockPage, parts } from './parts.ts'
import { homeQuery } from './queries.ts'
import { keptClock } from './clock/kept-clock.ts'
import { useStaffWords } from './words.ts'

const LazyOutside = lazy(async () => ({ default: (await import('./outside.tsx')).Outside }))

/** The worker's own phone: sees to who is here, then shows what is theirs. */
export function StaffApp() {
  const words = useStaffWords()
  const me = useQuery(meQuery)
  const clocks = useClocksOffline()
  if (clocks(me.error)) return <Offline />
  if (!me.data) {
    return (
      <Page title={words.app}>
        <Asked query={me} what={words.loading}>
          {() => null}
        </Asked>
      </Page>
    )
  }
  const { actor } = me.data
  if (actor?.kind === 'member' && actor.roles.includes('worker')) return <Screens />
  return <Outside {...(actor?.kind === 'member' ? { name: actor.name } : {})} />
}

function Screens() {
  const words = useStaffWords()
  const home = useQuery(homeQuery)
  const clocks = useClocksOffline()
  if (!home.data && clocks(home.error)) return <Offline />
  if (!home.data) {
    return (
      <Page title={words.app}>
        <Asked query={home} what={words.loading}>
          {() => null}
        </Asked>
      </Page>
    )
  }
  if (home.data.name === null) return <Outside again={() => void home.refetch()} />
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Route path="/staff">
          <HomePage home={home.data} name={home.data.name} />
        </Route>
        {parts.map(({ name, page: PartPage }) => (
          <Route key={name} path={`/staff/${name}/*?`}>
            <PartPage />
          </Route>
        ))}
        <Route component={MissingPage} />
      </Switch>
    </Suspense>
  )
}

/** Clocking goes on without network on a phone that knows its person; nothing else of these pages does. */
function useClocksOffline(): (error: unknown) => boolean {
  const [path] = useLocation()
  return (error) => error !== null && asApiError(error).kind === 'offline' && /^\/staff\/clock(\/|$)/.test(path) && keptClock() !== undefined
}

const Offline = () => (
  <Suspense fallback={<Waiting />}>
    <ClockPage />
  </Suspense>
)

const Outside = (props: ComponentProps<typeof LazyOutside>) => (
  <Suspense fallback={<Waiting />}>
    <LazyOutside {...props} />
  </Suspense>
)
