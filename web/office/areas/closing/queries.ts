import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

export const closingsQuery = (query: { readonly after?: string }) => queryOptions({ queryKey: ['closings', query], placeholderData: keepPreviousData, queryFn: () => ask(api.closings.$get({ query })) })

const getClosing = (period: string) => ask(api.closings[':period'].$get({ param: { period } }))
/** A month as the client reads it. */
export type FoundMonth = Awaited<ReturnType<typeof getClosing>>

const whileSummingMs = 2000
export const closingQuery = (period: string) =>
  queryOptions({ queryKey: ['closing', period], queryFn: () => getClosing(period), refetchInterval: (query) => (query.state.data?.state === 'summing' && !query.state.data.problem ? whileSummingMs : false) })

/** Everything that a close shows in is asked anew. */
export const afterClosing = (client: QueryClient): Promise<unknown> =>
  Promise.all(['closing', 'closings', 'journal', 'voucher', 'trial-balance', 'stuck'].map((key) => client.invalidateQueries({ queryKey: [key] })))
