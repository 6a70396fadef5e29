import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

const getMachines = (facility: string) => ask(api.facilities[':facility'].machines.$get({ param: { facility } }))
export type FoundMachine = Awaited<ReturnType<typeof getMachines>>['items'][number]
export const machinesQuery = (facility: string) => queryOptions({ queryKey: ['machines', facility], queryFn: () => getMachines(facility) })

const getSessions = (query: { readonly period?: string; readonly after?: string }) => ask(api['machine-sessions'].$get({ query }))
export type FoundSession = Awaited<ReturnType<typeof getSessions>>['items'][number]
export const sessionsQuery = (query: { readonly period?: string; readonly after?: string }) => queryOptions({ queryKey: ['machine-sessions', query], placeholderData: keepPreviousData, queryFn: () => getSessions(query) })

export const afterMachine = (client: QueryClient): Promise<unknown> => Promise.all(['machines', 'machine-sessions'].map((key) => client.invalidateQueries({ queryKey: [key] })))
