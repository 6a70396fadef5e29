import { useSyncExternalStore } from 'react'
import { asApiError } from '../../shared/api/api-error.ts'
import { queryClient } from './query-client.ts'

let seen = false
const listeners = new Set<() => void>()

/** Any answer "sign in first" counts, of a list as of an act. */
export function noteExpired(error: unknown): void {
  if (seen || !error || asApiError(error).kind !== 'unauthenticated') return
  seen = true
  for (const listener of listeners) listener()
}

/** True once the session has ended while this page stood open. */
export const useExpired = (): boolean => useSyncExternalStore(subscribe, () => seen)

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange)
  const stopQueries = queryClient.getQueryCache().subscribe(({ query }) => noteExpired(query.state.error))
  return () => {
    listeners.delete(onChange)
    stopQueries()
  }
}
