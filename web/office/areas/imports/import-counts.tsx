import { Link } from '@tanstack/react-router'
import type { Counts, Verdict } from '../../../../functions/estates/import-model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { useImportWords } from './words.ts'

const order = ['new', 'changed', 'question', 'refused', 'same'] as const satisfies readonly Verdict[]

/** How many rows of each verdict; a figure leads to its rows. */
export function ImportCounts({ counts }: { readonly counts: Counts }) {
  const words = useImportWords()
  const { count } = useFormat()
  return (
    <ul aria-label={words.counts} className="mt-4 grid grid-cols-2 gap-px border border-line bg-line md:grid-cols-5">
      {order.map((verdict) => (
        <li key={verdict} className={classNames('relative bg-paper px-4 py-3 max-sm:px-3', verdict === 'same' && 'max-md:col-span-2')}>
          <Link to="." search={{ verdict }} resetScroll={false} className="text-[0.8125rem] text-link underline decoration-line-strong underline-offset-4 after:absolute after:inset-0">
            {words.verdicts[verdict]}
          </Link>
          <p className={classNames('text-[1.375rem] leading-8 font-bold', verdict === 'refused' && counts.refused > 0 && 'text-bad', verdict === 'question' && counts.question > 0 && 'text-warn')}>{count(counts[verdict])}</p>
          <p className="text-[0.8125rem] text-ink-2">{words.verdictNotes[verdict]}</p>
        </li>
      ))}
    </ul>
  )
}
