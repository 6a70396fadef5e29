import * as z from 'zod'
import type { Period } from '../calendar.ts'
import { branded } from '../date-text.ts'
import type { BillId, UnitId } from '../ids.ts'
import { funds } from '../ledger/chart.ts'
import { bases, buildingId, communityId, DateText, feeItemId, Names, PeriodText, unitId } from './model.ts'
import { runId } from './run-model.ts'

/** `<unit>-2026-12-1`: the household, the month and the number of the bill within it. Its place follows from it. */
export const billId = branded<BillId>(z.string().regex(/^[a-z0-9]{12}-\d{4}-(0[1-9]|1[0-2])-[1-9]\d{0,2}$/))

export const billIdOf = (unit: UnitId, period: Period, number: number): BillId => `${unit}-${period}-${number}` as BillId

export const partsOfBillId = (bill: BillId): { unit: UnitId; period: Period; number: number } => ({
  unit: bill.slice(0, 12) as UnitId,
  period: bill.slice(13, 20) as Period,
  number: Number(bill.slice(21)),
})

/** The number people read and say: `202612-00001`, counted per tenant and month. */
export const billNo = (period: Period, no: number): string => `${period.replace('-', '')}-${String(no).padStart(5, '0')}`

/** Derived from the household's open entries, never stored: a published bill does not change. */
export const billStatuses = ['open', 'partial', 'paid', 'overdue', 'void'] as const
export type BillStatus = (typeof billStatuses)[number]

export const BillLine = z.object({
  item: feeItemId,
  version: z.int(),
  name: Names,
  basis: z.enum(bases),
  fund: z.enum(funds),
  /** 0.01 m2; only for per-m2. */
  area: z.int().nullable(),
  /** 0.0001 yuan a month (a m2 or a household). */
  price: z.int(),
  days: z.int(),
  daysOfMonth: z.int(),
  amountFen: z.int(),
  /** Only per-permit: the household's nth car, and the months that the line pays for; `days` are those of the first. */
  car: z.object({ nth: z.int(), months: z.int() }).nullable(),
})
export type BillLine = z.infer<typeof BillLine>

export const BillRow = z
  .object({
    id: billId,
    no: z.string(),
    period: PeriodText,
    unit: unitId,
    building: buildingId,
    community: communityId,
    run: runId,
    buildingName: z.string(),
    room: z.string(),
    name: z.string(),
    dueDate: DateText,
    issuedOn: DateText,
    amountFen: z.int(),
    openFen: z.int(),
    /** Of what is paid: out of the household's credit. */
    creditFen: z.int(),
    status: z.enum(billStatuses),
  })
  .meta({ id: 'BillRow' })
export type BillRow = z.infer<typeof BillRow>

/** The whole bill: `name`, `room`, `buildingName` and `area` are the payer as of issue (M2). */
export const Bill = z
  .object({ ...BillRow.shape, area: z.int().nullable(), title: Names, communityName: z.string(), lines: z.array(BillLine) })
  .meta({ id: 'Bill' })
export type Bill = z.infer<typeof Bill>

export const BillPage = z.object({ items: z.array(BillRow), next: z.string().nullable() })

export const BillPath = z.object({ bill: billId })

/** `payer=full` prints the whole name instead of 王**. */
export const BillPdfQuery = z.object({ payer: z.enum(['masked', 'full']).default('masked'), lang: z.enum(['zh', 'en']).optional() })
export type BillPdfQuery = z.output<typeof BillPdfQuery>

const filters = {
  period: PeriodText.optional(),
  community: communityId.optional(),
  building: buildingId.optional(),
  status: z.enum(billStatuses).optional(),
  /** Bill number, room, building or name, or a part of one. */
  search: z.string().trim().max(40).optional(),
  unit: unitId.optional(),
}
export const ListBills = z.object({ ...filters, limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().optional() })
export type ListBills = z.output<typeof ListBills>
export const ExportBills = z.object({ ...filters, format: z.enum(['csv', 'xlsx']).default('xlsx') })
export type BillFilter = Omit<ListBills, 'limit' | 'after'>

export const SummaryQuery = z.object({ period: PeriodText, community: communityId.optional() })
export type SummaryQuery = z.output<typeof SummaryQuery>

export const BillSummary = z
  .object({
    period: PeriodText,
    bills: z.int(),
    billedFen: z.int(),
    paidFen: z.int(),
    openFen: z.int(),
    overdueFen: z.int(),
    /** How many bills stand in each status. */
    counts: z.object({ open: z.int(), partial: z.int(), paid: z.int(), overdue: z.int() }),
  })
  .meta({ id: 'BillSummary' })
export type BillSummary = z.infer<typeof BillSummary>
