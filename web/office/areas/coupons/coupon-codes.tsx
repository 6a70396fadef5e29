import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Pick } from '../../parts/pick.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { codesQuery, type FoundCode } from './queries.ts'
import { useCouponWords } from './words.ts'

/** Every code and what became of it; a used one leads to its stay. */
export function CouponCodes({ batch }: { readonly batch: string }) {
  const words = useCouponWords()
  const may = useMay()
  const [{ state }, change] = useFilters(['state'])
  const used = state === 'yes' || state === 'no' ? state : undefined
  const query = useQuery(codesQuery(batch, { ...(used ? { used } : {}), ...useAfter() }))
  return (
    <Section title={words.codes}>
      {!may('createCoupons') && <p className="mt-1 text-ink-2">{words.codesMasked}</p>}
      <FilterBar>
        <Pick label={words.state} value={used} onChange={(value) => change({ state: value })} all={words.allCodes} choices={(['yes', 'no'] as const).map((value) => ({ value, label: words[value] }))} />
      </FilterBar>
      <AskedList query={query} what={words.codes}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <CodeList items={items} />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <p className="mt-2 text-ink-2">{words.noCodes}</p>
          )
        }
      </AskedList>
    </Section>
  )
}

function CodeList({ items }: { readonly items: readonly FoundCode[] }) {
  const words = useCouponWords()
  const { yuan, moment } = useFormat()
  const code = (one: FoundCode) => <span className="font-medium tabular-nums">{one.code}</span>
  const who = ({ used }: FoundCode) => (used ? (used.by ?? words.byDriver) : '—')
  const stay = ({ used }: FoundCode) =>
    used && (
      <Link to="/stays/$stay" params={{ stay: used.stay }} className={textLink()}>
        {words.stay}
      </Link>
    )
  const columns: Column<FoundCode>[] = [
    { key: 'code', head: words.code, names: true, cell: code },
    { key: 'at', head: words.usedAt, cell: ({ used }) => (used ? moment(used.at) : words.unused) },
    { key: 'by', head: words.usedBy, cell: who },
    { key: 'forgone', head: words.forgone, right: true, cell: ({ used }) => (used ? yuan(used.forgoneFen) : '—') },
    { key: 'stay', head: words.stay, silent: true, cell: stay },
  ]
  return (
    <DataTable
      caption={words.codes}
      rows={items}
      rowKey={(one) => one.code}
      columns={columns}
      phone={(one) => (
        <PhoneRow title={code(one)} aside={one.used ? yuan(one.used.forgoneFen) : words.unused}>
          {one.used && (
            <p className="text-ink-2">
              {moment(one.used.at)} · {who(one)} · {stay(one)}
            </p>
          )}
        </PhoneRow>
      )}
    />
  )
}
