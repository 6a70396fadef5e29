import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

export const facilityFilters = ['community', 'kind', 'state'] as const
type Filters = { readonly [name in (typeof facilityFilters)[number] | 'after']?: string }

export const facilitiesQuery = (query: Filters) => queryOptions({ queryKey: ['facilities', query], placeholderData: keepPreviousData, queryFn: () => ask(api.facilities.$get({ query })) })

const getFacility = (facility: string) => ask(api.facilities[':facility'].$get({ param: { facility } }))
/** A facility as the client reads it. */
export type FoundFacility = Awaited<ReturnType<typeof getFacility>>
export const facilityQuery = (facility: string) => queryOptions({ queryKey: ['facility', facility], queryFn: () => getFacility(facility) })
