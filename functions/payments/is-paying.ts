import type { Ctx } from '../context.ts'
import type { UnitId } from '../ids.ts'
import { readPaymentsOfUnit } from './items.ts'

/** Somebody has an order open at the provider that may still be paid: whoever pays now is not reminded. */
export const isPaying = async (ctx: Ctx, unit: UnitId): Promise<boolean> => (await readPaymentsOfUnit(ctx, unit)).some(({ online, state }) => online !== undefined && state === 'pending')
