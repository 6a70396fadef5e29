import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { getSite } from '../tenants/get-site.ts'
import { shownScope } from './draft.ts'
import { allObjections, type HeadRecord, readHead, readHeads, readHistory, readScopes } from './items.ts'
import type { Disclosure, DisclosureId, DisclosurePage, DisclosureQuery, ListDisclosures, PublishedRow } from './model.ts'
import { spanOfId } from './spans-model.ts'

/** What everybody may see of a published span: one community's figures or the whole organization's, in the newest version or an earlier one. Throws unknown. */
export async function getDisclosure(ctx: Ctx, id: DisclosureId, { community, version: wanted }: DisclosureQuery): Promise<Disclosure> {
  const head = await readHead(ctx, id)
  if (!head || (wanted ?? 0) > head.version) throw unknown(`no disclosure ${id}`)
  const [history, scopes, objections, site] = await Promise.all([readHistory(ctx, id, head.version), readScopes(ctx, id, wanted ?? head.version), allObjections(ctx, id), getSite(ctx)])
  const version = history.find((one) => one.version === (wanted ?? head.version))
  const scope = scopes.find((one) => one.community === (community ?? null))
  if (!version || !scope) throw unknown(`no scope ${community} of ${id}`)
  const named = (one: { readonly community: string | null; readonly name: string }): string => (one.community === null ? site.name : one.name)
  return {
    ...rowOf(ctx, head),
    version: version.version,
    publishedOn: version.publishedOn,
    hash: version.hash,
    note: version.note,
    asOf: version.asOf,
    scope: { ...shownScope(scope), name: named(scope) },
    scopes: scopes.map((one) => ({ community: one.community, name: named(one) })),
    history: history.map(({ version: number, publishedOn, note, hash }) => ({ version: number, publishedOn, note, hash })),
    objections: {
      filed: objections.length,
      answered: objections.flatMap(({ community: of, answer }) => (answer ? [{ community: of, question: answer.question, answer: answer.answer, answeredOn: answer.on }] : [])),
    },
  }
}

/** Newest span first. */
export async function listDisclosures(ctx: Ctx, { limit, after }: ListDisclosures): Promise<DisclosurePage> {
  const { items, next } = await readHeads(ctx, limit, after)
  return { items: items.map((head) => rowOf(ctx, head)), next: next ?? null }
}

function rowOf(ctx: Pick<Ctx, 'clock'>, { id, version, publishedOn, hash, place, publicUntil, objectionsUntil }: HeadRecord): PublishedRow {
  return { id, ...spanOfId(id), version, publishedOn, hash, place, publicUntil, objectionsUntil, objectionsOpen: windowOpen(ctx, { objectionsUntil }) }
}

export const windowOpen = (ctx: Pick<Ctx, 'clock'>, { objectionsUntil }: Pick<HeadRecord, 'objectionsUntil'>): boolean => objectionsUntil >= today(ctx.clock)
