import { useQueries } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { Link } from 'wouter'
import { useFormat } from '../../shared/i18n/language.tsx'
import { classNames } from '../../shared/parts/class-names.ts'
import { homeOf } from '../home-of.ts'
import { useWords } from '../i18n/words.ts'
import { householdQuery } from '../queries.ts'

type Props = { readonly unit: string; readonly units: readonly string[]; readonly tab: 'due' | 'paid' }

/** One phone may stand for several homes: one's own and the parents'. All in sight, each with what is due, so that none is forgotten. */
export function HouseholdChoice({ unit, units, tab }: Props) {
  const words = useWords()
  const format = useFormat()
  const households = useQueries({ queries: units.map((one) => householdQuery('resident', one)) })
  return (
    <nav aria-label={words.bills.household}>
      <ul className="mt-3 rounded-md border border-line-strong">
        {units.map((one, at) => {
          const household = households[at]?.data
          const current = one === unit
          return (
            <li key={one} className="border-b border-line last:border-b-0">
              <Link
                href={`/bills?unit=${one}${tab === 'paid' ? '&tab=paid' : ''}`}
                aria-current={current ? 'page' : undefined}
                className={classNames('flex min-h-(--target) flex-wrap items-center gap-x-2 px-3 py-2', current && 'bg-brand-soft font-bold text-brand-ink')}
              >
                <span className="min-w-[6em] flex-1">{household ? homeOf(household) : words.bills.householdAt(at + 1)}</span>
                <span className="flex items-center gap-2 whitespace-nowrap">
                  {household && (household.openFen > 0 ? words.bills.householdDue(format.yuan(household.openFen)) : words.parts.billStatus.paid)}
                  {current && <Check aria-hidden className="size-5" />}
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
