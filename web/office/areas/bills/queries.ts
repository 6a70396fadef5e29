import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

export const billFilters = ['period', 'community', 'building', 'status', 'search', 'unit'] as const
export type BillFilters = { readonly [name in (typeof billFilters)[number]]?: string }

/** In the address `all` means every month; without it the current month is shown. */
export const allPeriods = 'all'

export const billsQuery = (query: BillFilters & { readonly after?: string }) =>
  queryOptions({ queryKey: ['bills', query], placeholderData: keepPreviousData, queryFn: () => ask(api.bills.$get({ query })) })

export const summaryQuery = (query: { readonly period: string; readonly community?: string; readonly building?: string }) =>
  queryOptions({ queryKey: ['bill-summary', query], placeholderData: keepPreviousData, queryFn: () => ask(api.bills.summary.$get({ query })) })

export const billQuery = (bill: string) => queryOptions({ queryKey: ['bill', bill], queryFn: () => ask(api.bills[':bill'].$get({ param: { bill } })) })
