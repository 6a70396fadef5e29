import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PeriodPick, thisPeriod } from '../../parts/period-pick.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Pick } from '../../parts/pick.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { expectedQuery, type FoundExpected } from './queries.ts'
import { useCashWords } from './words.ts'

/** Gates and machines against takings, by day and place. */
export function ExpectedScreen() {
  const words = useCashWords()
  const [filters, change] = useFilters(['period', 'differing'])
  const period = filters.period ?? thisPeriod()
  const query = useQuery(expectedQuery({ period, ...(filters.differing ? { differing: filters.differing } : {}), ...useAfter() }))
  return (
    <Page
      title={words.expectedTitle}
      lead={words.expectedLead}
      above={
        <Link to="/cash" className={textLink()}>
          {words.back}
        </Link>
      }
    >
      <FilterBar>
        <PeriodPick label={words.month} value={period} onChange={(month) => change({ period: month })} ahead={0} />
        <Pick label={words.which} value={filters.differing} onChange={(differing) => change({ differing })} all={words.all} choices={[{ value: 'true', label: words.differing }]} />
      </FilterBar>
      <AskedList query={query} what={words.expectedLoading}>
        {(found) => (found.items.length > 0 ? <Found found={found} /> : <Empty title={filters.differing ? words.expectedEmpty : words.expectedNone}>{words.expectedEmptyNext}</Empty>)}
      </AskedList>
    </Page>
  )
}

type Row = FoundExpected['items'][number]

function Found({ found }: { readonly found: FoundExpected }) {
  const words = useCashWords()
  const { yuan, date } = useFormat()
  const difference = (fen: number) => <span className={fen === 0 ? undefined : 'font-bold text-bad'}>{yuan(fen)}</span>
  const columns: Column<Row>[] = [
    { key: 'day', head: words.day, cell: ({ day }) => date(day) },
    { key: 'place', head: words.place, names: true, cell: ({ name }) => name },
    { key: 'kind', head: words.kind, cell: ({ kind }) => words.kinds[kind] },
    { key: 'count', head: words.times, right: true, cell: ({ count }) => count },
    { key: 'expected', head: words.quoted, right: true, cell: ({ expectedFen }) => yuan(expectedFen) },
    { key: 'received', head: words.received, right: true, cell: ({ receivedFen }) => yuan(receivedFen) },
    { key: 'difference', head: words.difference, right: true, cell: ({ differenceFen }) => difference(differenceFen) },
  ]
  const { count, expectedFen, receivedFen, differenceFen } = found.total
  return (
    <>
      <DataTable
        caption={words.expectedTitle}
        rows={found.items}
        rowKey={({ day, id }) => `${day} ${id}`}
        columns={columns}
        foot={[words.total, '', '', count, yuan(expectedFen), yuan(receivedFen), difference(differenceFen)]}
        phone={(row) => (
          <PhoneRow title={row.name} aside={difference(row.differenceFen)}>
            <p className="text-ink-2">
              {date(row.day)} · {words.quoted} {yuan(row.expectedFen)} · {words.received} {yuan(row.receivedFen)}
            </p>
          </PhoneRow>
        )}
      />
      <Pager count={found.items.length} next={found.next} />
    </>
  )
}
