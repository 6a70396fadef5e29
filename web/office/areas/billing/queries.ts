import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'
import { spokenLanguage } from '../../../shared/i18n/spoken.ts'

export const runsQuery = (query: { readonly after?: string }) =>
  queryOptions({ queryKey: ['runs', spokenLanguage(), query], placeholderData: keepPreviousData, queryFn: () => ask(api['billing-runs'].$get({ query })) })

const progressMs = 1000

/** While bills are being published it is asked every second; the server knows how far it is, so a reload loses nothing. */
export const runQuery = (run: string) =>
  queryOptions({
    queryKey: ['run', spokenLanguage(), run],
    queryFn: () => ask(api['billing-runs'][':run'].$get({ param: { run } })),
    refetchInterval: ({ state }) => (state.data?.state === 'publishing' && !state.data.problem ? progressMs : false),
  })

/** How a draft differs from what a preview would show now; never remembered, since that is its point. */
export const changesQuery = (run: string) => queryOptions({ queryKey: ['run', 'changes', run], gcTime: 0, staleTime: 0, queryFn: () => ask(api['billing-runs'][':run'].changes.$get({ param: { run } })) })

export const refusedQuery = (run: string, query: { readonly reason?: string; readonly after?: string }) =>
  queryOptions({ queryKey: ['refused', spokenLanguage(), run, query], placeholderData: keepPreviousData, queryFn: () => ask(api['billing-runs'][':run'].refused.$get({ param: { run }, query })) })

const touched = ['runs', 'run', 'bills', 'bill-summary', 'overview', 'arrears', 'household', 'journal', 'trial-balance', 'statement']

export const afterPublishing = (client: QueryClient): Promise<unknown> => Promise.all(touched.map((key) => client.invalidateQueries({ queryKey: [key] })))
