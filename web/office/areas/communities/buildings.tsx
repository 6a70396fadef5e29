import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Building, Community } from '../../../../functions/estates/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { buildingsQuery } from '../../parts/place-picks.tsx'
import { Section } from '../../parts/section.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { useWords } from '../../i18n/languages.ts'
import { BuildingDialog } from './building-dialog.tsx'
import { useCommunityWords } from './words.ts'

export function Buildings({ community }: { readonly community: Community }) {
  const words = useCommunityWords()
  const mayChange = useMay()('createCommunity')
  const buildings = useQuery(buildingsQuery(community.id))
  const [open, setOpen] = useState<Building | 'new'>()
  const close = () => setOpen(undefined)
  return (
    <Section title={words.buildings(community.name)} bare actions={mayChange && <Button onClick={() => setOpen('new')}>{words.addBuilding}</Button>}>
      <Asked query={buildings} what={words.buildingCount}>
        {({ items }) => (items.length > 0 ? <BuildingList buildings={items} {...(mayChange ? { onEdit: setOpen } : {})} /> : <Empty title={words.emptyBuildings}>{words.emptyBuildingsNext}</Empty>)}
      </Asked>
      {open === 'new' && <BuildingDialog community={community.id} onClose={close} />}
      {open && open !== 'new' && <BuildingDialog community={community.id} building={open} onClose={close} />}
    </Section>
  )
}

function BuildingList({ buildings, onEdit }: { readonly buildings: readonly Building[]; readonly onEdit?: (building: Building) => void }) {
  const words = useCommunityWords()
  const common = useWords()
  const { count } = useFormat()
  const title = (building: Building) => (
    <Link to="/households" search={{ community: building.community, building: building.id }} className={rowLink}>
      {building.name}
    </Link>
  )
  const type = (building: Building) => (building.typeText ? `${words.types[building.type]} · ${building.typeText}` : words.types[building.type])
  const columns: Column<Building>[] = [
    { key: 'name', head: words.name, names: true, cell: title },
    { key: 'type', head: words.type, cell: type },
    { key: 'floors', head: words.floors, right: true, cell: (building) => building.floors ?? '—' },
    { key: 'lift', head: words.lift, cell: (building) => (building.lift ? words.hasLift : words.noLift) },
    { key: 'year', head: words.year, cell: (building) => building.year ?? words.unknown },
    { key: 'units', head: words.unitCount, right: true, cell: (building) => count(building.units) },
    ...(onEdit
      ? [
          {
            key: 'edit',
            head: common.actions,
            silent: true,
            right: true,
            className: 'py-1!',
            cell: (building: Building) => (
              <button type="button" aria-label={words.editBuilding(building.name)} onClick={() => onEdit(building)} className={textLink()}>
                {common.edit}
              </button>
            ),
          },
        ]
      : []),
  ]
  return (
    <DataTable
      caption={words.buildingCount}
      rows={buildings}
      rowKey={(building) => building.id}
      columns={columns}
      phone={(building) => (
        <PhoneRow
          title={title(building)}
          act={
            onEdit && (
              <Button aria-label={words.editBuilding(building.name)} onClick={() => onEdit(building)} className="min-h-11">
                {common.edit}
              </Button>
            )
          }
        >
          <p className="text-ink-2">{type(building)}</p>
          <p className="text-ink-2">
            {building.year ?? words.unknown} · {words.unitCount} {count(building.units)}
          </p>
        </PhoneRow>
      )}
    />
  )
}
