import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type Key, keys } from '../storage/keys.ts'

/** How far the sweep has come: nothing that the provider opened before `since` is undecided. */
export type SweepState = { readonly since: Instant; /** When to look again. */ readonly dueAt: Instant; /** When to look for receipts without a number. */ readonly receiptsDueAt: Instant }

const keyOf = (ctx: Ctx): Key => keys.lookup(ctx.tenant, 'payment-sweep')

export const readSweep = (ctx: Ctx): Promise<(Key & SweepState) | undefined> => ctx.store.get<Key & SweepState>(keyOf(ctx), { consistent: true })

export const writeSweep = (ctx: Ctx, state: SweepState): Promise<void> => ctx.store.write({ put: { ...keyOf(ctx), ...state } })
