import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

type Page = { readonly state?: string; readonly search?: string; readonly limit?: string; readonly after?: string }

const listLeaves = (query: Page) => ask(api.leaves.$get({ query: query as never }))
export type FoundLeave = Awaited<ReturnType<typeof listLeaves>>['items'][number]
export const leavesQuery = (query: Page) => queryOptions({ queryKey: ['requests', 'leaves', query], placeholderData: keepPreviousData, queryFn: () => listLeaves(query) })

const listSwaps = (query: Page) => ask(api.swaps.$get({ query: query as never }))
export type FoundSwap = Awaited<ReturnType<typeof listSwaps>>['items'][number]
export const swapsQuery = (query: Page) => queryOptions({ queryKey: ['requests', 'swaps', query], placeholderData: keepPreviousData, queryFn: () => listSwaps(query) })

export type Decision = { readonly action: 'approve'; readonly reason?: string } | { readonly action: 'decline'; readonly reason: string }
export const decideLeave = (leave: string, json: Decision) => ask(api.leaves[':leave'].decision.$post({ param: { leave: leave as never }, json }))
export const endLeave = (leave: string, json: { readonly to: string | null; readonly toNoon: boolean; readonly reason: string; readonly version: number }) => ask(api.leaves[':leave'].end.$post({ param: { leave: leave as never }, json: json as never }))
export const decideSwap = (swap: string, json: Decision) => ask(api.swaps[':swap'].decision.$post({ param: { swap: swap as never }, json }))

/** A decision changes the roster as well. */
export const afterDecision = (client: QueryClient): Promise<unknown> => Promise.all([client.invalidateQueries({ queryKey: ['requests'] }), ...['rosters', 'roster', 'attendance'].map((key) => client.invalidateQueries({ queryKey: [key] }))])
