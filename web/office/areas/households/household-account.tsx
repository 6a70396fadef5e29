import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Household } from '../../../../functions/payments/model.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { BillStatus } from '../../../shared/parts/status.tsx'
import { Section } from '../../parts/section.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { CollectDialog } from '../collect/collect-dialog.tsx'
import { householdQuery } from '../collect/queries.ts'
import { SettlementDialog } from './settlement-dialog.tsx'
import { useHouseholdWords } from './words.ts'

/** What the household owes and has in advance, its open bills, and the ways to all papers. */
export function HouseholdAccount({ unit, movedOn }: { readonly unit: string; readonly movedOn: string | null }) {
  const words = useHouseholdWords()
  const { yuan } = useFormat()
  const may = useMay()
  const household = useQuery(householdQuery(unit))
  const [open, setOpen] = useState<'collect' | 'settle'>()
  const collect = may('recordCounterPayment') ? () => setOpen('collect') : undefined
  const look = buttonClass('plain')
  return (
    <Section title={words.account} bare>
      <Asked query={household} what={words.account}>
        {(found) => (
          <>
            <SummaryStrip
              label={words.account}
              figures={[
                { label: words.open, value: yuan(found.openFen), bad: found.overdueFen > 0, note: found.overdueFen > 0 ? words.overdueOf(yuan(found.overdueFen)) : found.openFen === 0 ? words.nothingOpen : undefined },
                { label: words.credit, value: yuan(found.creditFen) },
              ]}
            />
            <OpenBills household={found} />
            <p className="mt-3 flex flex-wrap gap-2">
              {collect && (
                <Button kind={found.openFen > 0 ? 'main' : 'plain'} onClick={collect}>
                  {found.openFen > 0 ? words.collect(yuan(found.openFen)) : words.collectCredit}
                </Button>
              )}
              <Link to="/households/$unit/statement" params={{ unit }} className={look}>
                {words.statement}
              </Link>
              <Link to="/bills" search={{ unit, period: 'all' }} className={look}>
                {words.allBills}
              </Link>
              <Link to="/payments" search={{ unit }} className={look}>
                {words.allPayments}
              </Link>
              <Button onClick={() => setOpen('settle')}>{words.settlement.title}</Button>
            </p>
            {open === 'settle' && <SettlementDialog household={found} movedOn={movedOn} onCollect={collect} onClose={() => setOpen(undefined)} />}
          </>
        )}
      </Asked>
      {open === 'collect' && <CollectDialog unit={unit} onClose={() => setOpen(undefined)} />}
    </Section>
  )
}

function OpenBills({ household }: { readonly household: Household }) {
  const words = useHouseholdWords()
  const { lang } = useLanguage()
  const { yuan, day } = useFormat()
  if (household.bills.length === 0) return null
  return (
    <ul aria-label={words.openBills} className="mt-3 divide-y divide-line border border-line bg-paper">
      {household.bills.map((bill) => (
        <li key={bill.id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 px-4 py-2.5 md:grid-cols-[minmax(0,1fr)_auto_6rem]">
          <Link to="/bills/$bill" params={{ bill: bill.id }} className={classNames(rowLink, 'justify-self-start')}>
            {bill.title[lang]}
          </Link>
          <span className="text-right font-bold md:order-last">{yuan(bill.openFen)}</span>
          <span className="max-md:col-span-2">
            <BillStatus status={bill.overdue ? 'overdue' : bill.openFen < bill.amountFen ? 'partial' : 'open'} /> <span className="text-ink-2">{day(bill.dueDate)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
