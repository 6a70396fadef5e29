import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

export const arrearsFilters = ['community', 'building', 'age', 'search'] as const
export type ArrearsFilters = { readonly [name in (typeof arrearsFilters)[number]]?: string }

export const arrearsQuery = (query: ArrearsFilters & { readonly after?: string }) =>
  queryOptions({ queryKey: ['arrears', query], placeholderData: keepPreviousData, queryFn: () => ask(api.arrears.$get({ query })) })
