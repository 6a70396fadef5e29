import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

export const areasQuery = queryOptions({ queryKey: ['parking', 'areas'], queryFn: () => ask(api.parking.areas.$get({ query: {} })) })
export const overviewQuery = queryOptions({ queryKey: ['parking', 'overview'], queryFn: () => ask(api.parking.overview.$get()) })
export const areaQuery = (area: string) => queryOptions({ queryKey: ['parking', 'area', area], queryFn: () => ask(api.parking.areas[':area'].$get({ param: { area } })) })
export const spacesQuery = (area: string, query: { readonly state?: never; readonly after?: string }) =>
  queryOptions({ queryKey: ['parking', 'spaces', area, query], placeholderData: keepPreviousData, queryFn: () => ask(api.parking.areas[':area'].spaces.$get({ param: { area }, query })) })
export const drawsQuery = (area: string) => queryOptions({ queryKey: ['parking', 'draws', area], queryFn: () => ask(api.parking.areas[':area'].allocations.$get({ param: { area } })) })
export const drawQuery = (allocation: string) => queryOptions({ queryKey: ['parking', 'draw', allocation], queryFn: () => ask(api.parking.allocations[':allocation'].$get({ param: { allocation } })) })
export const permitFilters = ['area', 'standing', 'search'] as const
type PermitQuery = { readonly [name in (typeof permitFilters)[number] | 'after']?: string }
export const permitsQuery = (query: PermitQuery) => queryOptions({ queryKey: ['parking', 'permits', query], placeholderData: keepPreviousData, queryFn: () => ask(api.parking.permits.$get({ query: query as never })) })
export const carsQuery = (query: { readonly search?: string; readonly after?: string }) => queryOptions({ queryKey: ['parking', 'cars', query], placeholderData: keepPreviousData, queryFn: () => ask(api.parking.cars.$get({ query })) })
export const blocksQuery = queryOptions({ queryKey: ['parking', 'blocks'], queryFn: () => ask(api.parking.blocks.$get({ query: { limit: '200' } })) })

export type FoundArea = Awaited<ReturnType<typeof readArea>>
const readArea = (area: string) => ask(api.parking.areas[':area'].$get({ param: { area } }))
export type FoundPermit = Awaited<ReturnType<typeof readPermits>>['items'][number]
const readPermits = () => ask(api.parking.permits.$get({ query: {} }))
export type FoundCar = Awaited<ReturnType<typeof readCars>>['items'][number]
const readCars = () => ask(api.parking.cars.$get({ query: {} }))

/** Spaces, permits and bills hang together. */
export const afterParking = (client: QueryClient): Promise<unknown> => Promise.all(['parking', 'bills'].map((key) => client.invalidateQueries({ queryKey: [key] })))

/** What a household's renewals cost now. */
export const offersQuery = (unit: string) => queryOptions({ queryKey: ['parking', 'offers', unit], queryFn: () => ask(api.parking.offers.$get({ query: { unit } })) })
