import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'
import { spokenLanguage } from '../../../shared/i18n/spoken.ts'

// Names of rows and funds come in the language asked for: it is part of what is remembered.

export const monthFilters = ['period', 'fund', 'all'] as const
type MonthQuery = { readonly period: string; readonly fund?: string }

export const spanFilters = ['from', 'to', 'fund', 'account'] as const
type SpanQuery = { readonly from: string; readonly to: string; readonly fund?: string }

export const incomeQuery = (query: SpanQuery) =>
  queryOptions({ queryKey: ['income', spokenLanguage(), query], placeholderData: keepPreviousData, queryFn: () => ask(api.reports.income.$get({ query })) })

export const cashQuery = (query: SpanQuery & { readonly account: string; readonly after?: string }) =>
  queryOptions({ queryKey: ['cash-book', spokenLanguage(), query], placeholderData: keepPreviousData, queryFn: () => ask(api.reports['cash-book'].$get({ query })) })

export const ageingQuery = () => queryOptions({ queryKey: ['ageing', spokenLanguage()], queryFn: () => ask(api.reports.ageing.$get()) })

export const collectionQuery = (period: string) => queryOptions({ queryKey: ['collection', period], placeholderData: keepPreviousData, queryFn: () => ask(api.reports.collection.$get({ query: { period } })) })

export const budgetReportQuery = (query: MonthQuery) =>
  queryOptions({ queryKey: ['budget', spokenLanguage(), query], placeholderData: keepPreviousData, queryFn: () => ask(api.reports.budget.$get({ query })) })

export const budgetQuery = (year: string) => queryOptions({ queryKey: ['budget', 'entered', year], queryFn: () => ask(api.budgets.$get({ query: { year } })) })

export const sheetQuery = (query: MonthQuery) =>
  queryOptions({ queryKey: ['balance-sheet', spokenLanguage(), query], placeholderData: keepPreviousData, queryFn: () => ask(api.reports['balance-sheet'].$get({ query })) })

export const activityQuery = (query: MonthQuery) =>
  queryOptions({ queryKey: ['activity-statement', spokenLanguage(), query], placeholderData: keepPreviousData, queryFn: () => ask(api.reports['activity-statement'].$get({ query })) })
