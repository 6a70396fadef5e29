import type { BusinessDate, Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { CommunityId, ResidentId, UnitId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Page } from '../storage/store.ts'
import type { Write } from '../storage/writes.ts'
import type { Basis, ScopeFigures } from './figures-model.ts'
import type { DisclosureId, DisclosureSettings } from './model.ts'

type Here = Pick<Ctx, 'tenant' | 'store'>

/** What stands of one span now. */
export type HeadRecord = {
  readonly id: DisclosureId
  readonly version: number
  readonly publishedOn: BusinessDate
  readonly hash: string
  readonly place: string
  readonly publicUntil: BusinessDate
  readonly objectionsUntil: BusinessDate
  readonly answerDays: number
  /** Objections that were filed, and those that nobody has answered. */
  readonly filed: number
  readonly unanswered: number
}
/** One version: never changed. Its figures stand in rows beside it. */
export type VersionRecord = { readonly version: number; readonly publishedOn: BusinessDate; readonly at: Instant; readonly preparedBy: string; readonly publishedBy: string; readonly note: string; readonly asOf: BusinessDate; readonly previous: string; readonly hash: string; readonly bases: readonly Basis[] }
export type DraftRecord = { readonly version: number; readonly previous: string; /** The person, for the rule of two. */ readonly who: string; readonly by: string; readonly at: Instant; readonly note: string; readonly asOf: BusinessDate; readonly hash: string; readonly bases: readonly Basis[] }
export type ObjectionRecord = {
  readonly id: string
  readonly version: number
  readonly community: CommunityId | null
  readonly text: string
  readonly at: Instant
  readonly answerBy: BusinessDate
  readonly from: { readonly resident: ResidentId; readonly unit: UnitId } | { readonly who: string; readonly by: string }
  readonly answer?: { readonly question: string; readonly answer: string; readonly on: BusinessDate; readonly by: string }
}

const scopeOf = ({ community }: Pick<ScopeFigures, 'community'>): string => community ?? 'all'
const partOf = (version: number): string => `V${String(version).padStart(3, '0')}`
const scopesMax = 200
export const historyMax = 999

export async function readSettings({ tenant, store }: Here): Promise<readonly DisclosureSettings[]> {
  const item = await store.get<Key & { readonly versions: readonly DisclosureSettings[] }>(keys.disclosureSettings(tenant), { consistent: true })
  return item?.versions ?? []
}

/** Replaces what was read; fails when another person changed it meanwhile. */
export const settingsWrite = ({ tenant }: Pick<Ctx, 'tenant'>, before: readonly DisclosureSettings[], versions: readonly DisclosureSettings[]): Write => ({
  put: { ...keys.disclosureSettings(tenant), versions, count: versions.length },
  if: before.length === 0 ? 'absent' : { expr: '#c = :c', names: { '#c': 'count' }, values: { ':c': before.length } },
})

export async function readHead({ tenant, store }: Here, id: DisclosureId): Promise<HeadRecord | undefined> {
  const item = await store.get<Key & HeadRecord>(keys.disclosure(tenant, id), { consistent: true })
  return item && bare(item)
}

/** Newest span first. */
export async function readHeads({ tenant, store }: Here, limit: number, after?: string): Promise<Page<HeadRecord>> {
  const { items, next } = await store.query<Key & HeadRecord>({ pk: keys.disclosuresRoom(tenant), begins: 'HEAD#', reverse: true, limit, ...(after === undefined ? {} : { after }) })
  return { items: items.map(bare), ...(next === undefined ? {} : { next }) }
}

export async function readDraft({ tenant, store }: Here, id: DisclosureId): Promise<DraftRecord | undefined> {
  const item = await store.get<Key & DraftRecord>(keys.disclosureDraft(tenant, id), { consistent: true })
  return item && bare(item)
}

export async function readVersion({ tenant, store }: Here, id: DisclosureId, version: number): Promise<VersionRecord | undefined> {
  const item = await store.get<Key & VersionRecord>(keys.disclosureVersion(tenant, id, version))
  return item && bare(item)
}

/** Newest first. */
export async function readHistory(here: Here, id: DisclosureId, newest: number): Promise<VersionRecord[]> {
  const found = await here.store.getMany<Key & VersionRecord>(Array.from({ length: newest }, (_, at) => keys.disclosureVersion(here.tenant, id, newest - at)))
  return found.flatMap((item) => (item ? [bare(item)] : []))
}

/** Of a version, or of the draft: the whole organization first, the communities in their order. */
export async function readScopes({ tenant, store }: Here, id: DisclosureId, version: number | 'draft'): Promise<ScopeFigures[]> {
  const found: { readonly order: number; readonly figures: ScopeFigures }[] = []
  for await (const item of store.all<Key & { readonly order: number; readonly figures: ScopeFigures }>({ pk: keys.disclosureRoom(tenant, id), begins: `${version === 'draft' ? 'DRAFT' : partOf(version)}#`, consistent: true }, { bound: scopesMax })) found.push(item)
  return found.toSorted((a, b) => a.order - b.order).map(({ figures }) => figures)
}

const scopeWrites = ({ tenant }: Pick<Ctx, 'tenant'>, id: DisclosureId, part: string, scopes: readonly ScopeFigures[]): Write[] =>
  scopes.map((figures, order) => ({ put: { ...keys.disclosureScope(tenant, id, part, scopeOf(figures)), order, figures } }))

/** Takes the place of an earlier draft that was read; `dropped`: rows of it that the new one has no more. */
export function draftWrites(ctx: Pick<Ctx, 'tenant'>, id: DisclosureId, draft: DraftRecord, scopes: readonly ScopeFigures[], before: { readonly draft: DraftRecord | undefined; readonly scopes: readonly ScopeFigures[] }): Write[] {
  const kept = new Set(scopes.map(scopeOf))
  return [
    { put: { ...keys.disclosureDraft(ctx.tenant, id), ...draft }, if: before.draft ? asRead(before.draft) : 'absent' },
    ...scopeWrites(ctx, id, 'DRAFT', scopes),
    ...before.scopes.filter((scope) => !kept.has(scopeOf(scope))).map((scope) => ({ delete: keys.disclosureScope(ctx.tenant, id, 'DRAFT', scopeOf(scope)) })),
  ]
}

/** The draft becomes a version: the version once, the head on the version before, the draft as it was read. Its rows stay under the draft's name until the next one takes their place. */
export function publishWrites(ctx: Pick<Ctx, 'tenant'>, { draft, version, head, scopes }: { readonly draft: DraftRecord; readonly version: VersionRecord; readonly head: HeadRecord; readonly scopes: readonly ScopeFigures[] }): Write[] {
  return [
    { delete: keys.disclosureDraft(ctx.tenant, head.id), if: asRead(draft) },
    { put: { ...keys.disclosureVersion(ctx.tenant, head.id, version.version), ...version }, if: 'absent' },
    { put: { ...keys.disclosure(ctx.tenant, head.id), ...head }, if: version.version === 1 ? 'absent' : { expr: '#v = :v AND filed = :f AND unanswered = :u', names: { '#v': 'version' }, values: { ':v': version.version - 1, ':f': head.filed, ':u': head.unanswered } } },
    ...scopeWrites(ctx, head.id, partOf(version.version), scopes),
  ]
}

export const dropDraftWrite = (ctx: Pick<Ctx, 'tenant'>, id: DisclosureId, draft: DraftRecord): Write => ({ delete: keys.disclosureDraft(ctx.tenant, id), if: asRead(draft) })

const asRead = ({ hash, at }: DraftRecord) => ({ expr: '#h = :h AND #at = :at', names: { '#h': 'hash', '#at': 'at' }, values: { ':h': hash, ':at': at } })

export async function readObjection({ tenant, store }: Here, id: DisclosureId, objection: string): Promise<ObjectionRecord | undefined> {
  const item = await store.get<Key & ObjectionRecord>(keys.objection(tenant, id, objection), { consistent: true })
  return item && bare(item)
}

export async function readObjections({ tenant, store }: Here, id: DisclosureId, limit: number, after?: string): Promise<Page<ObjectionRecord>> {
  const { items, next } = await store.query<Key & ObjectionRecord>({ pk: keys.disclosureRoom(tenant, id), begins: 'OBJECTION#', limit, ...(after === undefined ? {} : { after }) })
  return { items: items.map(bare), ...(next === undefined ? {} : { next }) }
}

/** So many are shown with a disclosure, and no more are taken: a page of a compound, not a forum. */
export const objectionsMax = 500

export async function allObjections({ tenant, store }: Here, id: DisclosureId): Promise<ObjectionRecord[]> {
  const found: ObjectionRecord[] = []
  for await (const item of store.all<Key & ObjectionRecord>({ pk: keys.disclosureRoom(tenant, id), begins: 'OBJECTION#' }, { bound: objectionsMax + 1 })) found.push(bare(item))
  return found
}

/** Once; while the window is open and the head is the version that was looked at. */
export const objectionWrites = (ctx: Pick<Ctx, 'tenant'>, id: DisclosureId, record: ObjectionRecord): Write[] => [
  { put: { ...keys.objection(ctx.tenant, id, record.id), ...record }, if: 'absent' },
  { update: keys.disclosure(ctx.tenant, id), add: { filed: 1, unanswered: 1 }, if: { expr: 'filed < :max', values: { ':max': objectionsMax } } },
]

export const answerWrites = (ctx: Pick<Ctx, 'tenant'>, id: DisclosureId, objection: string, answer: NonNullable<ObjectionRecord['answer']>): Write[] => [
  { update: keys.objection(ctx.tenant, id, objection), set: { answer }, if: { expr: 'attribute_exists(pk) AND attribute_not_exists(answer)' } },
  { update: keys.disclosure(ctx.tenant, id), add: { unanswered: -1 } },
]

const bare = <T extends Key>({ pk: _, sk: __, ...record }: T): Omit<T, keyof Key> => record
