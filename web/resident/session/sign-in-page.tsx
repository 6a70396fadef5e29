import { useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { queries } from '../queries.ts'
import { CodeStep } from './code-step.tsx'
import { PhoneStep } from './phone-step.tsx'

export type Sent = { readonly phone: string; readonly validSeconds: number }

/** One question a page: the phone, then the code. `?to=` is the page that asked for it. */
export function SignInPage() {
  const [search] = useSearchParams()
  const [, navigate] = useLocation()
  const [phone, setPhone] = useState('')
  const [sent, setSent] = useState<Sent>()
  const done = async () => {
    // Whoever was on this phone before: nothing of theirs may show.
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'site' })
    navigate(safePath(search.get('to')), { replace: true })
  }
  if (!sent) return <PhoneStep initial={phone} needed={search.has('to')} onSent={(next) => (setPhone(next.phone), setSent(next))} />
  return <CodeStep sent={sent} onResent={setSent} onOtherPhone={() => setSent(undefined)} onSignedIn={done} />
}

/** Only a path of this app: `//other.example` is none. */
const safePath = (to: string | null): string => (to && /^\/(?![/\\])/.test(to) ? to : '/bills')
