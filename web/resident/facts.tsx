import type { ReactNode } from 'react'

export type Fact = readonly [name: string, value: ReactNode]

/** Names and values in rows; in large mode the value moves under its name instead of being squeezed. */
export function Facts({ facts }: { readonly facts: readonly (Fact | false | undefined)[] }) {
  return (
    <dl className="mt-3 border-t border-line">
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact[0]} className="flex flex-wrap justify-between gap-x-4 border-b border-line py-2">
              <dt className="text-ink-2">{fact[0]}</dt>
              <dd className="min-w-0 text-right font-medium">{fact[1]}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
