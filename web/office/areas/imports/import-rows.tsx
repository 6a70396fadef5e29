import { useQuery } from '@tanstack/react-query'
import type { Verdict } from '../../../../functions/estates/import-model.ts'
import { AskedList } from '../../parts/asked-list.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { Pick } from '../../parts/pick.tsx'
import { Section } from '../../parts/section.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { useWords } from '../../i18n/languages.ts'
import { VerdictStatus } from './verdict-status.tsx'
import { type Included, isIncluded, toggled } from './included.ts'
import { ImportRowPhone } from './import-row-phone.tsx'
import { Reasons } from './reasons.tsx'
import { type FoundImport, type FoundRow as Row, importRowsQuery } from './queries.ts'
import { useImportWords } from './words.ts'

const order = ['refused', 'question', 'changed', 'new', 'same'] as const satisfies readonly Verdict[]

type Props = { readonly found: FoundImport; readonly included: Included; readonly onIncluded?: (included: Included) => void }

/** The rows of the sheet with their verdicts; those to confirm can be ticked. */
export function ImportRows({ found, included, onIncluded }: Props) {
  const words = useImportWords()
  const [filters, change] = useFilters(['verdict'])
  const rows = useQuery(importRowsQuery(found.id, { ...filters, ...useAfter() }))
  const toggle = onIncluded && ((row: number) => onIncluded(toggled(included, row)))
  const columns = useColumns(included, toggle)
  return (
    <Section title={words.rowsTitle} bare>
      <FilterBar>
        <Pick
          label={words.verdict}
          value={filters.verdict}
          onChange={(verdict) => change({ verdict })}
          all={words.allVerdicts}
          choices={order.map((verdict) => ({ value: verdict, label: words.verdictCount(words.verdicts[verdict], found.counts[verdict]) }))}
         
        />
      </FilterBar>
      <AskedList query={rows} what={words.rowsTitle}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <DataTable
                caption={words.rowsTitle}
                rows={items}
                rowKey={(row) => String(row.row)}
                columns={columns}
                phone={(row) => <ImportRowPhone row={row} included={isIncluded(included, row.row)} {...(toggle ? { onToggle: toggle } : {})} />}
              />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={words.noRows}>{words.noRowsNext}</Empty>
          )
        }
      </AskedList>
    </Section>
  )
}

function useColumns(included: Included, toggle: ((row: number) => void) | undefined): Column<Row>[] {
  const words = useImportWords()
  const { columns } = useWords()
  return [
    ...(toggle
      ? [
          {
            key: 'include',
            head: words.includeNote,
            silent: true,
            cell: (row: Row) =>
              row.verdict === 'question' && <input type="checkbox" aria-label={words.includeRow(row.row)} checked={isIncluded(included, row.row)} onChange={() => toggle(row.row)} className="block size-4 accent-link" />,
          },
        ]
      : []),
    { key: 'row', head: words.row, names: true, cell: (row) => row.row },
    { key: 'verdict', head: words.verdict, cell: (row) => <VerdictStatus verdict={row.verdict} /> },
    { key: 'building', head: columns.building, cell: (row) => row.values.building ?? '' },
    { key: 'room', head: columns.room, cell: (row) => row.values.room ?? '' },
    { key: 'area', head: words.area, right: true, cell: (row) => row.values.area ?? '' },
    { key: 'owner', head: words.owner, cell: (row) => row.values.owner ?? '', className: 'max-w-40 truncate' },
    { key: 'phone', head: words.phone, cell: (row) => row.values.phone ?? '' },
    { key: 'reason', head: words.reason, wraps: true, className: 'min-w-72', cell: (row) => <Reasons row={row} /> },
  ]
}
