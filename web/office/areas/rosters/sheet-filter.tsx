import { useQuery } from '@tanstack/react-query'
import type { RosterSheet } from '../../../../functions/rosters/sheet-model.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { Pick } from '../../parts/pick.tsx'
import { placesQuery } from '../people/queries.ts'
import { useRosterWords } from './words.ts'

export type SheetFilters = { readonly post?: string; readonly community?: string }
export const useSheetFilter = () => useFilters(['post', 'community'])

/** By post and by place, in the address like every filter. */
export function SheetFilter({ sheet, filters, onChange }: { readonly sheet: RosterSheet; readonly filters: SheetFilters; readonly onChange: (patch: { readonly post?: string | undefined; readonly community?: string | undefined }) => void }) {
  const words = useRosterWords()
  const communities = [...new Set(sheet.posts.flatMap(({ community }) => (community ? [community as string] : [])))]
  const places = useQuery({ ...placesQuery, enabled: communities.length > 1 })
  if (sheet.posts.length < 2) return null
  return (
    <>
      <Pick label={words.post} value={filters.post} onChange={(post) => onChange({ post })} all={words.allPosts} choices={sheet.posts.map(({ id, name }) => ({ value: id, label: name }))} />
      {communities.length > 1 && <Pick label={words.place} value={filters.community} onChange={(community) => onChange({ community })} all={words.allPlaces} choices={communities.map((id) => ({ value: id, label: places.data?.communities.find((one) => one.id === id)?.name ?? id }))} />}
    </>
  )
}
