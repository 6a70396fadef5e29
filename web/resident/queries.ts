import { QueryClient, queryOptions } from '@tanstack/react-query'
import { ApiError, worthRetrying } from '../shared/api/api-error.ts'
import { api, ask } from '../shared/api/client.ts'
import { type Access, apiOf, type Client } from './access.ts'
import { siteOrRemembered } from './shell/remembered-site.ts'

/** Money is always asked again when a page opens; without a network a question fails at once instead of waiting. */
export const queries = new QueryClient({
  defaultOptions: { queries: { networkMode: 'always', retry: (times, error) => times < 1 && worthRetrying(error), retryDelay: 800 } },
})

export const siteQuery = queryOptions({ queryKey: ['site'], queryFn: siteOrRemembered, staleTime: 600_000 })

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => ask(api.me.$get()), staleTime: 60_000 })

/** `unit` undefined: the household of the scanned bill. */
export const householdQuery = (access: Access, unit: string | undefined) =>
  queryOptions({ queryKey: ['household', access, unit], queryFn: () => fetchHousehold(access, unit) })

const fetchHousehold = (access: Access, unit: string | undefined) => ask(apiOf(access).household.$get({ query: unit ? { unit } : {} }))
export type Household = Awaited<ReturnType<typeof fetchHousehold>>
export type HouseholdBill = Household['bills'][number]

/** Exchanges the token of a paper bill for its session, and goes on to what is due at once. */
export const paySessionQuery = (token: string) =>
  queryOptions({
    queryKey: ['pay-session', token],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const session = await ask(api['pay-sessions'].$post({ json: { token } }))
      queries.removeQueries({ queryKey: ['household', 'paylink'] })
      void queries.prefetchQuery(householdQuery('paylink', undefined))
      return session
    },
  })

const fetchBill = (access: Access, bill: string) => ask(apiOf(access).bills[':bill'].$get({ param: { bill } }))
export type Bill = Awaited<ReturnType<typeof fetchBill>>
export const billQuery = (access: Access, bill: string) => queryOptions({ queryKey: ['bill', access, bill], queryFn: () => fetchBill(access, bill) })

const closed: readonly string[] = ['unknown', 'forbidden', 'unauthenticated']

/**
 * For pages that are reached from outside (the provider's page, a bookmark) and may belong to either: asks as
 * whoever is here first, then as the scanned bill. Answers with the access that worked.
 */
async function askEither<T>(call: (client: Client) => Promise<T>): Promise<T & { access: Access }> {
  try {
    const [answer, { actor }] = await Promise.all([call(apiOf('resident')), queries.fetchQuery(meQuery)])
    return { ...answer, access: actor?.kind === 'paylink' ? 'paylink' : 'resident' }
  } catch (error) {
    if (!(error instanceof ApiError) || !closed.includes(error.kind)) throw error
    try {
      return { ...(await call(apiOf('paylink'))), access: 'paylink' }
    } catch {
      throw error
    }
  }
}

const fetchCheckout = (checkout: string) => askEither((client) => ask(client.checkouts[':checkout'].$get({ param: { checkout } })))
export type Checkout = Awaited<ReturnType<typeof fetchCheckout>>
export const checkoutQuery = (checkout: string) => queryOptions({ queryKey: ['checkout', checkout], queryFn: () => fetchCheckout(checkout) })

const fetchReceipt = (payment: string) => askEither((client) => ask(client.receipts[':payment'].$get({ param: { payment } })))
export type Receipt = Awaited<ReturnType<typeof fetchReceipt>>
export const receiptQuery = (payment: string) => queryOptions({ queryKey: ['receipt', payment], queryFn: () => fetchReceipt(payment) })
