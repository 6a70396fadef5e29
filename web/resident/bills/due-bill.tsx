import { Check, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useFormat } from '../../shared/i18n/language.tsx'
import { classNames } from '../../shared/parts/class-names.ts'
import type { Access } from '../access.ts'
import { useWords } from '../i18n/words.ts'
import { billPath } from '../paths.ts'
import type { HouseholdBill } from '../queries.ts'

type Props = {
  readonly access: Access
  readonly bill: HouseholdBill
  /** False where only the scanned bill may be looked into. */
  readonly linked: boolean
  /** Without them there is nothing to choose, only to read. */
  readonly chosen?: boolean
  readonly onToggle?: () => void
}

export function DueBill({ access, bill, linked, chosen = false, onToggle }: Props) {
  const words = useWords()
  const format = useFormat()
  const title = words.bill.of(format.period(bill.period))
  return (
    <li className="flex items-start gap-3 border-b border-line py-4">
      {onToggle && <Tick label={words.bills.choose(title)} checked={chosen} onToggle={onToggle} />}
      <Row href={linked ? billPath(access, bill.id) : undefined}>
        <span className="min-w-[9.5em] flex-1">
          <span className="block text-[1.1rem] leading-snug font-bold">{title}</span>
          <span className={classNames('block', bill.overdue ? 'text-bad' : 'text-ink-2')}>{bill.overdue ? words.bills.wasDue(format.day(bill.dueDate)) : words.bills.dueBy(format.day(bill.dueDate))}</span>
          {bill.openFen < bill.amountFen && <span className="block text-ink-2">{words.bills.partPaid(format.yuan(bill.amountFen - bill.openFen))}</span>}
        </span>
        <span className="flex items-center gap-1 text-[1.1rem] leading-snug font-bold whitespace-nowrap">
          {format.yuan(bill.openFen)}
          {linked && <ChevronRight aria-hidden className="size-5 text-ink-2" />}
        </span>
      </Row>
    </li>
  )
}

function Row({ href, children }: { readonly href: string | undefined; readonly children: ReactNode }) {
  const look = 'flex min-h-(--target) min-w-0 flex-1 flex-wrap items-start gap-x-2'
  return href ? (
    <Link href={href} className={look}>
      {children}
    </Link>
  ) : (
    <div className={look}>{children}</div>
  )
}

/** The browser's own checkbox, made large: the whole square of 54 px takes the tap. */
function Tick({ label, checked, onToggle }: { readonly label: string; readonly checked: boolean; readonly onToggle: () => void }) {
  return (
    <label className="relative -my-2 -ml-2 grid size-(--target) shrink-0 place-items-center">
      <input type="checkbox" aria-label={label} checked={checked} onChange={onToggle} className="tick absolute top-2 right-2 bottom-2 left-2 m-auto size-[1.65rem] appearance-none rounded border-2 border-line-strong bg-paper checked:border-brand checked:bg-brand" />
      {checked && <Check aria-hidden className="pointer-events-none relative size-5 text-on-brand" strokeWidth={3} />}
    </label>
  )
}
