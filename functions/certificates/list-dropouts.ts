import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { everyHire } from '../hires/hires-of.ts'
import { isOpenOn } from '../posts/open-rules.ts'
import { everyPost } from '../posts/read-post.ts'
import { everyPerson } from '../workforce/read-person.ts'
import { bestOf } from './best-of.ts'
import { splitRequired } from './fitness-rules.ts'
import { allCertificates } from './items.ts'
import { everyKind } from './kinds.ts'
import type { Dropouts } from './matrix-model.ts'
import { showRow } from './show-certificate.ts'

/**
 * W3: who held what a post of today needs, and holds it no more; first those who work there today, then the latest. A certificate that never held is no falling out, and neither is
 * one beside which another of its kind holds.
 */
export async function listDropouts(ctx: Ctx): Promise<Dropouts> {
  const [records, people, kinds, posts, hires] = await Promise.all([allCertificates(ctx), everyPerson(ctx), everyKind(ctx), everyPost(ctx), everyHire(ctx)])
  const day = today(ctx.clock)
  const works = new Set(hires.filter(({ from, to }) => from <= day && (to === null || to >= day)).map(({ person, post }) => `${person}#${post}`))
  const open = posts.filter((post) => isOpenOn(post, day))
  const names = new Map(people.filter(({ state }) => state === 'active').map((person) => [person.id, person]))
  const best = bestOf(records.map((record) => showRow(ctx, record, { person: names.get(record.person), kinds })))
  const items = best.flatMap((row) => {
    const needing = open.filter(({ requirements }) => requirements.certificates.some((required) => splitRequired(required).kind === row.kind))
    if (!names.has(row.person) || row.why === null || row.why === 'not-yet' || needing.length === 0) return []
    return [{ person: row.person, name: row.personName, certificate: row.id, kind: row.kind, kindName: row.kindName, why: row.why, on: row.on!, posts: needing.map(({ id, name }) => ({ id, name, working: works.has(`${row.person}#${id}`) })) }]
  })
  return { items: items.toSorted((a, b) => Number(b.posts.some(isAt)) - Number(a.posts.some(isAt)) || (a.on > b.on ? -1 : a.on < b.on ? 1 : a.person < b.person ? -1 : 1)), next: null }
}

const isAt = ({ working }: { readonly working: boolean }): boolean => working
