import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'
import { afterPayment } from '../collect/queries.ts'

export const refundsQuery = (query: { readonly after?: string }) => queryOptions({ queryKey: ['refunds', query], placeholderData: keepPreviousData, queryFn: () => ask(api.refunds.$get({ query })) })

export const refundsOfPaymentQuery = (payment: string) => queryOptions({ queryKey: ['refunds', payment], queryFn: () => ask(api.refunds.$get({ query: { payment } })) })

const getRefund = (refund: string) => ask(api.refunds[':refund'].$get({ param: { refund } }))
/** A refund as the client reads it. */
export type FoundRefund = Awaited<ReturnType<typeof getRefund>>

const whileMovingMs = 5000
export const refundQuery = (refund: string) =>
  queryOptions({ queryKey: ['refund', refund], queryFn: () => getRefund(refund), refetchInterval: (query) => (query.state.data?.state === 'sending' || query.state.data?.state === 'pending' ? whileMovingMs : false) })

/** Everything that a refund shows in is asked anew. */
export const afterRefund = (client: QueryClient): Promise<unknown> =>
  Promise.all([afterPayment(client), ...['refund', 'refunds', 'stuck', 'credit'].map((key) => client.invalidateQueries({ queryKey: [key] }))])
