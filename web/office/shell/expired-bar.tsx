import { useSyncExternalStore } from 'react'
import { asApiError } from '../../shared/api/api-error.ts'
import { useWords } from '../i18n/languages.ts'
import { queryClient } from './query-client.ts'
import { signInAddress } from './sign-in-screen.tsx'

/** A session that ended while the page stood open: the screen stays as it is, so that nothing typed is lost from sight. */
export function ExpiredBar() {
  const words = useWords()
  const expired = useSyncExternalStore(subscribe, () => seen)
  if (!expired) return null
  return (
    <p role="alert" className="flex flex-wrap items-center gap-x-4 border-b border-line bg-warn-soft px-4 py-1 font-medium text-warn lg:px-6">
      {words.signIn.expired}
      <a href={signInAddress()} className="inline-flex min-h-9 items-center underline underline-offset-4">
        {words.signIn.again}
      </a>
    </p>
  )
}

let seen = false

/** Any answer "sign in first" counts, of a list as of an act. */
function subscribe(onChange: () => void): () => void {
  const look = (error: unknown) => {
    if (seen || !error || asApiError(error).kind !== 'unauthenticated') return
    seen = true
    onChange()
  }
  const stopQueries = queryClient.getQueryCache().subscribe(({ query }) => look(query.state.error))
  const stopActs = queryClient.getMutationCache().subscribe(({ mutation }) => look(mutation?.state.error))
  return () => {
    stopQueries()
    stopActs()
  }
}
