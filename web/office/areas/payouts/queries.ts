import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

const listPayouts = (query: { readonly after?: string }) => ask(api.payouts.$get({ query }))
export type PayoutRow = Awaited<ReturnType<typeof listPayouts>>['items'][number]
export const payoutsQuery = (query: { readonly after?: string }) => queryOptions({ queryKey: ['payouts', query], placeholderData: keepPreviousData, queryFn: () => listPayouts(query) })
const getPayout = (payout: string) => ask(api.payouts[':payout'].$get({ param: { payout } }))
export type FoundPayout = Awaited<ReturnType<typeof getPayout>>
export const payoutQuery = (payout: string) => queryOptions({ queryKey: ['payout', payout], queryFn: () => getPayout(payout) })
