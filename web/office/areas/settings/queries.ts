import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

export const membersQuery = queryOptions({ queryKey: ['members'], queryFn: () => ask(api.members.$get()) })
export const tokensQuery = queryOptions({ queryKey: ['tokens'], queryFn: () => ask(api.tokens.$get()) })
export const auditQuery = (query: { readonly after?: string }) => queryOptions({ queryKey: ['audit', query], placeholderData: keepPreviousData, queryFn: () => ask(api.audit.$get({ query })) })
