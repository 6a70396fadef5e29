import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

export const exceptionFilters = ['reason', 'severity', 'state'] as const
type Filters = { readonly [name in (typeof exceptionFilters)[number]]?: string }
const listExceptions = (query: Filters & { readonly after?: string }) => ask(api.exceptions.$get({ query }))
export type FoundException = Awaited<ReturnType<typeof listExceptions>>['items'][number]
export const exceptionsQuery = (query: Parameters<typeof listExceptions>[0]) => queryOptions({ queryKey: ['exceptions', query], placeholderData: keepPreviousData, queryFn: () => listExceptions(query) })
export const afterException = (client: QueryClient): Promise<unknown> => client.invalidateQueries({ queryKey: ['exceptions'] })
