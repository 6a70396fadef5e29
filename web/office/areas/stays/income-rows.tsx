import { useFormat } from '../../../shared/i18n/language.tsx'
import { useWords } from '../../i18n/languages.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { useTariffWords } from '../tariffs/words.ts'
import type { FoundIncome, FoundSpaceIncome } from './queries.ts'
import { useStayWords } from './words.ts'

type TariffRow = FoundIncome['rows'][number]
type SpaceRow = FoundSpaceIncome['items'][number]

export function TariffSums({ income: { total } }: { readonly income: FoundIncome }) {
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

export function TariffRows({ income: { rows, total } }: { readonly income: FoundIncome }) {
  const words = useStayWords()
  const { yuanHead } = useWords()
  const { amount, yuan, count } = useFormat()
  const classes: Readonly<Record<string, string>> = useTariffWords().classes
  const vehicle = (row: TariffRow) => classes[row.class] ?? row.class
  const tariff = (row: TariffRow) => row.tariffName ?? words.noTariff
  const columns: Column<TariffRow>[] = [
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

export function SpaceSums({ income: { total } }: { readonly income: FoundSpaceIncome }) {
  const words = useStayWords()
  const { yuan } = useFormat()
  return (
    <SummaryStrip
      label={words.income}
      figures={[
        { label: words.permitsBilled, value: yuan(total.permitsFen), note: words.permitTerms(total.permits) },
        { label: words.staysPaid, value: yuan(total.staysFen), note: words.stays(total.stays) },
        { label: words.total, value: yuan(total.permitsFen + total.staysFen) },
      ]}
    />
  )
}

/** What is not known of a row stays empty: short stays have no space, and spaces have no short stays. */
export function SpaceRows({ income: { items } }: { readonly income: FoundSpaceIncome }) {
  const words = useStayWords()
  const { yuanHead } = useWords()
  const { amount, yuan, count } = useFormat()
  const space = (row: SpaceRow) => row.space ?? words.unknownSpace
  const columns: Column<SpaceRow>[] = [
    { key: 'space', head: words.space, names: true, cell: space },
    { key: 'area', head: words.area, cell: (row) => row.areaName },
    { key: 'permits', head: words.permitCount, right: true, cell: (row) => (row.space === null ? '—' : count(row.permits)) },
    { key: 'billed', head: yuanHead(words.permitsBilled), right: true, cell: (row) => (row.space === null ? '—' : amount(row.permitsFen)) },
    { key: 'stays', head: words.stayCount, right: true, cell: (row) => (row.space === null ? count(row.stays) : '—') },
    { key: 'paid', head: yuanHead(words.staysPaid), right: true, cell: (row) => (row.space === null ? amount(row.staysFen) : '—') },
  ]
  return (
    <DataTable
      caption={words.bySpace}
      rows={items}
      rowKey={(row) => `${row.area} ${row.space}`}
      columns={columns}
      phone={(row) => (
        <PhoneRow title={space(row)} aside={yuan(row.space === null ? row.staysFen : row.permitsFen)}>
          <p className="text-ink-2">
            {row.areaName} · {row.space === null ? words.stays(row.stays) : words.permitTerms(row.permits)}
          </p>
        </PhoneRow>
      )}
    />
  )
}
