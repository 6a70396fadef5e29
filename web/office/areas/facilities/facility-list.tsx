import { Link } from '@tanstack/react-router'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useWords } from '../../i18n/languages.ts'
import type { FoundFacility } from './queries.ts'
import { useFacilityWords } from './words.ts'

const tones = { planned: 'wait', active: 'good', paused: 'part', closed: 'off' } as const satisfies Record<FoundFacility['state'], Tone>

export const FacilityState = ({ state }: { readonly state: FoundFacility['state'] }) => <Status tone={tones[state]}>{useFacilityWords().states[state]}</Status>

export function FacilityList({ facilities }: { readonly facilities: readonly FoundFacility[] }) {
  const words = useFacilityWords()
  const common = useWords()
  const name = (one: FoundFacility) => (
    <Link to="/facilities/$facility" params={{ facility: one.id }} className={rowLink}>
      {one.name}
    </Link>
  )
  const columns: Column<FoundFacility>[] = [
    { key: 'name', head: words.name, names: true, wraps: true, cell: name },
    { key: 'kind', head: words.kind, cell: (one) => words.kinds[one.kind] },
    { key: 'place', head: words.place, wraps: true, cell: (one) => `${one.communityName} ${one.place}` },
    { key: 'fund', head: words.fund, cell: (one) => common.funds[one.fund] },
    { key: 'operator', head: words.operator, wraps: true, cell: (one) => one.operator?.name ?? words.self },
    { key: 'state', head: words.state, cell: (one) => <FacilityState state={one.state} /> },
  ]
  return (
    <DataTable
      caption={words.list}
      rows={facilities}
      rowKey={(one) => one.id}
      columns={columns}
      phone={(one) => (
        <PhoneRow title={name(one)} aside={<FacilityState state={one.state} />}>
          <p className="text-ink-2">
            {words.kinds[one.kind]} · {one.place}
          </p>
          <p className="text-ink-2">{one.operator?.name ?? words.self}</p>
        </PhoneRow>
      )}
    />
  )
}
