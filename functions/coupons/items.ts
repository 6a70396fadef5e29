import type { BusinessDate, Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { ParkingAreaId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { batchLetters } from './code-model.ts'
import type { CouponBatch } from './model.ts'

/** A batch as it is stored; how much of it is used is counted anew. Its codes lie beside it, out of the way of lists. */
export type BatchRecord = Pick<CouponBatch, 'id' | 'name' | 'bearer' | 'kind' | 'value' | 'count' | 'perStay' | 'createdBy' | 'ended'> & {
  readonly areas: readonly ParkingAreaId[]
  readonly from: BusinessDate
  readonly to: BusinessDate
  readonly createdAt: Instant
  /** Hash of what was sent to create it: tells a retry from another of the same id. */
  readonly sent: string
}

/** That a code is used, once and for ever: the item itself is the claim. */
export type UseRecord = { readonly code: string; readonly stay: string; readonly at: Instant; readonly by: string | null; readonly forgoneFen: number }

export const batchesMax = 500

/** The batch, its codes and the letters that lead to it: all of them or none. */
export const putBatch = ({ tenant }: Pick<Ctx, 'tenant'>, batch: BatchRecord, codes: readonly string[]): Write[] => [
  { put: { ...keys.couponBatch(tenant, batch.id), ...batch }, if: 'absent' },
  { put: { ...keys.couponCodes(tenant, batch.id), codes }, if: 'absent' },
  { put: { ...lettersKey(tenant, codes[0]!), batch: batch.id }, if: 'absent' },
]

const lettersKey = (tenant: Ctx['tenant'], code: string): Key => keys.lookup(tenant, `COUPON#${code.slice(0, batchLetters)}`)

export const findBatch = (ctx: Ctx, batch: string): Promise<BatchRecord | undefined> => ctx.store.get<Key & BatchRecord>(keys.couponBatch(ctx.tenant, batch), { consistent: true })

export async function allBatches(ctx: Ctx): Promise<BatchRecord[]> {
  const found: BatchRecord[] = []
  for await (const item of ctx.store.all<Key & BatchRecord>({ pk: keys.root(ctx.tenant), begins: 'COUPON#', consistent: true }, { bound: batchesMax })) found.push(item)
  return found
}

export const endBatch = ({ tenant }: Pick<Ctx, 'tenant'>, batch: string, ended: NonNullable<BatchRecord['ended']>): Write => ({ update: keys.couponBatch(tenant, batch), set: { ended }, if: notEnded })
const notEnded = { expr: 'attribute_type(ended, :null)', values: { ':null': 'NULL' } }

export const codesOf = async (ctx: Ctx, batch: string): Promise<readonly string[]> => (await ctx.store.get<Key & { codes: readonly string[] }>(keys.couponCodes(ctx.tenant, batch), { consistent: true }))?.codes ?? []

/** The batch that a code belongs to; undefined where there is no such code. */
export async function batchOfCode(ctx: Ctx, code: string): Promise<BatchRecord | undefined> {
  const letters = await ctx.store.get<Key & { batch: string }>(lettersKey(ctx.tenant, code), { consistent: true })
  if (!letters || !(await codesOf(ctx, letters.batch)).includes(code)) return undefined
  return findBatch(ctx, letters.batch)
}

export const findUse = (ctx: Ctx, batch: string, code: string): Promise<UseRecord | undefined> => ctx.store.get<Key & UseRecord>(keys.couponUse(ctx.tenant, batch, code), { consistent: true })

/** In the order of their codes; at most as many as a batch has codes. */
export async function usesOf(ctx: Ctx, batch: string): Promise<UseRecord[]> {
  const found: UseRecord[] = []
  for await (const item of ctx.store.all<Key & UseRecord>({ pk: keys.couponRoom(ctx.tenant, batch), begins: 'USED#', consistent: true }, { bound: 1000 })) found.push(item)
  return found
}

/** Of an unused code of a batch that nobody has ended meanwhile. */
export const claimWrites = ({ tenant }: Pick<Ctx, 'tenant'>, batch: string, use: UseRecord): Write[] => [
  { put: { ...keys.couponUse(tenant, batch, use.code), ...use }, if: 'absent' },
  { check: keys.couponBatch(tenant, batch), if: notEnded },
]

export const noteUse = ({ tenant }: Pick<Ctx, 'tenant'>, batch: string, { code, stay, forgoneFen }: Pick<UseRecord, 'code' | 'stay' | 'forgoneFen'>): Write => ({ update: keys.couponUse(tenant, batch, code), set: { stay, forgoneFen } })
