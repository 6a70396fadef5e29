import { createHash } from 'node:crypto'
import { sortKeyOf } from '../estates/sort-key.ts'
import type { PermitId, SpaceId, UnitId } from '../ids.ts'
import type { SpaceKind } from '../parking/model.ts'

export type Application = {
  readonly id: PermitId
  readonly unit: UnitId
  /** Lives in the community that the area belongs to. */
  readonly resident: boolean
  readonly askedAt: string
  readonly barrierFree: boolean
  /** Permits that the household has already. */
  readonly held: number
}
export type FreeSpace = { readonly id: SpaceId; readonly number: string; readonly kind: SpaceKind }
export type Drawn = {
  readonly rank: number
  readonly application: Application
  /** The household's nth car, if it is given a space. */
  readonly nth: number
  readonly draw: string
  readonly space: FreeSpace | null
  readonly outcome: 'given' | 'given-barrier-free' | 'none-left'
}
export type Method = { readonly kind: 'order' } | { readonly kind: 'lottery'; readonly seed: string }

/**
 * Who gets which space, and why (P2): residents before all others, then each household's first car before anybody's second,
 * then by the order of application or by lot. Depends on the set of applications and spaces alone, not on the order in which
 * they come in. Barrier-free spaces go only to those who need one; reserved ones to nobody.
 */
export function allocate(applications: readonly Application[], spaces: readonly FreeSpace[], method: Method): Drawn[] {
  const nth = placesInHousehold(applications)
  const draws = method.kind === 'lottery' ? drawsOf(applications.map(({ id }) => id), method.seed) : new Map<PermitId, string>()
  const placeOf = ({ id, resident, askedAt }: Application): string => [resident ? 0 : 1, String(nth.get(id)).padStart(3, '0'), draws.get(id) ?? askedAt, id].join(' ')
  const left = spaces.filter(({ kind }) => kind !== 'reserved').toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  return applications
    .map((application) => ({ application, place: placeOf(application) }))
    .toSorted((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ application }, at): Drawn => {
      const space = take(left, application.barrierFree)
      const outcome = !space ? 'none-left' : space.kind === 'barrier-free' ? 'given-barrier-free' : 'given'
      return { rank: at + 1, application, nth: nth.get(application.id)!, draw: draws.get(application.id) ?? '', space, outcome }
    })
}

/**
 * The lottery: each application's number is SHA-256 of `<digest>:<application>`, the digest being SHA-256 of the seed, a newline and
 * all applications in order, joined by commas. With the seed and the list anybody draws again, and nobody can be left out unseen.
 */
export function drawsOf(applications: readonly PermitId[], seed: string): Map<PermitId, string> {
  const digest = sha256(`${seed}\n${applications.toSorted().join(',')}`)
  return new Map(applications.map((id) => [id, sha256(`${digest}:${id}`)]))
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A household's applications count on from the permits that it has, in the order in which they were made. */
function placesInHousehold(applications: readonly Application[]): Map<PermitId, number> {
  const nth = new Map<PermitId, number>()
  const seen = new Map<UnitId, number>()
  for (const { id, unit, held } of applications.toSorted((a, b) => (`${a.askedAt} ${a.id}` < `${b.askedAt} ${b.id}` ? -1 : 1))) {
    const next = (seen.get(unit) ?? held) + 1
    seen.set(unit, next)
    nth.set(id, next)
  }
  return nth
}

/** Ordinary spaces before those with a charger, each as people count them. */
const orderOf = ({ kind, number, id }: FreeSpace): string => `${kind === 'charging' ? 1 : 0} ${sortKeyOf(number)} ${id}`

function take(left: FreeSpace[], barrierFree: boolean): FreeSpace | null {
  const wanted = barrierFree ? left.findIndex(({ kind }) => kind === 'barrier-free') : -1
  const at = wanted >= 0 ? wanted : left.findIndex(({ kind }) => kind !== 'barrier-free')
  return at < 0 ? null : left.splice(at, 1)[0]!
}
