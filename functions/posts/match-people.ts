import { type BusinessDate, today } from '../calendar.ts'
import { fitnessOf } from '../certificates/fitness-of.ts'
import type { Fitness } from '../certificates/fitness-rules.ts'
import type { Ctx } from '../context.ts'
import { listCommunities } from '../estates/list-communities.ts'
import { placeAfter } from '../fees/page.ts'
import { everyHire } from '../hires/hires-of.ts'
import type { PersonId, PostId } from '../ids.ts'
import type { Point } from '../place-point.ts'
import { inLanes } from '../storage/in-lanes.ts'
import type { PersonRecord } from '../workforce/model.ts'
import { everyPerson, readPerson } from '../workforce/read-person.ts'
import type { ListMatches, MatchReasonView, PersonMatches, PostMatch, PostMatches } from './match-model.ts'
import { byRank, type Candidate, type Match, matchOf, type MatchReason, type Opening } from './match-rules.ts'
import type { PostRecord } from './model.ts'
import { isOpenOn } from './open-rules.ts'
import { everyPost, readPost } from './read-post.ts'

/** Who fits a post on a day and who does not, each with every reason, the best first. Throws `unknown`. */
export async function matchPeople(ctx: Ctx, id: PostId, { date, fit, limit, after }: ListMatches): Promise<PersonMatches> {
  const on = date ?? today(ctx.clock)
  const [post, people, hires, placed] = await Promise.all([readPost(ctx, id), everyPerson(ctx), everyHire(ctx), placesOf(ctx)])
  const working = hires.filter(({ from, to }) => from <= on && (to === null || to >= on))
  const employed = new Set<string>(working.map(({ person }) => person))
  const judged = await inLanes(people.filter(({ state }) => state === 'active'), async (person) => {
    const fitness = await fitnessOf(ctx, person.id, id, on)
    return { person: person.id, name: person.name, ...shown(matchOf(candidateOf({ ...person, home: placed(person.home) }, employed.has(person.id), fitness), openingOf(placed(post), on)), fitness) }
  })
  const ranked = judged.toSorted(byRank)
  const wanted = ranked.filter((one) => !fit || one.fit === fit)
  const start = placeAfter(after, wanted.length)
  const count = (of: Match['fit']): number => ranked.filter((one) => one.fit === of).length
  return {
    date: on,
    open: Math.max(0, post.headcount - working.filter((hire) => hire.post === id).length),
    counts: { fit: count('fit'), 'after-training': count('after-training'), unfit: count('unfit') },
    items: wanted.slice(start, start + limit),
    next: start + limit < wanted.length ? String(start + limit) : null,
  }
}

/** The posts that are open on a day, for one person, the best first. Throws `unknown`. */
export async function matchPosts(ctx: Ctx, id: PersonId, date: BusinessDate | undefined): Promise<PostMatches> {
  const on = date ?? today(ctx.clock)
  const [person, posts, hires, placed] = await Promise.all([readPerson(ctx, id), everyPost(ctx), everyHire(ctx), placesOf(ctx)])
  const employed = hires.some((hire) => hire.person === id && hire.from <= on && (hire.to === null || hire.to >= on))
  const judged = await inLanes(posts.filter((post) => isOpenOn(post, on)), async (post): Promise<PostMatch> => {
    const fitness = await fitnessOf(ctx, id, post.id, on)
    return { post: post.id, name: post.name, kind: post.kind, ...shown(matchOf(candidateOf({ ...person, home: placed(person.home) }, employed, fitness), openingOf(placed(post), on)), fitness) }
  })
  return { date: on, items: judged.toSorted(byRank), next: null }
}

/** Where nothing nearer is known, a place is where its community is. */
async function placesOf(ctx: Ctx): Promise<<T extends { readonly community: string | null; readonly point: Point | null }>(place: T) => T> {
  const known = new Map<string, Point | null>((await listCommunities(ctx)).items.map(({ id, point }) => [id, point]))
  return (place) => ({ ...place, point: place.point ?? (place.community === null ? null : (known.get(place.community) ?? null)) })
}

const candidateOf = ({ limits, wishes, home, state }: PersonRecord, placed: boolean, { reasons }: Fitness): Candidate => ({ limits, wishes, home, active: state === 'active', placed, reasons })
const openingOf = (post: PostRecord, on: BusinessDate): Opening => ({ kind: post.kind, requirements: post.requirements, hoursPerWeek: post.hoursPerWeek, hours: post.hours, community: post.community, point: post.point, open: isOpenOn(post, on) })

const shown = ({ reasons, ...match }: Match, { warnings }: Fitness) => ({ ...match, reasons: reasons.map(showReason), warnings: warnings.map(({ code, kind, on }) => ({ code, kind, on })) })

/** Training counts in minutes and is asked in hours; here both are minutes. */
function showReason(reason: MatchReason): MatchReasonView {
  const nothing = { has: null, needs: null, kind: null, topic: null, on: null }
  if (reason.code === 'training-hours') return { ...nothing, code: reason.code, topic: reason.topic, has: reason.minutes, needs: reason.hours * 60 }
  if (reason.code === 'certificate-level') return { ...nothing, code: reason.code, kind: reason.kind, has: reason.has, needs: reason.level }
  return { ...nothing, ...reason }
}
