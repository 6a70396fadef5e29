import { type BusinessDate, firstDay, lastDay, type Period, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { everyHire, type HireRecord, postsOf } from '../hires/hires-of.ts'
import { allWagesOf } from '../hires/minimum-wages.ts'
import { retirementIf } from '../hires/retirement-rules.ts'
import type { PersonId, PostId } from '../ids.ts'
import type { PostRecord } from '../posts/model.ts'
import { everyPost } from '../posts/read-post.ts'
import type { PersonRecord } from '../workforce/model.ts'
import { everyPerson } from '../workforce/read-person.ts'
import type { Books } from './choose-rules.ts'
import type { HireSpan, Subject } from './eligibility-rules.ts'
import { allSchemes, type ClaimedRecord, claimedOf, type FactsRecord, factsOfMonth, type SchemeRecord } from './items.ts'

/** Everything that the rules ask of one person. */
export type Known = { readonly person: PersonRecord; readonly subject: Subject; readonly hires: readonly HireRecord[]; readonly claimed: ReadonlyMap<Period, ClaimedRecord> }
export type Gathered = { readonly people: readonly Known[]; readonly schemes: readonly SchemeRecord[]; readonly wages: Books['wages']; readonly today: BusinessDate }

const atOnce = 25

/** Whoever worked in any of these months, by name; `only`: of these people. */
export async function gather(ctx: Ctx, { from, to }: { readonly from: Period; readonly to: Period }, only?: readonly PersonId[]): Promise<Gathered> {
  const [hires, people, posts, schemes, wages] = await Promise.all([everyHire(ctx), everyPerson(ctx), everyPost(ctx), allSchemes(ctx), allWagesOf(ctx)])
  const postOf = new Map(posts.map((post) => [post.id, post]))
  const hiresOf = new Map<PersonId, HireRecord[]>()
  for (const hire of hires) hiresOf.set(hire.person, [...(hiresOf.get(hire.person) ?? []), hire])
  const there = people.filter(({ id }) => (!only || only.includes(id)) && (hiresOf.get(id) ?? []).some((hire) => hire.from <= lastDay(to) && (hire.to === null || hire.to >= firstDay(from))))
  const known: Known[] = []
  for (let at = 0; at < there.length; at += atOnce) {
    const part = there.slice(at, at + atOnce)
    const claimed = await Promise.all(part.map(({ id }) => claimedOf(ctx, id)))
    known.push(...part.map((person, index) => knownOf(person, hiresOf.get(person.id)!, { postOf, claimed: claimed[index]! })))
  }
  return { people: known.toSorted((a, b) => (a.person.name === b.person.name ? (a.person.id < b.person.id ? -1 : 1) : a.person.name.localeCompare(b.person.name, 'zh'))), schemes, wages, today: today(ctx.clock) }
}

/** Facts of each month, by person. */
export async function factsOf(ctx: Ctx, months: readonly Period[]): Promise<Map<Period, Map<PersonId, FactsRecord>>> {
  const found = await Promise.all(months.map((period) => factsOfMonth(ctx, period)))
  return new Map(months.map((period, at) => [period, found[at]!]))
}

type Around = { readonly postOf: ReadonlyMap<PostId, PostRecord>; readonly claimed: ReadonlyMap<Period, ClaimedRecord> }

function knownOf(person: PersonRecord, hires: readonly HireRecord[], { postOf, claimed }: Around): Known {
  const ordered = hires.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const before = ordered.map(({ subsidisedBefore }) => subsidisedBefore)
  const since = before.flatMap((one) => (one.since === null ? [] : [one.since])).toSorted()[0] ?? null
  const subject: Subject = {
    category: person.category,
    certificate: person.difficulty && { from: person.difficulty.from, to: person.difficulty.to },
    retirement: retirementIf(person.born, ordered.at(-1)!.retirementKind),
    hires: ordered.flatMap((hire) => spansOf(hire, postOf)),
    before: { months: Math.max(0, ...before.map(({ months }) => months)), since },
    claimed: [...claimed.values()].filter(({ state }) => state !== 'rejected').map(({ period }) => period),
  }
  return { person, subject, hires: ordered, claimed }
}

/** A hire that changed its post is one span a post, each with its own approval. */
const spansOf = (hire: HireRecord, postOf: ReadonlyMap<PostId, PostRecord>): HireSpan[] =>
  postsOf(hire).map(({ post, from, to }) => {
    const welfare = postOf.get(post)?.welfare ?? null
    return { id: hire.id, kind: hire.kind, from, to, welfare: welfare && { from: welfare.from, to: welfare.to }, placement: hire.placement }
  })
