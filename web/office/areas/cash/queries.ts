import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

const listShifts = (query: { readonly after?: string }) => ask(api.cash.shifts.$get({ query }))
export type FoundShift = Awaited<ReturnType<typeof listShifts>>['items'][number]
export const cashShiftsQuery = (query: { readonly after?: string }) => queryOptions({ queryKey: ['cash', 'shifts', query], placeholderData: keepPreviousData, queryFn: () => listShifts(query) })
export const myBoxQuery = queryOptions({ queryKey: ['cash', 'mine'], queryFn: () => ask(api.cash.mine.$get()) })
export const onHandQuery = queryOptions({ queryKey: ['cash', 'on-hand'], queryFn: () => ask(api.cash['on-hand'].$get()) })
const listExpected = (query: { readonly period: string; readonly differing?: string; readonly after?: string }) => ask(api.cash.expected.$get({ query }))
export type FoundExpected = Awaited<ReturnType<typeof listExpected>>
export const expectedQuery = (query: Parameters<typeof listExpected>[0]) => queryOptions({ queryKey: ['cash', 'expected', query], placeholderData: keepPreviousData, queryFn: () => listExpected(query) })

export const afterCash = (client: QueryClient): Promise<unknown> => Promise.all(['cash', 'journal', 'trial-balance'].map((key) => client.invalidateQueries({ queryKey: [key] })))
