import * as z from 'zod'
import { branded, DateText, PeriodText } from '../date-text.ts'
import { facilityId, Operator } from '../facilities/model.ts'
import { ShortId } from '../fees/model.ts'
import type { ContractId } from '../ids.ts'
import { funds } from '../ledger/chart.ts'
import { Closing, Ending } from './ending-model.ts'
import { Receipt, Settlement, Takings } from './settlement-model.ts'

export const contractId = branded<ContractId>(ShortId)

/** A month's money, at most ten million yuan. */
const Amount = z.int().min(0).max(1_000_000_000)
export const RentStep = z.object({ from: DateText, monthlyFen: Amount })
export const Tier = z.object({ fromFen: z.int().min(0).max(10_000_000_000), rateBp: z.int().min(0).max(10_000) })
export const Term = z.object({ from: DateText, to: DateText, document: z.string() })

/** coming: not begun. active: also on its last day. expired: over, and not renewed. ended: over before its time. */
export const contractStates = ['coming', 'active', 'expired', 'ended'] as const
export type ContractState = (typeof contractStates)[number]

/** Days before the end at which people are told; the last of them also for three months after it. */
export const alertDays = [90, 30, 7] as const
export type Alert = 'in-90' | 'in-30' | 'in-7' | 'expired'
export const alerts = ['in-90', 'in-30', 'in-7', 'expired'] as const

const agreed = {
  /** The contract's own number, as people file it. */
  no: z.string().trim().min(1).max(40),
  party: Operator,
  from: DateText,
  to: DateText,
  /** Fixed rent is one step. */
  steps: z.array(RentStep).min(1).max(60),
  /** Months settled together. */
  every: z.union([z.literal(1), z.literal(3), z.literal(6), z.literal(12)]),
  /** Share of the takings of a span; null = rent alone. */
  tiers: z.array(Tier).min(1).max(10).nullable(),
  minimumMonthlyFen: Amount,
  dueDays: z.int().min(0).max(180),
  depositFen: Amount,
  note: z.string().trim().max(500),
}

export const CreateContract = z.object({
  /** Made by the client: sending the same contract again is the same contract. */
  id: contractId,
  ...agreed,
  every: agreed.every.default(1),
  tiers: agreed.tiers.default(null),
  minimumMonthlyFen: agreed.minimumMonthlyFen.default(0),
  dueDays: agreed.dueDays.default(10),
  depositFen: agreed.depositFen.default(0),
  note: agreed.note.default(''),
})
export type CreateContract = z.output<typeof CreateContract>

/** From the day after the present end; the rent stays what it was unless another is said. */
export const RenewContract = z.object({ from: DateText, to: DateText, document: z.string().trim().min(1).max(80), monthlyFen: Amount.nullable().default(null) })
export type RenewContract = z.output<typeof RenewContract>

const row = {
  id: contractId,
  facility: facilityId,
  facilityName: z.string(),
  communityName: z.string(),
  no: z.string(),
  party: Operator,
  fund: z.enum(funds),
  from: DateText,
  to: DateText,
  state: z.enum(contractStates),
  /** To the last day; 0 on it, below 0 afterwards. */
  daysLeft: z.int(),
  alert: z.enum(alerts).nullable(),
  /** The rent a month today, or what it will begin with. */
  monthlyFen: z.int(),
  tiers: z.array(Tier).nullable(),
  depositFen: z.int(),
  depositHeldFen: z.int(),
  /** What waits for a second person. */
  waits: z.enum(['ending', 'closing']).nullable(),
}
export const ContractRow = z.object(row).meta({ id: 'ContractRow' })
export type ContractRow = z.infer<typeof ContractRow>
export const ContractPage = z
  .object({
    items: z.array(ContractRow),
    next: z.string().nullable(),
    /** Of all contracts, whatever the filter: how many are at each alert. */
    alerts: z.object({ 'in-90': z.int(), 'in-30': z.int(), 'in-7': z.int(), expired: z.int() }),
  })
  .meta({ id: 'ContractPage' })
export type ContractPage = z.infer<typeof ContractPage>

/** A time that is settled at once, as agreed, and what became of it. */
export const SpanView = z.object({
  from: DateText,
  to: DateText,
  dueDate: DateText,
  months: z.array(z.object({ month: PeriodText, baseFen: z.int() })),
  baseFen: z.int(),
  minimumFen: z.int(),
  /** The newest version; null where none was recorded. */
  takings: Takings.nullable(),
  settlement: Settlement.nullable(),
})
export type SpanView = z.infer<typeof SpanView>

export const Contract = z
  .object({
    ...row,
    terms: z.array(Term),
    steps: z.array(RentStep),
    every: agreed.every,
    minimumMonthlyFen: z.int(),
    dueDays: z.int(),
    note: z.string(),
    version: z.int(),
    madeAt: z.string(),
    madeBy: z.string(),
    /** Every span from the first to the last; those to come too. */
    schedule: z.array(SpanView),
    receipts: z.array(Receipt),
    ending: Ending.nullable(),
    closing: Closing.nullable(),
    /** Settled and not received; received and not due. */
    openFen: z.int(),
    overFen: z.int(),
  })
  .meta({ id: 'Contract' })
export type Contract = z.infer<typeof Contract>

export const ContractPath = z.object({ contract: contractId })

export const ListContracts = z.object({
  facility: facilityId.optional(),
  state: z.enum(contractStates).optional(),
  /** Only those at an alert, the nearest end first. */
  expiring: z.enum(['yes']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(20).optional(),
})
export type ListContracts = z.output<typeof ListContracts>
