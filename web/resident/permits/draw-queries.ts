import { queryOptions } from '@tanstack/react-query'
import { dateOfInstant } from '../../../functions/calendar.ts'
import { api, ask } from '../../shared/api/client.ts'
import type { Permit } from '../cars/queries.ts'

/** How spaces of an area were given, newest first. */
export const drawsQuery = (area: string) => queryOptions({ queryKey: ['draws', area], queryFn: () => ask(api.parking.areas[':area'].allocations.$get({ param: { area } })) })
const fetchDraw = (allocation: string) => ask(api.parking.allocations[':allocation'].$get({ param: { allocation } }))
export type Draw = Awaited<ReturnType<typeof fetchDraw>>
const drawsMax = 24

/** The newest allocation in which an application took part; null where there is none. */
export const drawQuery = ({ id, area, ...permit }: Permit) =>
  queryOptions({
    queryKey: ['draw', id],
    queryFn: async () => {
      const { items } = await ask(api.parking.areas[':area'].allocations.$get({ param: { area } }))
      for (const one of items.filter(({ at }) => mayBeIn(permit, at)).slice(0, drawsMax)) {
        const draw = await fetchDraw(one.id)
        if (draw.rows.some(({ application }) => application === id)) return draw
      }
      return null
    },
    refetchOnMount: 'always' as const,
  })

/** Held since it was asked for, and not after it was given. */
export const mayBeIn = ({ askedAt, from }: Pick<Permit, 'askedAt' | 'from'>, at: string): boolean => at >= askedAt && (from === null || dateOfInstant(at) <= from)
