import { recordChange } from '../audit/record-change.ts'
import { type Instant, instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { TariffId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { TariffVersion } from './model.ts'

/** A tariff with all its versions, oldest first. */
export type TariffRecord = { readonly id: TariffId; readonly name: string; readonly versions: readonly TariffVersion[] }

/** One version a row; the name stands on each, so that a version can be read alone. */
type TariffItem = Key & TariffVersion & { readonly id: TariffId; readonly name: string; readonly at: Instant; readonly by: string }

/** More than any tenant's list; above it something is wrong. */
const versionsMax = 2000

/** Every tariff, in the order in which they were made. */
export async function readTariffs(ctx: Ctx): Promise<TariffRecord[]> {
  const found = new Map<TariffId, TariffItem[]>()
  for await (const item of ctx.store.all<TariffItem>({ pk: keys.root(ctx.tenant), begins: 'TARIFF#', consistent: true }, { bound: versionsMax })) {
    found.set(item.id, [...(found.get(item.id) ?? []), item])
  }
  return [...found.values()].toSorted((a, b) => (a[0]!.at < b[0]!.at ? -1 : 1)).map(toRecord)
}

export async function readTariff(ctx: Ctx, id: TariffId): Promise<TariffRecord | undefined> {
  const { items } = await ctx.store.query<TariffItem>({ pk: keys.root(ctx.tenant), begins: `TARIFF#${id}#`, consistent: true })
  return items.length ? toRecord(items) : undefined
}

/** Adds a version and says so in the audit log (S3); false when that version is there already. */
export async function insertVersion(ctx: Ctx, { id, name }: Pick<TariffRecord, 'id' | 'name'>, version: TariffVersion): Promise<boolean> {
  const item: TariffItem = { ...keys.tariff(ctx.tenant, id, version.version), id, name, ...version, at: instant(ctx.clock), by: ctx.actor.id }
  const act = version.version === 1 ? 'tariff.created' : 'tariff.changed'
  return held(recordChange(ctx, async () => ({ writes: [{ put: item, if: 'absent' }], act, subject: id, detail: { version: version.version, from: version.from, name, document: version.document }, answer: true })))
}

function toRecord(items: readonly TariffItem[]): TariffRecord {
  const { id, name } = items[0]!
  return { id, name, versions: items.map(({ version, from, document, rule }) => ({ version, from, document, rule })) }
}
