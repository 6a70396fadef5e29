import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../shared/api/client.ts'

/** What a driver typed: the plate, or the number of a paper ticket. */
export type Wanted = { readonly plate: string } | { readonly ticket: number }

const fetchFront = (area: string) => ask(api.parking.pay[':area'].front.$get({ param: { area } }))
export type Front = Awaited<ReturnType<typeof fetchFront>>
export const frontQuery = (area: string) => queryOptions({ queryKey: ['parking-front', area], queryFn: () => fetchFront(area) })

const fetchStay = (area: string, wanted: Wanted) => ask(api.parking.pay[':area'].$get({ param: { area }, query: 'plate' in wanted ? wanted : { ticket: String(wanted.ticket) } }))
export type MyStay = Awaited<ReturnType<typeof fetchStay>>
export type Charged = NonNullable<MyStay['stay']>
export const stayQuery = (area: string, wanted: Wanted) => queryOptions({ queryKey: ['my-stay', area, wanted], queryFn: () => fetchStay(area, wanted), refetchOnMount: 'always' as const })
