import { recordChange } from '../audit/record-change.ts'
import { type BusinessDate, type Instant, instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { CommunityId, FeeItemId } from '../ids.ts'
import type { Fund } from '../ledger/model.ts'
import { held } from '../storage/cancelled.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Band, Basis, FeeVersion, Names, Rate } from './model.ts'
import type { FeeRules } from './price-bill.ts'

/** One version a row; what belongs to the item itself is repeated on each, so that a version can be read alone. */
export type FeeVersionItem = Key & {
  readonly id: FeeItemId
  readonly version: number
  readonly basis: Basis
  readonly fund: Fund
  readonly community: CommunityId | null
  readonly from: BusinessDate
  readonly ended: boolean
  readonly name: Names
  readonly rates: readonly Rate[]
  readonly band: Band
  readonly at: Instant
  readonly by: string
}

/** More than any tenant's list; above it something is wrong. */
const versionsMax = 5000

/** Every fee item with its versions in order; items in the order in which they were made, which is their order on bills. */
export async function readFeeRules(ctx: Ctx): Promise<FeeRules[]> {
  const found = new Map<FeeItemId, FeeVersionItem[]>()
  for await (const item of ctx.store.all<FeeVersionItem>({ pk: keys.root(ctx.tenant), begins: 'FEE#', consistent: true }, { bound: versionsMax })) {
    found.set(item.id, [...(found.get(item.id) ?? []), item])
  }
  const age = (versions: readonly FeeVersionItem[]): string => `${versions[0]!.at} ${versions[0]!.id}`
  return [...found.values()].toSorted((a, b) => (age(a) < age(b) ? -1 : 1)).map(toRules)
}

/** The versions of one item in order; undefined when there is none. */
export async function readFeeRule(ctx: Ctx, id: FeeItemId): Promise<FeeRules | undefined> {
  const { items } = await ctx.store.query<FeeVersionItem>({ pk: keys.root(ctx.tenant), begins: `FEE#${id}#`, consistent: true })
  return items.length ? toRules(items) : undefined
}

/** Certain versions, for showing bills that were made by them. */
export async function readFeeVersions(ctx: Ctx, wanted: readonly { item: FeeItemId; version: number }[]): Promise<(FeeVersionItem | undefined)[]> {
  return ctx.store.getMany<FeeVersionItem>(wanted.map(({ item, version }) => keys.feeItem(ctx.tenant, item, version)))
}

/** Adds a version and says so in the audit log (S3); false when that version is there already (a retry, or somebody else's change). */
export async function insertFeeVersion(ctx: Ctx, rules: Omit<FeeRules, 'versions'>, version: FeeVersion): Promise<boolean> {
  const item: FeeVersionItem = { ...keys.feeItem(ctx.tenant, rules.id, version.version), ...rules, ...version, at: instant(ctx.clock), by: ctx.actor.id }
  const act = version.ended ? 'fee-item.ended' : version.version === 1 ? 'fee-item.created' : 'fee-item.changed'
  const detail = { version: version.version, from: version.from, name: version.name.zh, document: version.band.document }
  return held(recordChange(ctx, async () => ({ writes: [{ put: item, if: 'absent' }], act, subject: rules.id, detail, answer: true })))
}

function toRules(items: readonly FeeVersionItem[]): FeeRules {
  const { id, basis, fund, community } = items[0]!
  return { id, basis, fund, community, versions: items.map(({ version, from, ended, name, rates, band }) => ({ version, from, ended, name, rates: [...rates], band })) }
}
