import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../shared/api/client.ts'

const fetchCredit = (unit: string) => ask(api.credits[':unit'].$get({ param: { unit }, query: { limit: '20' } }))
export type Credit = Awaited<ReturnType<typeof fetchCredit>>
export const creditQuery = (unit: string) => queryOptions({ queryKey: ['credit', unit], queryFn: () => fetchCredit(unit) })

const fetchRefunds = (unit: string) => ask(api.refunds.$get({ query: { unit, limit: '20' } }))
export type Refund = Awaited<ReturnType<typeof fetchRefunds>>['items'][number]
export const refundsQuery = (unit: string) => queryOptions({ queryKey: ['refunds', unit], queryFn: () => fetchRefunds(unit) })
