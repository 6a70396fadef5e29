import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { useWords } from '../../i18n/languages.ts'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { PeriodPick, thisPeriod } from '../../parts/period-pick.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useTariffWords } from '../tariffs/words.ts'
import { type FoundIncome, incomeQuery } from './queries.ts'
import { useStayWords } from './words.ts'

type Row = FoundIncome['rows'][number]

/** What short stays of a month cost, were paid and still owe, by area, tariff and class of vehicle. */
export function ParkingIncomeScreen() {
  const words = useStayWords()
  const { period: periodOf } = useFormat()
  const [{ period = thisPeriod() }, change] = useFilters(['period'])
  const query = useQuery(incomeQuery(period))
  return (
    <Page
      title={words.income}
      lead={words.incomeLead}
      above={
        <Link to="/stays" className={textLink()}>
          {words.back}
        </Link>
      }
    >
      <FilterBar>
        <PeriodPick label={words.month} value={period} onChange={(value) => change({ period: value })} ahead={0} />
      </FilterBar>
      <AskedList query={query} what={words.income}>
        {(found) =>
          found.rows.length > 0 ? (
            <>
              <Sums income={found} />
              <Rows income={found} />
            </>
          ) : (
            <Empty title={words.noIncome(periodOf(period))}>{words.noIncomeNext}</Empty>
          )
        }
      </AskedList>
    </Page>
  )
}

function Sums({ income: { total } }: { readonly income: FoundIncome }) {
  const words = useStayWords()
  const { yuan, count } = useFormat()
  return (
    <SummaryStrip
      label={words.income}
      figures={[
        { label: words.stayCount, value: count(total.stays), note: words.freeNote(total.free) },
        { label: words.fee, value: yuan(total.feeFen) },
        { label: words.paid, value: yuan(total.paidFen) },
        { label: words.owing, value: yuan(total.owingFen), bad: total.owingFen > 0 },
      ]}
    />
  )
}

function Rows({ income: { rows, total } }: { readonly income: FoundIncome }) {
  const words = useStayWords()
  const { yuanHead } = useWords()
  const { amount, yuan, count } = useFormat()
  const classes: Readonly<Record<string, string>> = useTariffWords().classes
  const vehicle = (row: Row) => classes[row.class] ?? row.class
  const tariff = (row: Row) => row.tariffName ?? words.noTariff
  const columns: Column<Row>[] = [
    { key: 'area', head: words.area, names: true, cell: (row) => row.areaName },
    { key: 'tariff', head: words.tariff, cell: tariff },
    { key: 'class', head: words.vehicle, cell: vehicle },
    { key: 'stays', head: words.stayCount, right: true, cell: (row) => count(row.stays) },
    { key: 'free', head: words.free, right: true, cell: (row) => count(row.free) },
    { key: 'fee', head: yuanHead(words.fee), right: true, cell: (row) => amount(row.feeFen) },
    { key: 'paid', head: yuanHead(words.paid), right: true, cell: (row) => amount(row.paidFen) },
    { key: 'owing', head: yuanHead(words.owing), right: true, cell: (row) => amount(row.owingFen) },
  ]
  return (
    <DataTable
      caption={words.income}
      rows={rows}
      rowKey={(row) => `${row.area} ${row.tariff} ${row.class}`}
      columns={columns}
      foot={[words.total, '', '', count(total.stays), count(total.free), amount(total.feeFen), amount(total.paidFen), amount(total.owingFen)]}
      phone={(row) => (
        <PhoneRow title={row.areaName} aside={yuan(row.paidFen)}>
          <p className="text-ink-2">
            {tariff(row)} · {vehicle(row)} · {words.stays(row.stays)}
          </p>
          <p className="text-ink-2">
            {words.fee} {yuan(row.feeFen)} · {words.owing} {yuan(row.owingFen)}
          </p>
        </PhoneRow>
      )}
    />
  )
}
