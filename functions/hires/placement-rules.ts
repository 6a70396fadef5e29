import { addDays, type BusinessDate } from '../calendar.ts'

type Placed = { readonly from: BusinessDate; readonly to: BusinessDate | null; readonly placement: number }

/**
 * Which placement on a public-welfare post a hire is (E1: at most two); 0 on other posts. A contract that follows the last one
 * without a day between is the same placement: a renewal is no second chance used up.
 */
export function placementOf(before: readonly Placed[], { from, welfare }: { readonly from: BusinessDate; readonly welfare: boolean }): number {
  if (!welfare) return 0
  const placed = before.filter(({ placement }) => placement > 0)
  const going = placed.find(({ to }) => to !== null && addDays(to, 1) === from)
  return going ? going.placement : Math.max(0, ...placed.map(({ placement }) => placement)) + 1
}
