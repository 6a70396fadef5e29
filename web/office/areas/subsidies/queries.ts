import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Period } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'

type Place = { readonly after?: string }
const of = api.subsidies

const preview = (query: Place & { readonly from: Period; readonly to: Period }) => ask(of.preview.$get({ query }))
export type FoundPreview = Awaited<ReturnType<typeof preview>>
export const previewQuery = (query: Place & { readonly from: Period; readonly to: Period }) => queryOptions({ queryKey: ['subsidies', 'preview', query], placeholderData: keepPreviousData, queryFn: () => preview(query) })

const listClaims = (query: Place) => ask(of.claims.$get({ query }))
export type FoundClaimRow = Awaited<ReturnType<typeof listClaims>>['items'][number]
export const claimsQuery = queryOptions({ queryKey: ['subsidies', 'claims'], queryFn: () => listClaims({}) })
const getClaim = (claim: string) => ask(of.claims[':claim'].$get({ param: { claim } }))
export type FoundClaim = Awaited<ReturnType<typeof getClaim>>
export const claimQuery = (claim: string) => queryOptions({ queryKey: ['subsidies', 'claim', claim], queryFn: () => getClaim(claim) })

const listAlerts = () => ask(of.alerts.$get({ query: { limit: '200' } }))
export type FoundAlert = Awaited<ReturnType<typeof listAlerts>>['items'][number]
export const alertsQuery = queryOptions({ queryKey: ['subsidies', 'alerts'], queryFn: listAlerts })
export const forecastQuery = (lang: string) => queryOptions({ queryKey: ['subsidies', 'forecast', lang], queryFn: () => ask(of.forecast.$get()) })
const listSchemes = () => ask(of.schemes.$get())
export type FoundScheme = Awaited<ReturnType<typeof listSchemes>>['items'][number]
export const schemesQuery = queryOptions({ queryKey: ['subsidies', 'schemes'], queryFn: listSchemes })
const listFacts = (month: string, query: Place) => ask(of.months.$get({ query: { month: month as Period, ...query } }))
export type FoundFacts = Awaited<ReturnType<typeof listFacts>>['items'][number]
export const factsQuery = (month: string, query: Place) => queryOptions({ queryKey: ['subsidies', 'facts', month, query], placeholderData: keepPreviousData, queryFn: () => listFacts(month, query) })

export const afterSubsidy = (client: QueryClient): Promise<unknown> => Promise.all(['subsidies', 'journal', 'trial-balance', 'minimum-wages'].map((key) => client.invalidateQueries({ queryKey: [key] })))
