import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

export const saleFilters = ['period', 'kind', 'method', 'search'] as const
export type SaleFilters = { readonly [name in (typeof saleFilters)[number]]?: string }

const getSales = (query: SaleFilters & { readonly after?: string }) => ask(api.sales.$get({ query }))
export type SaleRow = Awaited<ReturnType<typeof getSales>>['items'][number]
export const salesQuery = (query: SaleFilters & { readonly after?: string }) => queryOptions({ queryKey: ['sales', query], placeholderData: keepPreviousData, queryFn: () => getSales(query) })

const getSale = (sale: string) => ask(api.sales[':sale'].$get({ param: { sale } }))
export type FoundSale = Awaited<ReturnType<typeof getSale>>
export const saleQuery = (sale: string) => queryOptions({ queryKey: ['sale', sale], queryFn: () => getSale(sale) })

const getRefunds = (sale: string) => ask(api.sales[':sale'].refunds.$get({ param: { sale } }))
export type FoundSaleRefund = Awaited<ReturnType<typeof getRefunds>>['items'][number]

const whileMovingMs = 5000
export const saleRefundsQuery = (sale: string) =>
  queryOptions({
    queryKey: ['sale-refunds', sale],
    queryFn: () => getRefunds(sale),
    refetchInterval: (query) => (query.state.data?.items.some(({ state }) => state === 'sending' || state === 'pending') ? whileMovingMs : false),
  })

/** Everything that a refund of a sale shows in is asked anew. */
export const afterSaleRefund = (client: QueryClient): Promise<unknown> => Promise.all(['sales', 'sale', 'sale-refunds', 'stuck'].map((key) => client.invalidateQueries({ queryKey: [key] })))
