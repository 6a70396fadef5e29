import { useQuery } from '@tanstack/react-query'
import type { Collection } from '../../../../functions/reports/model.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { BarTable } from '../../parts/bar-table.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { PeriodPick } from '../../parts/period-pick.tsx'
import { Section } from '../../parts/section.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { collectionQuery } from './queries.ts'
import { useMonth } from './report-bar.tsx'
import { useReportWords } from './words.ts'

/** How much of each month's own bills is paid. */
export function CollectionView() {
  const { collection: words, views, month: monthWord } = useReportWords()
  const { query, change } = useMonth()
  const found = useQuery(collectionQuery(query.period))
  return (
    <>
      <FilterBar>
        <PeriodPick label={monthWord} value={query.period} onChange={(period) => change({ period })} />
        <ExportMenu formats={['xlsx', 'pdf', 'csv']} addressOf={(format) => fileUrl('/v1/reports/collection/export', { period: query.period, format })} />
      </FilterBar>
      <AskedList query={found} what={views.collection}>
        {(collection) => (collection.months.some(({ bills }) => bills > 0) ? <Found collection={collection} /> : <Empty title={words.empty}>{words.emptyNext}</Empty>)}
      </AskedList>
    </>
  )
}

/** `9833` -> `98.33%`. */
const rateText = (rate: number): string => `${(rate / 100).toFixed(2)}%`

type Paid = Omit<Collection['months'][number], 'period'>

function Found({ collection }: { readonly collection: Collection }) {
  const { collection: words } = useReportWords()
  const { yuan, period, amount } = useFormat()
  const last = collection.months.at(-1)!
  // The bar is the rate, what is open of the month stands beside it.
  const rowOf = (key: string, name: string, { rate, openFen }: Paid) => ({ key, name, fen: rate ?? 0, ...(openFen > 0 ? { note: words.left(amount(openFen)) } : {}) })
  return (
    <>
      <SummaryStrip
        label={words.figures}
        figures={[
          { label: words.rate, value: last.rate === null ? words.none : rateText(last.rate), note: period(last.period) },
          { label: words.billed, value: yuan(last.billedFen), note: words.bills(last.bills) },
          { label: words.paid, value: yuan(last.paidFen) },
          { label: words.open, value: yuan(last.openFen) },
        ]}
      />
      <div className="grid grid-cols-1 items-start gap-x-6 lg:grid-cols-2">
        <Section title={words.byMonth}>
          <BarTable caption={words.byMonth} heads={[words.month, words.rate]} format={rateText} rows={collection.months.filter(({ bills }) => bills > 0).map((month) => rowOf(month.period, period(month.period), month))} />
        </Section>
        {collection.communities.length > 0 && (
          <Section title={words.byCommunity(period(collection.period))} className="max-lg:mt-4">
            <BarTable caption={words.byCommunity(period(collection.period))} heads={[words.community, words.rate]} format={rateText} rows={collection.communities.map((place) => rowOf(place.community, place.name, place))} />
          </Section>
        )}
      </div>
      <p className="mt-3 text-[0.8125rem] text-ink-2">{words.note}</p>
    </>
  )
}
