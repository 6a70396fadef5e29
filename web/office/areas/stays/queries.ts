import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

export const areasQuery = queryOptions({ queryKey: ['parking-areas'], queryFn: () => ask(api.parking.areas.$get({ query: {} })) })

type Filters = { readonly area: string; readonly date?: string; readonly state?: string; readonly after?: string }
const getStays = (query: Filters) => ask(api.parking.stays.$get({ query }))
export type FoundStay = Awaited<ReturnType<typeof getStays>>['items'][number]
export const staysQuery = (query: Filters) => queryOptions({ queryKey: ['stays', query], placeholderData: keepPreviousData, queryFn: () => getStays(query) })

const getOccupancy = (query: { readonly area: string; readonly date?: string }) => ask(api.parking.occupancy.$get({ query }))
export type FoundOccupancy = Awaited<ReturnType<typeof getOccupancy>>
export const occupancyQuery = (query: { readonly area: string; readonly date?: string }) => queryOptions({ queryKey: ['occupancy', query], queryFn: () => getOccupancy(query) })

const getShifts = (query: { readonly after?: string }) => ask(api.parking.shifts.$get({ query }))
export type FoundShift = Awaited<ReturnType<typeof getShifts>>['items'][number]
export const shiftsQuery = (query: { readonly after?: string }) => queryOptions({ queryKey: ['shifts', query], placeholderData: keepPreviousData, queryFn: () => getShifts(query) })

const getStay = (stay: string) => ask(api.parking.stays[':stay'].$get({ param: { stay } }))
export type StayDetail = Awaited<ReturnType<typeof getStay>>
export const stayQuery = (stay: string) => queryOptions({ queryKey: ['stay', stay], queryFn: () => getStay(stay) })

export const afterStay = (client: QueryClient): Promise<unknown> => Promise.all(['stay', 'stays', 'occupancy'].map((key) => client.invalidateQueries({ queryKey: [key] })))

const getIncome = (period: string) => ask(api.parking.income.$get({ query: { period } }))
export type FoundIncome = Awaited<ReturnType<typeof getIncome>>
export const incomeQuery = (period: string) => queryOptions({ queryKey: ['parking-income', period], placeholderData: keepPreviousData, queryFn: () => getIncome(period) })

const getSpaceIncome = (query: { readonly period: string; readonly after?: string }) => ask(api.parking.income.spaces.$get({ query }))
export type FoundSpaceIncome = Awaited<ReturnType<typeof getSpaceIncome>>
export const spaceIncomeQuery = (query: { readonly period: string; readonly after?: string }) => queryOptions({ queryKey: ['space-income', query], placeholderData: keepPreviousData, queryFn: () => getSpaceIncome(query) })

export const ticketBooksQuery = (area: string) => queryOptions({ queryKey: ['ticket-books', area], queryFn: () => ask(api.parking.areas[':area']['ticket-books'].$get({ param: { area } })) })
