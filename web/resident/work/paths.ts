import type { Subject } from './act-model.ts'

export const workPaths = { home: '/work', area: '/work/area', in: '/work/in', out: '/work/out', cars: '/work/cars', shift: '/work/shift', acts: '/work/acts' } as const

/** Plates stand in the address on this phone alone: nothing of it is sent but by the pages themselves. */
export const outPath = ({ plate, ticket }: Subject): string => `${workPaths.out}?${plate === undefined ? `ticket=${ticket}` : `plate=${encodeURIComponent(plate)}`}`

export function subjectOfSearch(search: URLSearchParams): Subject | undefined {
  const [plate, ticket] = [search.get('plate'), Number(search.get('ticket'))]
  return plate ? { plate } : ticket > 0 ? { ticket } : undefined
}
