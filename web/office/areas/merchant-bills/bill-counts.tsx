import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import type { FoundBill } from './queries.ts'
import { useMerchantWords } from './words.ts'

const always = ['todo', 'booked', 'refund', 'ignored'] as const
const sometimes = ['other', 'earlier'] as const

/** How many lines stand where; a figure leads to its lines. */
export function BillCounts({ counts }: { readonly counts: FoundBill['counts'] }) {
  const words = useMerchantWords()
  const { count } = useFormat()
  const shown = [...always, ...sometimes.filter((show) => counts[show] > 0)]
  return (
    <ul aria-label={words.counts} className={classNames('mt-4 grid grid-cols-2 gap-px border border-line bg-line', { 4: 'md:grid-cols-4', 5: 'md:grid-cols-5', 6: 'md:grid-cols-3 lg:grid-cols-6' }[shown.length])}>
      {shown.map((show, at) => (
        <li key={show} className={classNames('relative bg-paper px-4 py-3 max-sm:px-3', shown.length === 5 && at === 4 && 'max-md:col-span-2')}>
          <Link to="." search={{ show }} resetScroll={false} className="text-[0.8125rem] text-link underline decoration-line-strong underline-offset-4 after:absolute after:inset-0">
            {words.shows[show]}
          </Link>
          <p className={classNames('text-[1.375rem] leading-8 font-bold', show === 'todo' && counts.todo > 0 && 'text-warn')}>{count(counts[show])}</p>
          <p className="text-[0.8125rem] text-ink-2">{words.showNotes[show]}</p>
        </li>
      ))}
    </ul>
  )
}
