import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

export const unitFilters = ['community', 'building', 'search'] as const
export type UnitFilters = { readonly [name in (typeof unitFilters)[number]]?: string }

export const unitsQuery = (query: UnitFilters & { readonly after?: string; readonly limit?: string }) =>
  queryOptions({ queryKey: ['units', query], placeholderData: keepPreviousData, queryFn: () => ask(api.units.$get({ query })) })

export const unitQuery = (unit: string) => queryOptions({ queryKey: ['unit', unit], queryFn: () => ask(api.units[':unit'].$get({ param: { unit } })) })

/** The register changed: lists and the household itself are asked anew. */
export const afterUnitChange = (client: QueryClient): Promise<unknown> => Promise.all(['units', 'unit', 'household', 'communities', 'buildings'].map((key) => client.invalidateQueries({ queryKey: [key] })))

const historyRows = 6
const fetchCredit = (unit: string) => ask(api.credits[':unit'].$get({ param: { unit }, query: { limit: String(historyRows) } }))
export type Credit = Awaited<ReturnType<typeof fetchCredit>>
/** Never from the cache alone: its version decides whether it may be used. */
export const creditQuery = (unit: string) => queryOptions({ queryKey: ['credit', unit], staleTime: 0, queryFn: () => fetchCredit(unit) })
