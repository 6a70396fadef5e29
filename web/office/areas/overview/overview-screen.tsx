import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Overview } from '../../../../functions/ledger/shapes.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Page } from '../../parts/page.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { useMay } from '../../shell/session.ts'
import { ArrearsAtAGlance } from './arrears-at-a-glance.tsx'
import { ContractsThatEnd } from './contracts-that-end.tsx'
import { DisclosuresOverdue } from './disclosures-overdue.tsx'
import { JobsUnderWay } from './jobs-under-way.tsx'
import { LastPayments } from './last-payments.tsx'
import { useOverviewWords } from './words.ts'

const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: () => ask(api.overview.$get({ query: {} })),
  // While work is under way its end is awaited here.
  refetchInterval: ({ state }) => (state.data?.jobs.length ? 3000 : false),
})

/** The month at a glance: billed, paid, received, who owes, what is under way. */
export function OverviewScreen() {
  const words = useOverviewWords()
  const { period, date } = useFormat()
  const overview = useQuery(overviewQuery)
  return (
    <Page title={words.title} {...(overview.data ? { lead: words.lead(period(overview.data.period), date(overview.data.asOf)) } : {})}>
      <Asked query={overview} what={words.loading}>
        {(found) => (
          <>
            <JobsUnderWay jobs={found.jobs} />
            <DisclosuresOverdue />
            <ContractsThatEnd />
            <Figures overview={found} />
            <div className="grid grid-cols-1 items-start gap-x-6 xl:grid-cols-2">
              <ArrearsAtAGlance overview={found} />
              <LastPayments payments={found.lastPayments} />
            </div>
          </>
        )}
      </Asked>
    </Page>
  )
}

function Figures({ overview }: { readonly overview: Overview }) {
  const words = useOverviewWords()
  const { yuan, percent, period } = useFormat()
  const may = useMay()
  const { billedFen, paidFen, openFen, bills, collectionRate, receivedFen, payments } = overview
  return (
    <>
      {bills === 0 && (
        <Empty title={words.noBills(period(overview.period))}>
          <p className="mb-3">{words.noBillsNext}</p>
          {may('previewBilling') && (
            <Link to="/billing" className={buttonClass('plain')}>
              {words.toBilling}
            </Link>
          )}
        </Empty>
      )}
      <SummaryStrip
        label={words.figures}
        figures={[
          { label: words.billed, value: yuan(billedFen), note: words.bills(bills) },
          { label: words.paid, value: yuan(paidFen), ...(collectionRate === null ? {} : { note: words.rate(percent(Math.floor(collectionRate / 10) / 1000)) }) },
          { label: words.open, value: yuan(openFen) },
          { label: words.received, value: yuan(receivedFen), note: words.payments(payments) },
        ]}
      />
    </>
  )
}
