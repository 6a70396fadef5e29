import type { ReactNode } from 'react'
import { ErrorState, Loading } from './states.tsx'

/** The part of a TanStack query that a screen needs. */
type Query<T> = { readonly data: T | undefined; readonly error: unknown; readonly refetch: () => unknown }

type Props<T> = {
  readonly query: Query<T>
  /** The thing awaited, for the words of the loading state. */
  readonly what?: string
  readonly children: (data: T) => ReactNode
}

/** A query's three faces: loading, failed with retry, there. Old data stays on the screen while it is asked again. */
export function Asked<T>({ query, what, children }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />
  return <Loading {...(what ? { what } : {})} />
}
