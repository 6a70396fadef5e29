import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar, SearchBox } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PeriodPick, thisPeriod } from '../../parts/period-pick.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { useWords } from '../../i18n/languages.ts'
import { CollectAnyDialog } from '../collect/collect-any-dialog.tsx'
import { PaymentList } from './payment-list.tsx'
import { paymentFilters, paymentsQuery } from './queries.ts'
import { usePaymentWords } from './words.ts'

/** The month's payments, newest first; of one household over all months when it is named. */
export function PaymentsScreen() {
  const words = usePaymentWords()
  const common = useWords()
  const may = useMay()
  const format = useFormat()
  const [filters, change] = useFilters(paymentFilters)
  const { period = filters.unit ? undefined : thisPeriod(), ...rest } = filters
  const query = { ...rest, ...(period ? { period } : {}) }
  const payments = useQuery(paymentsQuery({ ...query, ...useAfter() }))
  const [collecting, setCollecting] = useState(false)
  const narrowed = Object.keys(rest).length > 0
  return (
    <Page
      title={words.title}
      {...(filters.unit ? { lead: words.ofHousehold } : {})}
      actions={
        <>
          {may('exportPayments') && <ExportMenu formats={['xlsx', 'csv']} addressOf={(file) => fileUrl('/v1/payments/export', { ...query, format: file })} />}
          {may('recordCounterPayment') && (
            <Button kind="main" onClick={() => setCollecting(true)} className="min-h-10">
              <Plus aria-hidden className="size-4" />
              {words.collect}
            </Button>
          )}
        </>
      }
    >
      <FilterBar>
        <SearchBox label={words.search} value={filters.search} onChange={(search) => change({ search })} />
        <PeriodPick label={words.month} value={period} onChange={(value) => change({ period: value })} ahead={0} {...(filters.unit ? { all: common.all } : {})} />
        <Pick label={words.method} value={filters.method} onChange={(method) => change({ method })} all={words.allMethods} choices={choicesOf(words.methods)} />
      </FilterBar>
      <AskedList query={payments} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <PaymentList payments={items} />
              <Pager count={items.length} next={next} />
            </>
          ) : narrowed || !period ? (
            <Empty title={words.emptyFilter}>
              <p className="mb-3">{words.emptyFilterNext}</p>
              <Button onClick={() => change({ method: undefined, search: undefined, unit: undefined, period: undefined })}>{common.clear}</Button>
            </Empty>
          ) : (
            <Empty title={words.empty(format.period(period))}>
              <p>{words.emptyNext}</p>
            </Empty>
          )
        }
      </AskedList>
      {collecting && <CollectAnyDialog onClose={() => setCollecting(false)} />}
    </Page>
  )
}
