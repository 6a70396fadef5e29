import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'
import { spokenLanguage } from '../../../shared/i18n/spoken.ts'

// Names of rows and funds come in the language asked for: it is part of what is remembered.

export const monthFilters = ['period', 'fund', 'all'] as const
type MonthQuery = { readonly period: string; readonly fund?: string }

export const sheetQuery = (query: MonthQuery) =>
  queryOptions({ queryKey: ['balance-sheet', spokenLanguage(), query], placeholderData: keepPreviousData, queryFn: () => ask(api.reports['balance-sheet'].$get({ query })) })

export const activityQuery = (query: MonthQuery) =>
  queryOptions({ queryKey: ['activity-statement', spokenLanguage(), query], placeholderData: keepPreviousData, queryFn: () => ask(api.reports['activity-statement'].$get({ query })) })
