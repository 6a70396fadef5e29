import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { Unfinished, UnfinishedKind } from './model.ts'

type UnfinishedItem = Key & { readonly since: Instant; readonly unit?: Unfinished['unit']; readonly payment?: Unfinished['payment'] }

/** Notes that a thing is not at its end; to go into the transaction that begins it. Noting it again changes nothing. */
export function unfinishedWrite(ctx: Pick<Ctx, 'tenant'>, { kind, id, since, unit, payment }: Unfinished): Write {
  return { put: { ...keys.unfinished(ctx.tenant, kind, id), since, ...(unit ? { unit } : {}), ...(payment ? { payment } : {}) } }
}

/** Strikes it off; to go into the transaction that ends it. Harmless when it is not there. */
export const finishedWrite = (ctx: Pick<Ctx, 'tenant'>, kind: UnfinishedKind, id: string): Write => ({ delete: keys.unfinished(ctx.tenant, kind, id) })

/** Strikes it off by a person's decision: throws ConditionFailed when it is off already, so that a decision is taken once. */
export const struckWrite = (ctx: Pick<Ctx, 'tenant'>, kind: UnfinishedKind, id: string): Write => ({ delete: keys.unfinished(ctx.tenant, kind, id), if: { expr: 'attribute_exists(pk)' } })

/** Undefined when it is at its end, or never was on the list. */
export async function readUnfinished(ctx: Pick<Ctx, 'tenant' | 'store'>, kind: UnfinishedKind, id: string): Promise<Unfinished | undefined> {
  const item = await ctx.store.get<UnfinishedItem>(keys.unfinished(ctx.tenant, kind, id), { consistent: true })
  return item && toUnfinished(item)
}

const unfinishedMax = 20_000

/** Everything that is not at its end, of one kind or of all, by kind and id. Consistent. */
export async function* unfinishedOf(ctx: Pick<Ctx, 'tenant' | 'store'>, kind?: UnfinishedKind): AsyncGenerator<Unfinished> {
  const wanted = { pk: keys.unfinishedRoom(ctx.tenant), consistent: true, ...(kind ? { begins: `${kind}#` } : {}) }
  for await (const item of ctx.store.all<UnfinishedItem>(wanted, { bound: unfinishedMax })) yield toUnfinished(item)
}

function toUnfinished({ sk, since, unit, payment }: UnfinishedItem): Unfinished {
  const cut = sk.indexOf('#')
  return { kind: sk.slice(0, cut) as UnfinishedKind, id: sk.slice(cut + 1), since, ...(unit ? { unit } : {}), ...(payment ? { payment } : {}) }
}
