import type { Ctx } from '../context.ts'
import type { PaymentId, UnitId } from '../ids.ts'
import { readDisputes } from './items.ts'

/** The payer is claiming this payment back, or has got it back: it cannot be refunded as well. */
export const hasDispute = async (ctx: Ctx, { unit, id }: { readonly unit: UnitId; readonly id: PaymentId }): Promise<boolean> => (await readDisputes(ctx, unit, id)).some(({ state }) => state !== 'won')

/** A payer of the household is arguing with us through the bank: reminders stop (F5). */
export const hasOpenDispute = async (ctx: Ctx, unit: UnitId): Promise<boolean> => (await readDisputes(ctx, unit)).some(({ state }) => state === 'open')
