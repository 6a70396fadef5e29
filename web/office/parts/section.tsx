import { type ReactNode, useId } from 'react'
import { classNames } from '../../shared/parts/class-names.ts'

type Props = { readonly title: string; readonly actions?: ReactNode; readonly children: ReactNode; readonly className?: string; readonly bare?: boolean }

/** A part of a screen under its own heading. `bare`: without the box, for a table that brings its own. */
export function Section({ title, actions, children, className, bare = false }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classNames('mt-5', !bare && 'border border-line bg-paper p-4', className)}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={id} className="mr-auto font-bold">
          {title}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  )
}
