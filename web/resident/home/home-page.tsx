import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, Redirect } from 'wouter'
import { buttonClass } from '../../shared/parts/button.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { useSite } from '../../shared/site/site.tsx'
import { useWords } from '../i18n/words.ts'
import { meQuery } from '../queries.ts'
import { Page } from '../shell/page.tsx'

/** A resident's own bills; for everybody else what this place is and the three ways to pay. */
export function HomePage() {
  const me = useQuery(meQuery)
  const actor = me.data?.actor
  if (actor?.kind === 'resident') return <Redirect to="/bills" replace />
  return (
    <HomeFrame>
      <Asked query={me}>{() => <Ways staffName={actor?.kind === 'member' ? actor.name : undefined} attends={actor?.roles.includes('attendant') ?? false} />}</Asked>
    </HomeFrame>
  )
}

function HomeFrame({ children }: { readonly children: ReactNode }) {
  const words = useWords()
  return (
    <Page title={words.home.title} subtitle={words.home.intro}>
      {children}
    </Page>
  )
}

function Ways({ staffName, attends }: { readonly staffName: string | undefined; readonly attends: boolean }) {
  const words = useWords()
  const site = useSite()
  return (
    <>
      <p className="mt-6 mb-2">
        <Link href="/sign-in" className={buttonClass('main', 'min-h-(--target-main) w-full text-[1.1rem]')}>
          {words.home.signIn}
        </Link>
      </p>
      <p className="text-ink-2">{words.home.signInHint}</p>
      <h2 className="mt-6 border-t border-line pt-4 text-[1.1rem] font-bold">{words.home.scanTitle}</h2>
      <p className="text-ink-2">{words.home.scan}</p>
      <h2 className="mt-4 border-t border-line pt-4 text-[1.1rem] font-bold">{words.home.counterTitle}</h2>
      <p className="text-ink-2">{site.address ? words.home.counter(site.address) : words.home.counterNoAddress}</p>
      <p className="mt-4 border-t border-line pt-2">
        <Link href="/open" className={buttonClass('link')}>
          {words.home.open}
        </Link>
      </p>
      <p className="mt-2 border-t border-line pt-2">
        {staffName && <span className="block pt-2">{words.home.staffSignedIn(staffName)}</span>}
        <a href="/office/" className={buttonClass('link')}>
          {staffName ? words.home.toOffice : words.home.staff}
        </a>
        {attends && (
          <a href="/work" className={buttonClass('link', 'ml-4')}>
            {words.home.toWork}
          </a>
        )}
      </p>
    </>
  )
}
