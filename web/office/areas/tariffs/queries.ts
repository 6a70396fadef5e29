import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

const getTariffs = () => ask(api.parking.tariffs.$get())
/** A tariff as the client reads it. */
export type FoundTariff = Awaited<ReturnType<typeof getTariffs>>['items'][number]

/** A small list, whole: every tariff with all its versions. */
export const tariffsQuery = queryOptions({ queryKey: ['tariffs'], queryFn: getTariffs })

export const afterTariffChange = (client: QueryClient): Promise<unknown> => client.invalidateQueries({ queryKey: ['tariffs'] })
