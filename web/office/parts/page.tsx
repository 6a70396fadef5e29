import { type ReactNode, useEffect, useRef } from 'react'
import { classNames } from '../../shared/parts/class-names.ts'
import { useSiteIfKnown } from '../../shared/site/site.tsx'

type Props = {
  readonly title: string
  /** A sentence under the title. */
  readonly lead?: ReactNode
  /** What leads back or up, above the title. */
  readonly above?: ReactNode
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

let anyPageSeen = false

/** A screen: its title in the window and as h1, which takes the focus when one screen follows another. */
export function Page({ title, lead, above, actions, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const site = useSiteIfKnown()?.name
  useEffect(() => {
    if (anyPageSeen) heading.current?.focus({ preventScroll: true })
    anyPageSeen = true
  }, [])
  useEffect(() => {
    document.title = site ? `${title} · ${site}` : title
  }, [title, site])
  return (
    <>
      {above && <div className="-mt-1 mb-1">{above}</div>}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 ref={heading} tabIndex={-1} className="mr-auto min-h-10 py-1 text-[1.375rem] leading-8 font-bold">
          {title}
        </h1>
        {actions && <div className={classNames('flex flex-wrap items-center gap-x-3 gap-y-2', lead !== undefined && 'max-md:order-last')}>{actions}</div>}
        {lead !== undefined && <p className="-mt-2 w-full text-ink-2">{lead}</p>}
      </div>
      {children}
    </>
  )
}
