import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, ask } from '../../shared/api/client.ts'
import { useWords } from '../i18n/languages.ts'
import { Pick } from './pick.tsx'

export const communitiesQuery = queryOptions({ queryKey: ['communities'], staleTime: 60_000, queryFn: () => ask(api.communities.$get()) })

export const buildingsQuery = (community?: string) =>
  queryOptions({ queryKey: ['buildings', community ?? ''], staleTime: 60_000, queryFn: () => ask(api.buildings.$get({ query: community ? { community } : {} })) })

/** What tells equal house numbers apart: the community's name before the building's, where there are several. */
export function useCommunityPrefix(): (community: string | undefined) => string {
  const { data } = useQuery(communitiesQuery)
  const names = new Map(data?.items.map(({ id, name }) => [id as string, name]))
  return (community) => (names.size > 1 && community && names.has(community) ? `${names.get(community)} ` : '')
}

type Place = { readonly community?: string; readonly building?: string }
type Props = { readonly value: Place; readonly onChange: (value: { readonly community?: string | undefined; readonly building?: string | undefined }) => void }

/** Where: the community (only where there are several) and the building within it. */
export function PlacePicks({ value, onChange }: Props) {
  const words = useWords()
  const { data: communities } = useQuery(communitiesQuery)
  const several = (communities?.items.length ?? 0) > 1
  const { data: buildings } = useQuery(buildingsQuery(value.community))
  const nameOf = new Map(communities?.items.map(({ id, name }) => [id as string, name]))
  return (
    <>
      {several && (
        <Pick
          label={words.columns.community}
          value={value.community}
          onChange={(community) => onChange({ community, building: undefined })}
          all={words.pickCommunity}
          choices={communities?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
      )}
      <Pick
        label={words.columns.building}
        value={value.building}
        onChange={(building) => onChange({ building })}
        all={words.pickBuilding}
        choices={
          buildings?.items.map(({ id, name, community }) => ({ value: id, label: several && !value.community ? `${nameOf.get(community) ?? ''} ${name}` : name })) ?? []
        }
      />
    </>
  )
}
