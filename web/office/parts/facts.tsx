import type { ReactNode } from 'react'
import { classNames } from '../../shared/parts/class-names.ts'

export type Fact = readonly [name: string, value: ReactNode]

/** Names and values of one thing, in two columns. A long name leaves the value room on a phone. */
export function Facts({ facts, className }: { readonly facts: readonly Fact[]; readonly className?: string }) {
  return (
    <dl className={classNames('grid grid-cols-[fit-content(55%)_minmax(0,1fr)] gap-x-4 gap-y-1', className)}>
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="min-w-18 text-ink-2">{name}</dt>
          <dd className="min-w-0 font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
