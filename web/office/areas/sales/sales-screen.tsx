import { useQuery } from '@tanstack/react-query'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { useWords } from '../../i18n/languages.ts'
import { AskedList } from '../../parts/asked-list.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar, SearchBox } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PeriodPick, thisPeriod } from '../../parts/period-pick.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { usePaymentWords } from '../payments/words.ts'
import { saleFilters, salesQuery } from './queries.ts'
import { SaleList } from './sale-list.tsx'
import { useSaleWords } from './words.ts'

/** The month's sales, newest first. */
export function SalesScreen() {
  const words = useSaleWords()
  const payments = usePaymentWords()
  const common = useWords()
  const format = useFormat()
  const [{ period = thisPeriod(), ...rest }, change] = useFilters(saleFilters)
  const query = { ...rest, period }
  const sales = useQuery(salesQuery({ ...query, ...useAfter() }))
  return (
    <Page title={words.title} lead={words.lead} actions={<ExportMenu formats={['xlsx', 'csv']} addressOf={(file) => fileUrl('/v1/sales/export', { ...query, format: file })} />}>
      <FilterBar>
        <SearchBox label={words.search} value={rest.search} onChange={(search) => change({ search })} />
        <PeriodPick label={words.month} value={period} onChange={(value) => change({ period: value })} ahead={0} />
        <Pick label={words.kind} value={rest.kind} onChange={(kind) => change({ kind })} all={words.allKinds} choices={choicesOf(words.kinds)} />
        <Pick label={payments.method} value={rest.method} onChange={(method) => change({ method })} all={payments.allMethods} choices={choicesOf(payments.methods)} />
      </FilterBar>
      <AskedList query={sales} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <SaleList sales={items} />
              <Pager count={items.length} next={next} />
            </>
          ) : Object.keys(rest).length > 0 ? (
            <Empty title={words.emptyFilter}>
              <p className="mb-3">{words.emptyFilterNext}</p>
              <Button onClick={() => change({ kind: undefined, method: undefined, search: undefined, period: undefined })}>{common.clear}</Button>
            </Empty>
          ) : (
            <Empty title={words.empty(format.period(period))}>
              <p>{words.emptyNext}</p>
            </Empty>
          )
        }
      </AskedList>
    </Page>
  )
}
