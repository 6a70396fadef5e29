import { CircleAlert } from 'lucide-react'
import { Link } from 'wouter'
import { useFormat } from '../../shared/i18n/language.tsx'
import { buttonClass } from '../../shared/parts/button.tsx'
import { Empty } from '../../shared/parts/states.tsx'
import type { Access } from '../access.ts'
import { useWords } from '../i18n/words.ts'
import { creditPath } from '../paths.ts'
import type { Household } from '../queries.ts'
import { DueBill } from './due-bill.tsx'
import type { useChoice } from './use-choice.ts'

type Props = {
  readonly access: Access
  readonly household: Household
  readonly choice: ReturnType<typeof useChoice>
  readonly choosable: boolean
}

export function DueBills({ access, household, choice, choosable }: Props) {
  const words = useWords()
  const format = useFormat()
  const overdue = household.bills.filter((bill) => bill.overdue).length
  const ahead = household.creditFen > 0 ? words.bills.credit(format.yuan(household.creditFen)) : words.bills.payAhead
  const credit =
    access === 'resident' ? (
      <Link href={creditPath(household.unit)} className={buttonClass('link')}>
        {ahead}
      </Link>
    ) : (
      household.creditFen > 0 && <p className="mt-1 text-ink-2">{ahead}</p>
    )
  if (household.bills.length === 0) {
    return (
      <>
        <Empty title={words.bills.nothingDue}>{access === 'paylink' ? words.bills.nothingDuePayLink : words.bills.nothingDueNext}</Empty>
        {credit}
      </>
    )
  }
  return (
    <>
      <p className="pt-5 text-ink-2">{words.bills.total}</p>
      <p className="text-[2.4rem] leading-tight font-bold tracking-tight">{format.yuan(household.openFen)}</p>
      {overdue > 0 && (
        <p className="mt-1 text-bad">
          <CircleAlert aria-hidden className="mr-1 inline size-[1.1em] align-[-0.15em]" strokeWidth={2.25} />
          {words.bills.overdue(overdue, format.yuan(household.overdueFen))}
        </p>
      )}
      {credit}
      <ul className="mt-4 border-t border-line">
        {household.bills.map((bill) => (
          <DueBill key={bill.id} access={access} bill={bill} linked={access === 'resident' || bill.id === household.bill} {...(choosable ? { chosen: choice.isChosen(bill.id), onToggle: () => choice.toggle(bill.id) } : {})} />
        ))}
      </ul>
    </>
  )
}
