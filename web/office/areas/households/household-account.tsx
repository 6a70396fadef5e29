import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Household } from '../../../../functions/payments/model.ts'
import { useFormat, useLanguage, usePartsWords } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { Section } from '../../parts/section.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { CollectDialog } from '../collect/collect-dialog.tsx'
import { householdQuery } from '../collect/queries.ts'
import { useHouseholdWords } from './words.ts'

/** What the household owes and has in advance, its open bills, and the ways to all papers. */
export function HouseholdAccount({ unit }: { readonly unit: string }) {
  const words = useHouseholdWords()
  const { yuan } = useFormat()
  const may = useMay()
  const household = useQuery(householdQuery(unit))
  const [collecting, setCollecting] = useState(false)
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
              {may('recordCounterPayment') && (
                <Button kind={found.openFen > 0 ? 'main' : 'plain'} onClick={() => setCollecting(true)}>
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
            </p>
          </>
        )}
      </Asked>
      {collecting && <CollectDialog unit={unit} onClose={() => setCollecting(false)} />}
    </Section>
  )
}

function OpenBills({ household }: { readonly household: Household }) {
  const words = useHouseholdWords()
  const { billStatus } = usePartsWords()
  const { lang } = useLanguage()
  const { period, yuan, day } = useFormat()
  if (household.bills.length === 0) return null
  return (
    <ul aria-label={words.openBills} className="mt-3 divide-y divide-line border border-line bg-paper">
      {household.bills.map((bill) => (
        <li key={bill.id} className="flex flex-wrap items-center gap-x-4 px-4 py-2.5">
          <Link to="/bills/$bill" params={{ bill: bill.id }} className={rowLink}>
            {bill.title[lang]} {period(bill.period)}
          </Link>
          <span className="ml-auto text-ink-2">{day(bill.dueDate)}</span>
          <Status tone={bill.overdue ? 'bad' : bill.openFen < bill.amountFen ? 'part' : 'wait'}>{billStatus[bill.overdue ? 'overdue' : bill.openFen < bill.amountFen ? 'partial' : 'open']}</Status>
          <span className="min-w-24 text-right font-bold">{yuan(bill.openFen)}</span>
        </li>
      ))}
    </ul>
  )
}
