import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

export const membersQuery = queryOptions({ queryKey: ['members'], queryFn: () => ask(api.members.$get()) })
export const tokensQuery = queryOptions({ queryKey: ['tokens'], queryFn: () => ask(api.tokens.$get()) })
/** Asks the provider; what it says is a sentence in the language of the screen. */
export const connectQuery = queryOptions({ queryKey: ['connect'], queryFn: () => ask(api.connect.$get()), staleTime: 0 })
export const auditFilters = ['act', 'who', 'from', 'to'] as const
export type AuditFilters = Partial<Record<(typeof auditFilters)[number], string>>
export const auditQuery = (query: AuditFilters & { readonly after?: string }) => queryOptions({ queryKey: ['audit', query], placeholderData: keepPreviousData, queryFn: () => ask(api.audit.$get({ query })) })
