import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

export const areasQuery = queryOptions({ queryKey: ['parking', 'areas'], queryFn: () => ask(api.parking.areas.$get({ query: {} })) })

const getBatches = (query: { readonly after?: string }) => ask(api.parking.coupons.$get({ query }))
export type FoundBatch = Awaited<ReturnType<typeof getBatches>>['items'][number]
export const batchesQuery = (query: { readonly after?: string }) => queryOptions({ queryKey: ['coupons', query], placeholderData: keepPreviousData, queryFn: () => getBatches(query) })

export const batchQuery = (batch: string) => queryOptions({ queryKey: ['coupons', 'batch', batch], queryFn: () => ask(api.parking.coupons[':batch'].$get({ param: { batch } })) })

type Codes = { readonly used?: 'yes' | 'no'; readonly after?: string }
const getCodes = (batch: string, query: Codes) => ask(api.parking.coupons[':batch'].codes.$get({ param: { batch }, query }))
export type FoundCode = Awaited<ReturnType<typeof getCodes>>['items'][number]
export const codesQuery = (batch: string, query: Codes) => queryOptions({ queryKey: ['coupons', 'codes', batch, query], placeholderData: keepPreviousData, queryFn: () => getCodes(batch, query) })

export const afterCoupons = (client: QueryClient): Promise<unknown> => client.invalidateQueries({ queryKey: ['coupons'] })
