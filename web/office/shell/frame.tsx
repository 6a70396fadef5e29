import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useMatches } from '@tanstack/react-router'
import { Suspense } from 'react'
import { ErrorState, Loading } from '../../shared/parts/states.tsx'
import { usePartsWords } from '../../shared/i18n/language.tsx'
import { useSite } from '../../shared/site/site.tsx'
import { useWords } from '../i18n/languages.ts'
import { ExpiredBar } from './expired-bar.tsx'
import { firstScreen } from './navigation.tsx'
import { Forbidden, NoScreens } from './no-screens.tsx'
import { meQuery, useMay } from './session.ts'
import { Sidebar } from './sidebar.tsx'
import { SignInScreen } from './sign-in-screen.tsx'
import { TopBar } from './top-bar.tsx'

/** Around every screen: who may be here at all, the menu, and the screen itself. */
export function Frame() {
  const { data: me, error, refetch } = useQuery(meQuery)
  if (!me) return <main className="mx-auto max-w-2xl px-4">{error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading />}</main>
  return me.actor?.kind === 'member' ? <Inside /> : <SignInScreen residentHere={me.actor !== null} />
}

function Inside() {
  const parts = usePartsWords()
  const words = useWords()
  const suspended = useSite().state === 'suspended'
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)]">
      <a href="#main" className="sr-only z-50 bg-paper px-4 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2">
        {parts.skipToContent}
      </a>
      <Sidebar />
      <TopBar />
      <div className="min-w-0">
        <ExpiredBar />
        {suspended && (
          <p role="alert" className="border-b border-line bg-warn-soft px-4 py-2 font-medium text-warn lg:px-6">
            {words.suspended}
          </p>
        )}
        <main id="main" tabIndex={-1} className="px-4 py-5 outline-none lg:px-6">
          <Suspense fallback={<Loading />}>
            <Permitted />
          </Suspense>
        </main>
      </div>
    </div>
  )
}

/** What the roles do not allow is answered here, before its code is fetched. */
function Permitted() {
  const may = useMay()
  const here = useMatches().at(-1)
  const needs = here?.staticData.needs
  if (!needs || may(needs)) return <Outlet />
  const first = firstScreen(may)
  if (!first) return <NoScreens />
  // The overview is everybody's first address, but not everybody's screen.
  return here.pathname === '/' || here.pathname === '' ? <Navigate to={first.path} replace /> : <Forbidden />
}
