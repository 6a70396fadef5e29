import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

/** A small list, whole: every item with all its versions. */
export const feeItemsQuery = queryOptions({ queryKey: ['fee-items'], queryFn: () => ask(api['fee-items'].$get()) })

export const afterFeeChange = (client: QueryClient): Promise<unknown> => client.invalidateQueries({ queryKey: ['fee-items'] })
