import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { SettlementPage } from '../../../../functions/contracts/settlement-model.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PeriodPick } from '../../parts/period-pick.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { useWords } from '../../i18n/languages.ts'
import { ImportTakings } from './import-takings.tsx'
import { incomeFilters, settlementsQuery } from './queries.ts'
import { useSpanName } from './span-name.ts'
import { SpanState } from './span-state.tsx'
import { useContractWords } from './words.ts'

/** C2: what each contract owes for each period, what came, and the difference; the list, its sums and its file are one query. */
export function IncomeScreen() {
  const words = useContractWords()
  const common = useWords()
  const may = useMay()
  const [filters, change] = useFilters(incomeFilters)
  const query = useQuery(settlementsQuery({ ...filters, ...useAfter() }))
  return (
    <Page title={words.incomeTitle} lead={words.incomeLead} actions={may('exportSettlements') && <ExportMenu formats={['xlsx', 'csv']} addressOf={(format) => fileUrl('/v1/facilities/settlements/export', { ...filters, format })} />}>
      <FilterBar>
        <Pick label={words.state} value={filters.state} onChange={(state) => change({ state })} all={words.allStates} choices={choicesOf(words.spanStates)} />
        <PeriodPick label={words.fromMonth} value={filters.fromMonth} onChange={(fromMonth) => change({ fromMonth })} all={words.anyFrom} />
        <PeriodPick label={words.toMonth} value={filters.toMonth} onChange={(toMonth) => change({ toMonth })} all={words.anyTo} />
      </FilterBar>
      <AskedList query={query} what={words.loading}>
        {({ items, next, sums }) =>
          items.length > 0 ? (
            <>
              <Sums sums={sums} />
              <Rows rows={items} />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={words.incomeEmpty}>
              <p className="mb-3">{words.incomeEmptyNext}</p>
              {Object.keys(filters).length > 0 && <Button onClick={() => change({ facility: undefined, contract: undefined, state: undefined, fromMonth: undefined, toMonth: undefined })}>{common.clear}</Button>}
            </Empty>
          )
        }
      </AskedList>
      {may('importTakings') && <ImportTakings />}
    </Page>
  )
}

function Sums({ sums }: { readonly sums: SettlementPage['sums'] }) {
  const words = useContractWords()
  const { yuan } = useFormat()
  return (
    <SummaryStrip
      label={words.sums}
      figures={[
        { label: words.sumExpected, value: yuan(sums.expectedFen), ...(sums.toSettle > 0 ? { note: words.toSettle(sums.toSettle) } : {}) },
        { label: words.sumReceived, value: yuan(sums.receivedFen) },
        { label: words.sumDifference, value: yuan(sums.differenceFen) },
        { label: words.sumOverdue, value: yuan(sums.overdueFen), bad: sums.overdueFen > 0 },
      ]}
    />
  )
}

type Row = Awaited<ReturnType<NonNullable<ReturnType<typeof settlementsQuery>['queryFn']>>>['items'][number]

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const words = useContractWords()
  const { yuan, date } = useFormat()
  const nameOf = useSpanName()
  const name = (row: Row) => (
    <Link to="/contracts/$contract" params={{ contract: row.contract }} className={rowLink}>
      {row.facilityName} <span className="whitespace-nowrap">{row.no}</span>
    </Link>
  )
  const columns: Column<Row>[] = [
    { key: 'contract', head: words.facility, names: true, wraps: true, cell: name },
    { key: 'party', head: words.party, wraps: true, cell: (row) => row.partyName },
    { key: 'span', head: words.span, cell: nameOf },
    { key: 'due', head: words.dueDate, cell: (row) => date(row.dueDate) },
    { key: 'expected', head: words.sumExpected, right: true, cell: (row) => yuan(row.expectedFen) },
    { key: 'received', head: words.sumReceived, right: true, cell: (row) => yuan(row.receivedFen) },
    { key: 'difference', head: words.difference, right: true, className: 'font-medium', cell: (row) => yuan(row.differenceFen) },
    { key: 'state', head: words.state, cell: (row) => <SpanState state={row.state} /> },
  ]
  return (
    <DataTable
      caption={words.sums}
      rows={rows}
      rowKey={(row) => `${row.contract} ${row.from}`}
      columns={columns}
      phone={(row) => (
        <PhoneRow title={name(row)} aside={yuan(row.differenceFen)}>
          <p className="text-ink-2">
            {nameOf(row)} · {words.sumExpected} {yuan(row.expectedFen)}
          </p>
          <SpanState state={row.state} />
        </PhoneRow>
      )}
    />
  )
}
