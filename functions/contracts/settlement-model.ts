import * as z from 'zod'
import { branded, DateText, PeriodText } from '../date-text.ts'
import { facilityId } from '../facilities/model.ts'
import { ShortId } from '../fees/model.ts'
import type { ContractId } from '../ids.ts'
import { funds } from '../ledger/chart.ts'

const contractId = branded<ContractId>(ShortId)
const reason = z.string().trim().min(2).max(200)
const Who = z.object({ at: z.string(), by: z.string() })

/** Takings: typed by a person, read from a file, or sent by the machine with its token. */
export const takingsSources = ['person', 'import', 'machine'] as const
export type TakingsSource = (typeof takingsSources)[number]

/** A version of the takings of a span: a total, never an addition. Never changed; a correction is the next version. */
export const Takings = z
  .object({
    from: DateText,
    version: z.int().positive(),
    takingsFen: z.int(),
    source: z.enum(takingsSources),
    note: z.string(),
    recorded: Who,
    /** By a second person; null until then. */
    audited: Who.nullable(),
    /** Whether the caller may audit it. */
    mayAudit: z.boolean(),
  })
  .meta({ id: 'Takings' })
export type Takings = z.infer<typeof Takings>

export const RecordTakings = z.object({
  /** The first day of the span. */
  from: DateText,
  takingsFen: z.int().min(0).max(10_000_000_000),
  note: z.string().trim().max(200).default(''),
  /** The version that this is to be: one more than was seen. Machines leave it out. */
  version: z.int().positive().optional(),
})
export type RecordTakings = z.output<typeof RecordTakings>

export const AuditTakings = z.object({ version: z.int().positive() })

export const ImportTakingsQuery = z.object({ name: z.string().trim().min(1).max(120) })
export const ImportedTakings = z
  .object({
    recorded: z.int(),
    /** Said the same as what was recorded already. */
    unchanged: z.int(),
    refused: z.array(z.object({ row: z.int(), say: z.object({ zh: z.string(), en: z.string() }) })),
  })
  .meta({ id: 'ImportedTakings' })
export type ImportedTakings = z.infer<typeof ImportedTakings>

/** to-settle: nobody has settled it yet · open · part · overdue: past the day · received · over: more came than is due now · disputed. */
export const settlementStates = ['running', 'to-settle', 'open', 'part', 'overdue', 'received', 'over', 'disputed'] as const
export type SettlementState = (typeof settlementStates)[number]

/** cut: the contract ended within it or before. offset: paid out of the deposit, or given back with it. */
export const settlementSteps = ['settled', 'settled-again', 'disputed', 'stands', 'cut', 'offset'] as const
export type SettlementStep = (typeof settlementSteps)[number]

export const Settlement = z
  .object({
    contract: contractId,
    from: DateText,
    to: DateText,
    dueDate: DateText,
    baseFen: z.int(),
    takingsFen: z.int().nullable(),
    takingsVersion: z.int().nullable(),
    shareFen: z.int(),
    topUpFen: z.int(),
    amountFen: z.int(),
    receivedFen: z.int(),
    openFen: z.int(),
    state: z.enum(settlementStates),
    steps: z.array(z.object({ what: z.enum(settlementSteps), at: z.string(), by: z.string(), note: z.string(), amountFen: z.int().nullable() })),
    vouchers: z.array(z.string()),
  })
  .meta({ id: 'Settlement' })
export type Settlement = z.infer<typeof Settlement>

export const SettleContract = z.object({ /** The first day of the span. */ from: DateText })
export const SpanPath = z.object({ contract: contractId, from: DateText })
export const DisputeSettlement = z.object({ reason })

const money = {
  /** Made by the client: sending it again is the same money. */
  id: ShortId,
  method: z.enum(['cash', 'transfer']),
  amountFen: z.int().min(1).max(1_000_000_000),
  /** Today when left out. */
  on: DateText.optional(),
  /** The bank's number of a transfer: with it the same transfer is booked once. */
  reference: z.string().trim().min(1).max(60).optional(),
}
const hasReference = ({ method, reference }: { method: string; reference?: string | undefined }) => method === 'cash' || reference !== undefined
const referenceNeeded = { path: ['reference'], message: 'the transfer’s reference' }

export const RecordRent = z.object(money).refine(hasReference, referenceNeeded)
export type RecordRent = z.output<typeof RecordRent>
export const RecordDeposit = z.object({ ...money, direction: z.enum(['in', 'out']) }).refine(hasReference, referenceNeeded)
export type RecordDeposit = z.output<typeof RecordDeposit>

export const receiptKinds = ['rent', 'deposit-in', 'deposit-out'] as const
export type ReceiptKind = (typeof receiptKinds)[number]

/** Money that came for a contract, or went back. */
export const Receipt = z
  .object({
    id: ShortId,
    contract: contractId,
    kind: z.enum(receiptKinds),
    method: z.enum(['cash', 'transfer']),
    amountFen: z.int(),
    on: DateText,
    reference: z.string().nullable(),
    /** The spans that it paid, the oldest first. */
    parts: z.array(z.object({ from: DateText, amountFen: z.int() })),
    recorded: Who,
    voucher: z.string(),
  })
  .meta({ id: 'RentReceipt' })
export type Receipt = z.infer<typeof Receipt>

export const SettlementRow = z
  .object({
    contract: contractId,
    no: z.string(),
    partyName: z.string(),
    facility: facilityId,
    facilityName: z.string(),
    fund: z.enum(funds),
    from: DateText,
    to: DateText,
    dueDate: DateText,
    state: z.enum(settlementStates),
    /** Settled, or what is agreed in any case as long as it is not. */
    expectedFen: z.int(),
    settledFen: z.int().nullable(),
    receivedFen: z.int(),
    /** Expected less received. */
    differenceFen: z.int(),
  })
  .meta({ id: 'SettlementRow' })
export type SettlementRow = z.infer<typeof SettlementRow>

export const SettlementSums = z.object({ expectedFen: z.int(), receivedFen: z.int(), differenceFen: z.int(), /** Past its day and not disputed. */ overdueFen: z.int(), toSettle: z.int() })
export type SettlementSums = z.infer<typeof SettlementSums>
export const SettlementPage = z.object({ items: z.array(SettlementRow), next: z.string().nullable(), sums: SettlementSums }).meta({ id: 'SettlementPage' })
export type SettlementPage = z.infer<typeof SettlementPage>

const filter = {
  facility: facilityId.optional(),
  contract: contractId.optional(),
  state: z.enum(settlementStates).optional(),
  /** Spans that begin in these months, both included. */
  fromMonth: PeriodText.optional(),
  toMonth: PeriodText.optional(),
}
export const SettlementFilter = z.object(filter)
export type SettlementFilter = z.output<typeof SettlementFilter>
export const ListSettlements = z.object({ ...filter, limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(20).optional() })
export type ListSettlements = z.output<typeof ListSettlements>
export const ExportSettlements = z.object({ ...filter, format: z.enum(['csv', 'xlsx']) })
