import type { ReactNode } from 'react'

type Props = {
  readonly title: ReactNode
  readonly children?: ReactNode
  /** At the right: the amount. */
  readonly aside?: ReactNode
  /** Below the amount: a button of 44 px. */
  readonly act?: ReactNode
}

/** One entry of a list on a phone: what it is at the left, how much and what to do at the right. */
export function PhoneRow({ title, children, aside, act }: Props) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3">
      <div className="min-w-0">
        <p className="font-bold">{title}</p>
        {children}
      </div>
      {(aside !== undefined || act) && (
        <div className="text-right">
          {aside !== undefined && <p className="font-bold">{aside}</p>}
          {act && <div className="mt-1">{act}</div>}
        </div>
      )}
    </div>
  )
}
