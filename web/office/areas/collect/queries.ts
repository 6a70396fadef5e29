import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

/** What a household has to pay now: never from the cache alone, two people may collect at a time. */
export const householdQuery = (unit: string) => queryOptions({ queryKey: ['household', unit], staleTime: 0, queryFn: () => ask(api.household.$get({ query: { unit } })) })

const touched = ['household', 'credit', 'bills', 'bill-summary', 'bill', 'payments', 'overview', 'arrears', 'statement', 'journal', 'trial-balance']

/** Everything that a payment shows in is asked anew. */
export const afterPayment = (client: QueryClient): Promise<unknown> => Promise.all(touched.map((key) => client.invalidateQueries({ queryKey: [key] })))
