import { Link } from '@tanstack/react-router'
import type { Community } from '../../../../functions/estates/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useWords } from '../../i18n/languages.ts'
import { useCommunityWords } from './words.ts'

type Props = { readonly communities: readonly Community[]; readonly chosen: string; readonly onEdit?: (community: Community) => void }

export function CommunityList({ communities, chosen, onEdit }: Props) {
  const words = useCommunityWords()
  const common = useWords()
  const { count } = useFormat()
  const title = (community: Community) => (
    <Link to="/communities" search={{ community: community.id }} aria-current={community.id === chosen || undefined} className={rowLink}>
      {community.name}
    </Link>
  )
  const columns: Column<Community>[] = [
    { key: 'name', head: words.name, names: true, cell: title },
    { key: 'mode', head: words.mode, cell: (community) => words.modes[community.mode] },
    { key: 'rights', head: words.rights, cell: (community) => (community.propertyRights ? words.rightsWords[community.propertyRights] : words.unknown) },
    { key: 'year', head: words.year, cell: (community) => community.year ?? words.unknown },
    { key: 'address', head: words.address, wraps: true, cell: (community) => community.address || '—' },
    { key: 'buildings', head: words.buildingCount, right: true, cell: (community) => count(community.buildings) },
    { key: 'units', head: words.unitCount, right: true, cell: (community) => count(community.units) },
    ...(onEdit
      ? [
          {
            key: 'edit',
            head: common.actions,
            silent: true,
            right: true,
            className: 'py-1!',
            cell: (community: Community) => (
              <button type="button" aria-label={words.editCommunity(community.name)} onClick={() => onEdit(community)} className={textLink()}>
                {common.edit}
              </button>
            ),
          },
        ]
      : []),
  ]
  return (
    <DataTable
      caption={words.communities}
      rows={communities}
      rowKey={(community) => community.id}
      columns={columns}
      phone={(community) => (
        <PhoneRow
          title={title(community)}
          act={
            onEdit && (
              <Button aria-label={words.editCommunity(community.name)} onClick={() => onEdit(community)} className="min-h-11">
                {common.edit}
              </Button>
            )
          }
        >
          <p className="text-ink-2">
            {words.modes[community.mode]} · {community.year ?? words.unknown}
          </p>
          <p className="text-ink-2">
            {words.buildingCount} {count(community.buildings)} · {words.unitCount} {count(community.units)}
          </p>
        </PhoneRow>
      )}
    />
  )
}
