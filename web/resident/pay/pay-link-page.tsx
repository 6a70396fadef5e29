import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, Redirect, useLocation } from 'wouter'
import { asApiError } from '../../shared/api/api-error.ts'
import { Asked } from '../../shared/parts/asked.tsx'
import { buttonClass } from '../../shared/parts/button.tsx'
import { DuePage } from '../bills/due-page.tsx'
import { homeOf } from '../home-of.ts'
import { useWords } from '../i18n/words.ts'
import { householdQuery, paySessionQuery } from '../queries.ts'
import { Page } from '../shell/page.tsx'
import { inWeChat } from './in-wechat.ts'

/**
 * Where the QR code of a paper bill leads. `/p/<token>` exchanges the token for a short session and goes on at `/pay`,
 * so that the token stays out of the history; inside WeChat it stays, because "open in browser" needs it.
 */
export function PayLinkPage({ token }: { readonly token?: string }) {
  const words = useWords()
  const [, navigate] = useLocation()
  const opened = useQuery({ ...paySessionQuery(token ?? ''), enabled: token !== undefined })
  const done = opened.isSuccess && !inWeChat()
  useEffect(() => {
    if (done) navigate('/pay', { replace: true })
  }, [done, navigate])
  if (token === undefined || opened.isSuccess) return <Due />
  const kind = opened.error ? asApiError(opened.error).kind : undefined
  // An ended code, an unknown one and one that was never a code are the same to whoever holds the paper.
  if (kind === 'unknown' || kind === 'refused' || kind === 'invalid') return <Ended title={words.payLink.badTitle} text={words.payLink.bad} next={words.payLink.badNext} />
  return (
    <Page title={words.payLink.title}>
      <Asked query={opened} what={words.payLink.opening}>
        {() => null}
      </Asked>
    </Page>
  )
}

function Due() {
  const words = useWords()
  const household = useQuery(householdQuery('paylink', undefined))
  const { data } = household
  const kind = household.error && !data ? asApiError(household.error).kind : undefined
  if (kind === 'unauthenticated' || kind === 'invalid' || kind === 'forbidden') return <Ended title={words.payLink.ended} text={words.payLink.endedText} next={words.payLink.endedNext} />
  if (!data) {
    return (
      <Page title={words.payLink.title}>
        <Asked query={household} what={words.bills.what}>
          {() => null}
        </Asked>
      </Page>
    )
  }
  // The scanned bill's session has ended and a resident is signed in: their own list is the place.
  if (data.bill === null) return <Redirect to="/bills" replace />
  const subtitle = (
    <>
      <p>{homeOf(data)}</p>
      <p>{words.payLink.masked(data.name)}</p>
    </>
  )
  const below = (
    <p className="mt-4">
      <Link href="/sign-in" className={buttonClass('link', 'text-left')}>
        {words.payLink.ownBills}
      </Link>
    </p>
  )
  return <DuePage title={words.payLink.title} access="paylink" household={data} subtitle={subtitle} below={below} />
}

type EndedProps = { readonly title: string; readonly text: string; readonly next: string }

function Ended({ title, text, next }: EndedProps) {
  const words = useWords()
  return (
    <Page title={title}>
      <p className="pt-3">{text}</p>
      <p className="pt-1 pb-4">{next}</p>
      <Link href="/sign-in" className={buttonClass('main')}>
        {words.home.signIn}
      </Link>
    </Page>
  )
}
