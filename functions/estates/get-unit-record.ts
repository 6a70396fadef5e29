import type { Ctx } from '../context.ts'
import type { UnitId } from '../ids.ts'
import { readUnit } from './items.ts'
import type { UnitRecord } from './records.ts'

/** A household with nothing masked, for billing and receipts. Throws unknown. */
export const getUnitRecord = (ctx: Ctx, unit: UnitId): Promise<UnitRecord> => readUnit(ctx, unit)
