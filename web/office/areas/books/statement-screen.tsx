import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Statement } from '../../../../functions/ledger/shapes.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { DatePick } from '../../parts/date-pick.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { statementFilters, statementQuery } from './queries.ts'
import { StatementTable } from './statement-table.tsx'
import { useBookWords } from './words.ts'

/** Bills and payments of one household with the balance after each. */
export function StatementScreen() {
  const { statement: words } = useBookWords()
  const { unit } = useParams({ from: '/households/$unit/statement' })
  const { date } = useFormat()
  const [filters, change] = useFilters(statementFilters)
  const statement = useQuery(statementQuery(unit, filters))
  const found = statement.data
  return (
    <Page
      title={found ? `${words.title} ${found.buildingName} ${found.room} ${found.name}` : words.title}
      {...(found ? { lead: words.lead(date(found.from), date(found.to)) } : {})}
      above={
        <Link to="/households/$unit" params={{ unit }} className={textLink()}>
          {words.back}
        </Link>
      }
      actions={<ExportMenu formats={['xlsx', 'csv']} addressOf={(format) => fileUrl(`/v1/households/${unit}/statement/export`, { ...filters, format })} />}
    >
      <FilterBar>
        <DatePick label={words.from} value={filters.from} onChange={(from) => change({ from })} />
        <DatePick label={words.to} value={filters.to} onChange={(to) => change({ to })} />
      </FilterBar>
      <AskedList query={statement} what={words.loading}>
        {(data) => (
          <>
            <Sums statement={data} />
            {data.rows.length > 0 ? <StatementTable statement={data} /> : <Empty title={words.empty}>{words.emptyNext}</Empty>}
          </>
        )}
      </AskedList>
    </Page>
  )
}

/** Below 0 the household has money in advance: said as credit, never as a negative due. */
function Sums({ statement }: { readonly statement: Statement }) {
  const { statement: words } = useBookWords()
  const { yuan } = useFormat()
  const { openingFen, chargedFen, paidFen, closingFen, openFen, creditFen } = statement
  return (
    <SummaryStrip
      label={words.title}
      figures={[
        { label: openingFen < 0 ? words.openingCredit : words.opening, value: yuan(Math.abs(openingFen)) },
        { label: words.charged, value: yuan(chargedFen) },
        { label: words.paid, value: yuan(paidFen) },
        { label: closingFen < 0 ? words.closingCredit : words.closing, value: yuan(Math.abs(closingFen)), note: words.now(yuan(openFen), yuan(creditFen)) },
      ]}
    />
  )
}
