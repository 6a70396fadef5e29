import * as z from 'zod'

/** A place on the map in millionths of a degree, so that no float is stored or compared. All points of an organization are taken from one map. */
export const Point = z.object({ latE6: z.int().min(-90_000_000).max(90_000_000), lngE6: z.int().min(-180_000_000).max(180_000_000) })
export type Point = z.output<typeof Point>
