import type { Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { gateShards, type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { Closing } from './model.ts'

type Books = Pick<Ctx, 'tenant' | 'store'>
type ClosingItem = Key & Closing

/** A month closed for the 999th time is no month but a mistake. */
export const versionsMax = 999
const closingsMax = 20_000

const toClosing = ({ pk: _, sk: __, ...closing }: ClosingItem): Closing => closing

export async function readClosing(ctx: Books, period: Period, version: number): Promise<Closing | undefined> {
  const item = await ctx.store.get<ClosingItem>(keys.closing(ctx.tenant, period, version), { consistent: true })
  return item && toClosing(item)
}

/** The closings of one month, version 1 first. */
export async function closingsOfMonth(ctx: Books, period: Period): Promise<Closing[]> {
  const found: Closing[] = []
  for await (const item of ctx.store.all<ClosingItem>({ pk: keys.closingRoom(ctx.tenant), begins: `${period}#`, consistent: true }, { bound: versionsMax })) found.push(toClosing(item))
  return found
}

/** Closings from the newest month backwards, the newest version first; `before`: only of earlier months. A few a read, since most callers want one. */
export async function* closingsBack(ctx: Books, before?: Period): AsyncGenerator<Closing> {
  let after: string | undefined
  let seen = 0
  do {
    const { items, next } = await ctx.store.query<ClosingItem>({ pk: keys.closingRoom(ctx.tenant), reverse: true, limit: 4, consistent: true, ...(before ? { to: before } : {}), ...(after === undefined ? {} : { after }) })
    for (const item of items) yield toClosing(item)
    seen += items.length
    after = next
  } while (after !== undefined && seen < closingsMax)
}

export async function* allClosings(ctx: Books): AsyncGenerator<Closing> {
  for await (const item of ctx.store.all<ClosingItem>({ pk: keys.closingRoom(ctx.tenant), consistent: true }, { bound: closingsMax })) yield toClosing(item)
}

/** The first closing of all. */
export async function firstClosing(ctx: Books): Promise<Closing | undefined> {
  const { items } = await ctx.store.query<ClosingItem>({ pk: keys.closingRoom(ctx.tenant), limit: 1, consistent: true })
  return items[0] && toClosing(items[0])
}

export const insertWrite = (ctx: Books, closing: Closing): Write => ({ put: { ...keys.closing(ctx.tenant, closing.period, closing.version), ...closing }, if: 'absent' })

/** Holds only while the record is still the one that was read. */
export const changeWrite = (ctx: Books, known: Closing, next: Closing): Write => ({
  put: { ...keys.closing(ctx.tenant, known.period, known.version), ...next, rev: known.rev + 1 },
  if: { expr: 'rev = :rev AND #s = :state', names: { '#s': 'state' }, values: { ':rev': known.rev, ':state': known.state } },
})

const shards = Array.from({ length: gateShards }, (_, shard) => shard)

/** All gates of a month in one transaction: from then on nobody books in it. Fails while one of them is shut. */
export const shutWrites = (ctx: Books, period: Period, closed: { readonly closedAt: string; readonly closedBy: string }): Write[] =>
  shards.map((shard) => ({ update: keys.gate(ctx.tenant, period, shard), set: closed, if: { expr: 'attribute_not_exists(closedAt)' } }))

/** The same whether it was shut or not: for the empty months before the books begin. */
export const shutAgainWrites = (ctx: Books, period: Period, closed: { readonly closedAt: string; readonly closedBy: string }): Write[] => shards.map((shard) => ({ update: keys.gate(ctx.tenant, period, shard), set: closed }))

export const openWrites = (ctx: Books, period: Period): Write[] => shards.map((shard) => ({ update: keys.gate(ctx.tenant, period, shard), remove: ['closedAt', 'closedBy'] }))

/** Which of a month's gates are shut. */
export async function shutGates(ctx: Books, period: Period): Promise<number> {
  const gates = await ctx.store.getMany<Key & { readonly closedAt?: string }>(shards.map((shard) => keys.gate(ctx.tenant, period, shard)))
  return gates.filter((gate) => gate?.closedAt !== undefined).length
}
export const gatesOfMonth = gateShards
