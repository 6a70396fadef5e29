import * as z from 'zod'
import { parkingAreaId } from '../parking/model.ts'
import { denominations } from './cash-model.ts'
import { ClientId, shiftId } from './model.ts'

export const Count = z.object({ fen: z.union(denominations.map((one) => z.literal(one))), count: z.int().min(0).max(10_000) })

export const OpenShift = z.object({ id: ClientId, area: parkingAreaId, /** Change that the attendant begins with. */ floatFen: z.int().min(0).max(1_000_000).default(0) })
export type OpenShift = z.output<typeof OpenShift>

export const HandOverShift = z.object({
  counts: z
    .array(Count)
    .max(denominations.length)
    .refine((counts) => new Set(counts.map(({ fen }) => fen)).size === counts.length, 'fen'),
  /** Who takes the cash. */
  receiver: z.string().trim().min(1).max(40),
  /** Needed where the count differs. */
  note: z.string().trim().max(200).default(''),
})
export type HandOverShift = z.output<typeof HandOverShift>

export const Shift = z
  .object({
    id: shiftId,
    area: parkingAreaId,
    attendant: z.string(),
    openedAt: z.string(),
    state: z.enum(['open', 'handed']),
    floatFen: z.int(),
    /** Cash taken so far, and in how many sales. */
    cashFen: z.int(),
    sales: z.int(),
    expectedFen: z.int(),
    /** Open from an earlier day: the cash of a day is handed over on that day (P4). */
    overdue: z.boolean(),
    handed: z.object({ at: z.string(), receiver: z.string(), counts: z.array(Count), countedFen: z.int(), differenceFen: z.int(), note: z.string(), voucher: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'Shift' })
export type Shift = z.infer<typeof Shift>
export const MyShift = z.object({ shift: Shift.nullable() })
export const ShiftPage = z.object({ items: z.array(Shift), next: z.string().nullable() })
export const ShiftPath = z.object({ shift: shiftId })
export const ListShifts = z.object({ state: z.enum(['open', 'handed']).optional(), limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(500).optional() })
export type ListShifts = z.output<typeof ListShifts>
