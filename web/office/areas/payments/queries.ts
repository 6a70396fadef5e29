import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

export const paymentFilters = ['period', 'method', 'search', 'unit'] as const
export type PaymentFilters = { readonly [name in (typeof paymentFilters)[number]]?: string }

export const paymentsQuery = (query: PaymentFilters & { readonly after?: string }) =>
  queryOptions({ queryKey: ['payments', query], placeholderData: keepPreviousData, queryFn: () => ask(api.payments.$get({ query })) })

export const paymentQuery = (payment: string) => queryOptions({ queryKey: ['payments', payment], queryFn: () => ask(api.payments[':payment'].$get({ param: { payment } })) })
