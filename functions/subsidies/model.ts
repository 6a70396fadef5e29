import * as z from 'zod'
import { branded, DateText, PeriodText } from '../date-text.ts'
import { ShortId } from '../fees/model.ts'
import { hireKinds } from '../hires/contract-rules.ts'
import type { ClaimId, SchemeId } from '../ids.ts'
import { CategoryCode, personId } from '../workforce/model.ts'
import { reasons } from './eligibility-rules.ts'
import { endCauses } from './ending-rules.ts'
import { partMonths, rateBases, schemeKinds } from './scheme-rules.ts'

export const schemeId = branded<SchemeId>(ShortId)
export const claimId = branded<ClaimId>(ShortId)

export const schemesMax = 100
/** With its months, its head and its voucher a claim is one transaction of at most 100 writes. */
export const linesMax = 85
export const monthsMax = 12

const Money = z.int().min(0).max(10_000_000)
export const RateInput = z.object({
  from: PeriodText,
  base: z.enum(rateBases),
  shareBp: z.int().min(1).max(20_000),
  fixedFen: Money.default(0),
  capFen: Money.nullable().default(null),
  document: z.string().trim().min(1).max(120),
})

const rules = {
  name: z.string().trim().min(2).max(40),
  kind: z.enum(schemeKinds),
  place: z.string().trim().max(40),
  from: PeriodText,
  to: PeriodText.nullable(),
  monthsMax: z.int().min(1).max(120),
  nearYears: z.int().min(0).max(10),
  placementsMax: z.int().min(1).max(9),
  categories: z.array(CategoryCode).max(20),
  certificate: z.boolean(),
  welfarePost: z.boolean(),
  kinds: z.array(z.enum(hireKinds)).min(1).max(hireKinds.length),
  leastDays: z.int().min(0).max(31),
  partMonth: z.enum(partMonths),
  note: z.string().trim().max(300),
}

export const CreateScheme = z.object({
  id: schemeId,
  ...rules,
  to: rules.to.default(null),
  monthsMax: rules.monthsMax.default(36),
  nearYears: rules.nearYears.default(5),
  placementsMax: rules.placementsMax.default(2),
  categories: rules.categories.default([]),
  certificate: rules.certificate.default(true),
  leastDays: rules.leastDays.default(0),
  partMonth: rules.partMonth.default('by-day'),
  kinds: rules.kinds.default(['fixed', 'open']),
  note: rules.note.default(''),
  rate: RateInput,
})
export type CreateScheme = z.output<typeof CreateScheme>

/** A rate from a later month on, or the scheme's last month. What was claimed keeps the rate of its day. */
export const ReviseScheme = z.object({ version: z.int().positive(), rate: RateInput.optional(), to: PeriodText.nullable().optional() })
export type ReviseScheme = z.output<typeof ReviseScheme>

export const SchemeView = z.object({ id: schemeId, ...rules, rates: z.array(RateInput), version: z.int(), madeAt: z.string(), madeBy: z.string() }).meta({ id: 'SubsidyScheme' })
export type SchemeView = z.infer<typeof SchemeView>
export const SchemeList = z.object({ items: z.array(SchemeView) }).meta({ id: 'SubsidySchemeList' })
export type SchemeList = z.infer<typeof SchemeList>
export const SchemePath = z.object({ scheme: schemeId })

const facts = { wageFen: Money, wagePaidOn: DateText.nullable(), employerFen: Money, insurancePaidOn: DateText.nullable(), attendanceDays: z.int().min(0).max(31) }
export const FactsInput = z.object({ person: personId, ...facts })
export type FactsInput = z.output<typeof FactsInput>
export const RecordFacts = z.object({ rows: z.array(FactsInput).min(1).max(50) })
export type RecordFacts = z.output<typeof RecordFacts>
export const FactsRow = z.object({ person: personId, personName: z.string(), ...facts, source: z.enum(['entered', 'import', 'roster']).nullable(), at: z.string().nullable(), by: z.string().nullable(), claimed: z.boolean() })
export const FactsPage = z.object({ items: z.array(FactsRow), next: z.string().nullable() }).meta({ id: 'MonthFactsPage' })
export type FactsPage = z.infer<typeof FactsPage>
const say = z.object({ zh: z.string(), en: z.string() })
export const FactsWritten = z.object({ recorded: z.int(), unchanged: z.int(), refused: z.array(z.object({ row: z.int(), say })) }).meta({ id: 'MonthFactsWritten' })
export type FactsWritten = z.infer<typeof FactsWritten>
export const MonthAsked = z.object({ month: PeriodText })
export const PageQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(20).optional() })
export type PageQuery = z.output<typeof PageQuery>
export const MonthQuery = z.object({ month: PeriodText, ...PageQuery.shape })
export const ImportFactsQuery = z.object({ name: z.string().trim().min(1).max(200) })

const cellStates = ['eligible', 'not', 'claimed', 'received', 'rejected'] as const
export const CellView = z.object({ period: PeriodText, state: z.enum(cellStates), scheme: schemeId.nullable(), claim: claimId.nullable(), amountFen: z.int(), reasons: z.array(z.enum(reasons)) })
export const PreviewQuery = z.object({ from: PeriodText, to: PeriodText, person: personId.optional(), ...PageQuery.shape })
export type PreviewQuery = z.output<typeof PreviewQuery>
const sums = { eligible: z.int(), eligibleFen: z.int(), people: z.int() }
export const Preview = z
  .object({
    months: z.array(PeriodText),
    schemes: z.array(z.object({ id: schemeId, name: z.string(), kind: z.enum(schemeKinds), ...sums, byMonth: z.array(z.object({ period: PeriodText, ...sums })) })),
    items: z.array(z.object({ person: personId, personName: z.string(), cells: z.array(CellView) })),
    next: z.string().nullable(),
  })
  .meta({ id: 'ClaimPreview' })
export type Preview = z.infer<typeof Preview>

export const CreateClaim = z.object({
  id: claimId,
  scheme: schemeId,
  from: PeriodText,
  to: PeriodText,
  /** What the preview said: something that changed since is never claimed unseen. */
  totalFen: z.int().min(1),
  /** Only these; without it, everybody who is eligible. */
  people: z.array(personId).min(1).max(linesMax).optional(),
  note: z.string().trim().max(200).default(''),
})
export type CreateClaim = z.output<typeof CreateClaim>

export const lineStates = ['claimed', 'received', 'rejected'] as const
export const ClaimLine = z.object({
  person: personId,
  personName: z.string(),
  period: PeriodText,
  amountFen: z.int(),
  /** As it was when the claim was made. */
  basis: z.object({ base: z.enum(rateBases), baseFen: z.int(), shareBp: z.int(), capFen: z.int().nullable(), days: z.int(), document: z.string() }),
  contractNo: z.string(),
  category: z.string(),
  wageFen: z.int(),
  wagePaidOn: DateText,
  employerFen: z.int(),
  insurancePaidOn: DateText,
  attendanceDays: z.int(),
  state: z.enum(lineStates),
  receivedFen: z.int(),
  reason: z.string(),
})
export type ClaimLine = z.infer<typeof ClaimLine>

export const claimStates = ['claimed', 'part', 'settled'] as const
const claimRow = {
  id: claimId,
  scheme: schemeId,
  schemeName: z.string(),
  from: PeriodText,
  to: PeriodText,
  state: z.enum(claimStates),
  people: z.int(),
  lines: z.int(),
  totalFen: z.int(),
  receivedFen: z.int(),
  rejectedFen: z.int(),
  /** Claimed and neither received nor rejected. */
  openFen: z.int(),
  on: DateText,
  by: z.string(),
  note: z.string(),
}
export const ClaimRow = z.object(claimRow).meta({ id: 'ClaimRow' })
export type ClaimRow = z.infer<typeof ClaimRow>
export const ClaimPage = z.object({ items: z.array(ClaimRow), next: z.string().nullable() }).meta({ id: 'ClaimPage' })
export type ClaimPage = z.infer<typeof ClaimPage>
export const ClaimReceipt = z.object({ id: z.string(), on: DateText, reference: z.string(), amountFen: z.int(), lines: z.int(), voucher: z.string(), by: z.string() })
export const Claim = z.object({ ...claimRow, items: z.array(ClaimLine), receipts: z.array(ClaimReceipt), vouchers: z.array(z.string()) }).meta({ id: 'Claim' })
export type Claim = z.infer<typeof Claim>
export const ClaimPath = z.object({ claim: claimId })
export const ClaimExport = z.object({ format: z.literal('xlsx').default('xlsx') })

/** What came of each line. `amountFen`: what the bank's statement says came in all; nothing for a mere rejection. */
export const RecordReceipt = z.object({
  id: ShortId,
  on: DateText,
  reference: z.string().trim().max(60).default(''),
  amountFen: z.int().min(0).max(1_000_000_000),
  lines: z
    .array(z.object({ person: personId, period: PeriodText, outcome: z.enum(['received', 'rejected']), amountFen: Money, reason: z.string().trim().max(100).default('') }))
    .min(1)
    .max(linesMax),
})
export type RecordReceipt = z.output<typeof RecordReceipt>

export const planStates = ['open', 'done'] as const
const plan = { text: z.string().trim().min(2).max(500), who: z.string().trim().min(1).max(40), by: DateText, state: z.enum(planStates) }
export const SavePlan = z.object({ version: z.int().min(0), ...plan })
export type SavePlan = z.output<typeof SavePlan>
export const PlanPath = z.object({ person: personId })
export const ExitPlan = z.object({ person: personId, ...plan, version: z.int(), at: z.string(), savedBy: z.string() }).meta({ id: 'ExitPlan' })
export type ExitPlan = z.infer<typeof ExitPlan>
export const AlertRow = z.object({ person: personId, personName: z.string(), scheme: schemeId, schemeName: z.string(), last: PeriodText, on: DateText, daysLeft: z.int(), cause: z.enum(endCauses), used: z.int(), plan: ExitPlan.nullable() })
export type AlertRow = z.infer<typeof AlertRow>
export const AlertPage = z.object({ items: z.array(AlertRow), next: z.string().nullable() }).meta({ id: 'SubsidyAlertPage' })
export type AlertPage = z.infer<typeof AlertPage>

export const Forecast = z
  .object({
    totalFen: z.int(),
    schemes: z.array(z.object({ id: schemeId, name: z.string(), amountFen: z.int() })),
    months: z.array(z.object({ period: PeriodText, amountFen: z.int(), people: z.int(), schemes: z.array(z.object({ scheme: z.string(), amountFen: z.int(), people: z.int() })) })),
    assumptions: z.array(z.string()),
  })
  .meta({ id: 'SubsidyForecast' })
export type Forecast = z.infer<typeof Forecast>
export const ForecastExport = z.object({ format: z.enum(['csv', 'xlsx']).default('xlsx') })
