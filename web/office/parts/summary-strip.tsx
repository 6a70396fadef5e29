import type { ReactNode } from 'react'
import { classNames } from '../../shared/parts/class-names.ts'

export type Figure = { readonly label: string; readonly value: ReactNode; readonly note?: ReactNode; readonly bad?: boolean }

const columns: Readonly<Record<number, string>> = { 2: '', 3: 'md:grid-cols-3', 4: 'lg:grid-cols-4' }

/** The figures of a screen in one strip: four abreast, two on phones. */
export function SummaryStrip({ figures, label }: { readonly figures: readonly Figure[]; readonly label: string }) {
  return (
    <dl aria-label={label} className={classNames('mt-4 grid grid-cols-2 gap-px border border-line bg-line', columns[figures.length])}>
      {figures.map(({ label: name, value, note, bad }, at) => (
        <div key={name} className={classNames('min-w-0 bg-paper px-4 py-3 max-sm:px-3', figures.length === 3 && at === 2 && 'max-md:col-span-2')}>
          <dt className="text-[0.8125rem] text-ink-2">{name}</dt>
          <dd className={classNames('text-[1.375rem] leading-8 font-bold break-words max-sm:text-[1.1875rem]', bad && 'text-bad')}>{value}</dd>
          {note !== undefined && <dd className="text-[0.8125rem] text-ink-2">{note}</dd>}
        </div>
      ))}
    </dl>
  )
}
