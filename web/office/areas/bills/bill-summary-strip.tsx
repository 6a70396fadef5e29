import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { summaryQuery } from './queries.ts'
import { useBillWords } from './words.ts'

type Props = { readonly period: string; readonly community?: string; readonly building?: string }

/** Billed, paid, open and the rate of one month. The rate is rounded down, so that 100 % means all. */
export function BillSummaryStrip(props: Props) {
  const words = useBillWords()
  const { yuan, percent, period } = useFormat()
  const summary = useQuery(summaryQuery(props))
  // The list says that it is loading; here the room is kept, so that the list does not jump.
  if (summary.isPending) return <div className="mt-4 h-48 border border-line bg-paper lg:h-24" />
  return (
    <AskedList query={summary} what={words.loading}>
      {({ bills, billedFen, paidFen, openFen, overdueFen, counts }) =>
        bills === 0 ? null : (
          <SummaryStrip
            label={words.summary(period(props.period))}
            figures={[
              { label: words.billed, value: yuan(billedFen), note: words.bills(bills) },
              { label: words.paid, value: yuan(paidFen), note: words.billsPaid(counts.paid) },
              { label: words.open, value: yuan(openFen), note: overdueFen > 0 ? words.openOverdue(bills - counts.paid, yuan(overdueFen)) : words.billsOpen(bills - counts.paid) },
              { label: words.rate, value: percent(Math.floor((paidFen * 1000) / billedFen) / 1000) },
            ]}
          />
        )
      }
    </AskedList>
  )
}
