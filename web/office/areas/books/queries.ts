import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'
import { spokenLanguage } from '../../../shared/i18n/spoken.ts'

// Names of accounts, kinds and editions come in the language asked for: it is part of what is remembered.

export const accountsQuery = () => queryOptions({ queryKey: ['accounts', spokenLanguage()], staleTime: 600_000, queryFn: () => ask(api.accounts.$get()) })

export const journalFilters = ['period', 'kind', 'account', 'fund', 'purpose'] as const
type JournalQuery = { readonly period: string; readonly kind?: string; readonly account?: string; readonly fund?: string; readonly purpose?: string; readonly after?: string }

export const journalQuery = (query: JournalQuery) =>
  queryOptions({ queryKey: ['journal', spokenLanguage(), query], placeholderData: keepPreviousData, queryFn: () => ask(api.journal.$get({ query })) })

export const voucherQuery = (voucher: string) => queryOptions({ queryKey: ['voucher', spokenLanguage(), voucher], queryFn: () => ask(api.vouchers[':voucher'].$get({ param: { voucher } })) })

export const trialFilters = ['from', 'to', 'fund'] as const
type TrialQuery = { readonly [name in (typeof trialFilters)[number]]?: string }

export const trialQuery = (query: TrialQuery) =>
  queryOptions({ queryKey: ['trial-balance', spokenLanguage(), query], placeholderData: keepPreviousData, queryFn: () => ask(api['trial-balance'].$get({ query })) })

export const statementFilters = ['from', 'to'] as const
type StatementQuery = { readonly [name in (typeof statementFilters)[number]]?: string }

export const statementQuery = (unit: string, query: StatementQuery) =>
  queryOptions({ queryKey: ['statement', spokenLanguage(), unit, query], placeholderData: keepPreviousData, queryFn: () => ask(api.households[':unit'].statement.$get({ param: { unit }, query })) })

export const sourcesFilters = ['from', 'to', 'fund'] as const
type SourcesQuery = { readonly [name in (typeof sourcesFilters)[number]]?: string }

export const sourcesQuery = (query: SourcesQuery) =>
  queryOptions({ queryKey: ['sources-and-uses', query], placeholderData: keepPreviousData, queryFn: () => ask(api['sources-and-uses'].$get({ query })) })
