import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

type ContractFilters = { readonly facility?: string; readonly expiring?: 'yes'; readonly limit?: string; readonly after?: string }
export const contractsQuery = (query: ContractFilters) => queryOptions({ queryKey: ['contracts', query], placeholderData: keepPreviousData, queryFn: () => ask(api.facilities.contracts.$get({ query })) })

const getContract = (contract: string) => ask(api.facilities.contracts[':contract'].$get({ param: { contract } }))
/** A contract as the client reads it. */
export type FoundContract = Awaited<ReturnType<typeof getContract>>
export type FoundSpan = FoundContract['schedule'][number]
export const contractQuery = (contract: string) => queryOptions({ queryKey: ['contract', contract], queryFn: () => getContract(contract) })

export const incomeFilters = ['facility', 'contract', 'state', 'fromMonth', 'toMonth'] as const
type IncomeFilters = { readonly [name in (typeof incomeFilters)[number] | 'after']?: string }
export const settlementsQuery = (query: IncomeFilters) => queryOptions({ queryKey: ['settlements', query], placeholderData: keepPreviousData, queryFn: () => ask(api.facilities.settlements.$get({ query })) })

/** Everything that a contract shows in is asked anew. */
export const afterContract = (client: QueryClient): Promise<unknown> => Promise.all(['contract', 'contracts', 'settlements'].map((key) => client.invalidateQueries({ queryKey: [key] })))
