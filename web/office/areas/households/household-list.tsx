import { Link } from '@tanstack/react-router'
import type { Unit } from '../../../../functions/estates/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { useCommunityPrefix } from '../../parts/place-picks.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useWords } from '../../i18n/languages.ts'
import { useHouseholdWords } from './words.ts'

/** The first phone on file stands for the household. */
const phoneOf = (unit: Unit): string | undefined => unit.residents.find((resident) => resident.phone)?.phone ?? undefined

export function HouseholdList({ units }: { readonly units: readonly Unit[] }) {
  const words = useHouseholdWords()
  const { columns: common } = useWords()
  const { area } = useFormat()
  const prefixOf = useCommunityPrefix()
  const columns: Column<Unit>[] = [
    {
      key: 'room',
      head: common.room,
      names: true,
      cell: (unit) => (
        <Link to="/households/$unit" params={{ unit: unit.id }} className={rowLink}>
          {prefixOf(unit.community)}
          {unit.buildingName} {unit.room}
        </Link>
      ),
    },
    { key: 'owner', head: words.owner, cell: (unit) => unit.owner, className: 'max-w-48 truncate' },
    { key: 'phone', head: words.phone, cell: (unit) => phoneOf(unit) ?? <span className="text-ink-2">{words.noPhone}</span> },
    { key: 'area', head: words.area, right: true, cell: (unit) => area(unit.area) },
    { key: 'use', head: words.use, cell: (unit) => words.uses[unit.use] },
    { key: 'type', head: words.buildingType, cell: (unit) => words.buildingTypes[unit.buildingType] },
    { key: 'occupancy', head: words.occupancy, cell: (unit) => (unit.occupancy ? words.occupancies[unit.occupancy] : '—') },
  ]
  return (
    <DataTable
      caption={words.list}
      rows={units}
      rowKey={(unit) => unit.id}
      columns={columns}
      phone={(unit) => (
        <PhoneRow
          title={
            <Link to="/households/$unit" params={{ unit: unit.id }} className={rowLink}>
              {prefixOf(unit.community)}
              {unit.buildingName} {unit.room} {unit.owner}
            </Link>
          }
        >
          <p className="text-ink-2">
            {words.squareMetres(area(unit.area))} · {words.uses[unit.use]}
          </p>
          <p className="text-ink-2">{phoneOf(unit) ?? words.noPhone}</p>
        </PhoneRow>
      )}
    />
  )
}
