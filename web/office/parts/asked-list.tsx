import type { ReactNode } from 'react'
import { Asked } from '../../shared/parts/asked.tsx'
import { classNames } from '../../shared/parts/class-names.ts'

type Query<T> = { readonly data: T | undefined; readonly error: unknown; readonly refetch: () => unknown; readonly isPlaceholderData: boolean }

type Props<T> = { readonly query: Query<T>; readonly what?: string; readonly children: (data: T) => ReactNode }

/** A list whose last answer stays, paler, while the next one is asked for: what stands there is not yet what was wanted. */
export function AskedList<T>({ query, what, children }: Props<T>) {
  return (
    <div aria-busy={query.isPlaceholderData} className={classNames(query.isPlaceholderData && 'opacity-60')}>
      <Asked query={query} {...(what ? { what } : {})}>
        {children}
      </Asked>
    </div>
  )
}
