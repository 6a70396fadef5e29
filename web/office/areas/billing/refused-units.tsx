import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { RefusedUnit, Run } from '../../../../functions/fees/run-model.ts'
import { AskedList } from '../../parts/asked-list.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Pick } from '../../parts/pick.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useWords } from '../../i18n/languages.ts'
import { refusedQuery } from './queries.ts'
import { useBillingWords } from './words.ts'

/** Whoever gets no bill, why, and where to mend it (M2). */
export function RefusedUnits({ run }: { readonly run: Run }) {
  const words = useBillingWords()
  const [filters, change] = useFilters(['reason'])
  const after = useAfter()
  const refused = useQuery({ ...refusedQuery(run.id, { ...filters, ...after }), enabled: run.refusedUnits > 0 })
  if (run.refusedUnits === 0)
    return (
      <Section title={words.refused}>
        <p className="mt-1">{words.noneRefused}</p>
      </Section>
    )
  return (
    <Section title={words.refused} bare>
      <p className="text-ink-2">{words.refusedLead}</p>
      <FilterBar>
        <Pick
          label={words.reason}
          value={filters.reason}
          onChange={(reason) => change({ reason })}
          all={words.allReasons}
          choices={run.refused.map(({ reason, units }) => ({ value: reason, label: words.reasonCount(words.reasons[reason], units) }))}
          className="md:w-72"
        />
      </FilterBar>
      <AskedList query={refused} what={words.refused}>
        {({ items, next }) => (
          <>
            <RefusedList units={items} />
            <Pager count={items.length} next={next} />
          </>
        )}
      </AskedList>
    </Section>
  )
}

function RefusedList({ units }: { readonly units: readonly RefusedUnit[] }) {
  const words = useBillingWords()
  const { columns, actions } = useWords()
  return (
    <DataTable
      caption={words.refused}
      rows={units}
      rowKey={(unit) => unit.unit}
      columns={[
        { key: 'room', head: columns.room, names: true, cell: (unit) => `${unit.buildingName} ${unit.room}` },
        { key: 'reason', head: words.reason, cell: (unit) => words.reasons[unit.reason] },
        { key: 'say', head: words.refusedLead, silent: true, wraps: true, cell: (unit) => unit.say },
        { key: 'fix', head: actions, silent: true, right: true, className: 'py-1!', cell: (unit) => <Mend unit={unit} /> },
      ]}
      phone={(unit) => (
        <PhoneRow title={`${unit.buildingName} ${unit.room}`} act={<Mend unit={unit} />}>
          <p className="text-ink-2">{unit.say}</p>
        </PhoneRow>
      )}
    />
  )
}

const byFees: readonly RefusedUnit['reason'][] = ['no-fee-item', 'outside-band', 'not-evaluable']

function Mend({ unit }: { readonly unit: RefusedUnit }) {
  const words = useBillingWords()
  const where = `${unit.buildingName} ${unit.room}`
  if (byFees.includes(unit.reason))
    return (
      <Link to="/fee-items" aria-label={`${words.fixFees} ${where}`} className={textLink()}>
        {words.fixFees}
      </Link>
    )
  return (
    <Link to="/households/$unit" params={{ unit: unit.unit }} aria-label={`${words.fixUnit} ${where}`} className={textLink()}>
      {words.fixUnit}
    </Link>
  )
}
