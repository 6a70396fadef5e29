import type { UnfitReason } from '../certificates/fitness-rules.ts'
import type { Limits, PostKind } from '../workforce/model.ts'

type Point = { readonly latE6: number; readonly lngE6: number }
type Place = { readonly community: string | null; readonly point: Point | null }

/** What of a person and of a post decides whether they fit. `placed`: works already under a hire. */
export type Candidate = { readonly limits: Limits; readonly wishes: { readonly posts: readonly PostKind[]; readonly hoursPerWeek: number | null }; readonly home: Place; readonly active: boolean; readonly placed: boolean; readonly reasons: readonly UnfitReason[] }
export type Opening = Place & {
  readonly kind: PostKind
  readonly requirements: { readonly limits: readonly ('nights' | 'heights' | 'heavy' | 'standing')[] }
  readonly hoursPerWeek: number | null
  readonly hours: { readonly from: string; readonly to: string } | null
  readonly open: boolean
}

/** THAT a post asks what somebody cannot do: never why. `has` and `needs` in the unit of the code: hours a week, metres, HH:MM. */
export type LimitReason =
  | { readonly code: 'nights' | 'heights' | 'heavy' | 'standing' | 'inactive' | 'placed' | 'post-closed' }
  | { readonly code: 'hours-per-week' | 'distance'; readonly has: number; readonly needs: number }
  | { readonly code: 'earliest' | 'latest'; readonly has: string; readonly needs: string }
export type MatchReason = LimitReason | UnfitReason

/** fit: at once. after-training: only certificates or training are missing. unfit: something that training does not change. */
export const fits = ['fit', 'after-training', 'unfit'] as const
export type Fit = (typeof fits)[number]
export type Match = { readonly fit: Fit; readonly reasons: readonly MatchReason[]; readonly distanceM: number | null; readonly wished: boolean }

const limitOf = { nights: 'noNights', heights: 'noHeights', heavy: 'noHeavy', standing: 'noStanding' } as const

/** Whether somebody fits a post, with every reason why not, and what they are ranked by. Nothing that is not known excludes anybody. */
export function matchOf({ limits, wishes, home, active, placed, reasons: missing }: Candidate, post: Opening): Match {
  const distanceM = distanceBetween(home, post)
  const excluded: LimitReason[] = [
    ...(post.open ? [] : [{ code: 'post-closed' } as const]),
    ...(active ? [] : [{ code: 'inactive' } as const]),
    ...(placed ? [{ code: 'placed' } as const] : []),
    ...post.requirements.limits.filter((demand) => limits[limitOf[demand]]).map((code) => ({ code })),
    ...(limits.maxHoursPerWeek !== null && post.hoursPerWeek !== null && post.hoursPerWeek > limits.maxHoursPerWeek ? [{ code: 'hours-per-week', has: limits.maxHoursPerWeek, needs: post.hoursPerWeek } as const] : []),
    ...(limits.maxDistanceM !== null && distanceM !== null && distanceM > limits.maxDistanceM ? [{ code: 'distance', has: limits.maxDistanceM, needs: distanceM } as const] : []),
    ...clockReasons(limits, post),
  ]
  return { fit: excluded.length ? 'unfit' : missing.length ? 'after-training' : 'fit', reasons: [...excluded, ...missing], distanceM, wished: wishes.posts.includes(post.kind) }
}

/** A post whose hours run over midnight fits nobody who has to be home by a clock, or cannot come before one. */
function clockReasons({ earliest, latest }: Limits, { hours }: Opening): LimitReason[] {
  if (!hours) return []
  const over = hours.to <= hours.from
  return [
    ...(earliest !== null && (over || hours.from < earliest) ? [{ code: 'earliest', has: earliest, needs: hours.from } as const] : []),
    ...(latest !== null && (over || hours.to > latest) ? [{ code: 'latest', has: latest, needs: hours.to } as const] : []),
  ]
}

const earthM = 6_371_000

/** In whole metres as the crow flies; 0 within one community where no points are known; null when it cannot be said. */
export function distanceBetween(a: Place, b: Place): number | null {
  if (!a.point || !b.point) return a.community !== null && a.community === b.community ? 0 : null
  const rad = (e6: number): number => ((e6 / 1_000_000) * Math.PI) / 180
  const [lat, lng] = [rad(b.point.latE6 - a.point.latE6), rad(b.point.lngE6 - a.point.lngE6)]
  const part = Math.sin(lat / 2) ** 2 + Math.cos(rad(a.point.latE6)) * Math.cos(rad(b.point.latE6)) * Math.sin(lng / 2) ** 2
  return Math.round(2 * earthM * Math.asin(Math.min(1, Math.sqrt(part))))
}

/** Who fits first; among them who wished for it, then who is nearest (an unknown way is the longest), then fewest reasons, then by name. */
export function byRank<T extends Omit<Match, 'reasons'> & { readonly reasons: readonly unknown[]; readonly name: string }>(a: T, b: T): number {
  return (
    fits.indexOf(a.fit) - fits.indexOf(b.fit) ||
    Number(b.wished) - Number(a.wished) ||
    (a.distanceM ?? Infinity) - (b.distanceM ?? Infinity) || // Infinity - Infinity is NaN, which goes on to the next.
    a.reasons.length - b.reasons.length ||
    (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
  )
}
