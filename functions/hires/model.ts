import * as z from 'zod'
import { branded, DateText, PeriodText } from '../date-text.ts'
import { ShortId } from '../fees/model.ts'
import { fileName, fileTypes } from '../files/model.ts'
import type { HireId } from '../ids.ts'
import { postId } from '../posts/model.ts'
import { personId } from '../workforce/model.ts'
import { hireKinds, hireWarnings, hoursSystems } from './contract-rules.ts'
import { documentKinds } from './document-rules.ts'
import { endReasons, leavingSteps } from './leaving-rules.ts'
import { retirementKinds } from './retirement-rules.ts'

export const hireId = branded<HireId>(ShortId)
export const hiresMax = 20_000

/** At most 100,000 yuan. */
const Amount = z.int().min(1).max(10_000_000)
const HalfHours = z.number().min(0.5).max(84).multipleOf(0.5)
export const PayInput = z.object({ per: z.enum(['month', 'hour']), amountFen: Amount })
const PlaceName = z.string().trim().max(40)

const agreed = {
  person: personId,
  post: postId,
  kind: z.enum(hireKinds),
  /** The contract's own number, as people file it. */
  no: z.string().trim().max(40),
  from: DateText,
  /** The last day; null only of open-ended ones and of part time. */
  to: DateText.nullable(),
  hours: z.object({ system: z.enum(hoursSystems), perDay: HalfHours, perWeek: HalfHours }),
  /** Of averaged or free hours: the approval's number (W1). */
  averagedApproval: z.string().trim().max(60),
  pay: PayInput,
  /** Whose minimum wage; empty: the only place that is entered. */
  place: PlaceName,
  probationMonths: z.int().min(0).max(6),
  /** Of social insurance. */
  insuranceFrom: DateText.nullable(),
  /** Of a retired person's accident insurance. */
  accidentFrom: DateText.nullable(),
  retirementKind: z.enum(retirementKinds).nullable(),
  /** Months of subsidy that were drawn for this person before these books, and since when. */
  subsidisedBefore: z.object({ months: z.int().min(0).max(240), since: PeriodText.nullable() }),
  note: z.string().trim().max(500),
}

export const HireInput = z.object({
  /** Made by the client: sending the same hire again is the same hire. */
  id: hireId,
  ...agreed,
  no: agreed.no.default(''),
  averagedApproval: agreed.averagedApproval.default(''),
  place: agreed.place.default(''),
  probationMonths: agreed.probationMonths.default(0),
  insuranceFrom: agreed.insuranceFrom.default(null),
  accidentFrom: agreed.accidentFrom.default(null),
  retirementKind: agreed.retirementKind.default(null),
  subsidisedBefore: agreed.subsidisedBefore.default({ months: 0, since: null }),
  note: agreed.note.default(''),
})
export type HireInput = z.output<typeof HireInput>

/** From a day on; each is history and stays. */
export const ChangeHire = z.discriminatedUnion('what', [
  z.object({ id: ShortId, what: z.literal('extension'), to: DateText.nullable(), document: z.string().trim().min(1).max(80) }),
  z.object({ id: ShortId, what: z.literal('pay'), from: DateText, pay: PayInput, document: z.string().trim().min(1).max(80) }),
  z.object({ id: ShortId, what: z.literal('post'), from: DateText, post: postId, document: z.string().trim().min(1).max(80) }),
])
export type ChangeHire = z.output<typeof ChangeHire>
export type HireChange = ChangeHire['what']

export const EndHire = z.object({ on: DateText, reason: z.enum(endReasons), note: z.string().trim().max(300).default('') })
export type EndHire = z.output<typeof EndHire>

export const TickLeaving = z.object({ step: z.enum(leavingSteps), on: DateText })
export type TickLeaving = z.output<typeof TickLeaving>

export const SeeDocument = z.object({ kind: z.enum(documentKinds), on: DateText, note: z.string().trim().max(100).default('') })
export type SeeDocument = z.output<typeof SeeDocument>

/** coming: not begun. active: also on its last day. expired: over, and nobody said why. ended: over, with a reason. */
export const hireStates = ['coming', 'active', 'expired', 'ended'] as const
export type HireState = (typeof hireStates)[number]

const row = {
  id: hireId,
  person: personId,
  personName: z.string(),
  post: postId,
  postName: z.string(),
  kind: z.enum(hireKinds),
  no: z.string(),
  from: DateText,
  /** The last day by now. */
  to: DateText.nullable(),
  state: z.enum(hireStates),
  pay: PayInput,
  /** To the last day; null without one. */
  daysLeft: z.int().nullable(),
  /** Documents that the kind of contract asks for and nobody has seen; steps of leaving that are not done. */
  missing: z.int(),
  toDo: z.int(),
  warnings: z.array(z.enum(hireWarnings)),
}
export const HireRow = z.object(row).meta({ id: 'HireRow' })
export type HireRow = z.infer<typeof HireRow>
export const HirePage = z.object({ items: z.array(HireRow), next: z.string().nullable() }).meta({ id: 'HirePage' })
export type HirePage = z.infer<typeof HirePage>

const Scan = z.object({ file: fileName, type: z.enum(fileTypes) })
export const HireDocument = z.object({ kind: z.enum(documentKinds), needed: z.boolean(), seen: z.object({ on: DateText, by: z.string(), note: z.string() }).nullable(), scans: z.array(Scan) })
export const LeavingStep = z.object({ step: z.enum(leavingSteps), due: DateText, done: z.object({ on: DateText, by: z.string() }).nullable() })

const history = { from: DateText, document: z.string(), at: z.string(), by: z.string(), before: z.string(), after: z.string() }
export const Hire = z
  .object({
    ...row,
    ...agreed,
    retirement: z.object({ on: DateText, years: z.int(), months: z.int(), source: z.string() }).nullable(),
    retirementKind: z.enum(retirementKinds),
    probationTo: DateText.nullable(),
    minimumWage: z.object({ place: z.string(), from: DateText, monthlyFen: z.int(), hourlyFen: z.int(), source: z.string() }).nullable(),
    /** Which placement on a public-welfare post; 0 on another. Which hire of the person. */
    placement: z.int(),
    nth: z.int(),
    documents: z.array(HireDocument),
    changes: z.array(z.object({ id: z.string(), what: z.enum(['extension', 'pay', 'post']), ...history })),
    end: z.object({ on: DateText, reason: z.enum(endReasons), note: z.string(), at: z.string(), by: z.string(), steps: z.array(LeavingStep) }).nullable(),
    version: z.int(),
    madeAt: z.string(),
    madeBy: z.string(),
  })
  .meta({ id: 'Hire' })
export type Hire = z.infer<typeof Hire>

/** What a worker sees of the own contract, on the phone. */
export const MyHire = z
  .object({ id: hireId, postName: z.string(), kind: z.enum(hireKinds), no: z.string(), from: DateText, to: DateText.nullable(), state: z.enum(hireStates), pay: PayInput, hours: agreed.hours, /** Null once it is over. */ probationTo: DateText.nullable(), insuranceFrom: DateText.nullable(), accidentFrom: DateText.nullable(), missing: z.array(z.enum(documentKinds)) })
  .meta({ id: 'MyHire' })
export type MyHire = z.infer<typeof MyHire>
export const MyHires = z.object({ items: z.array(MyHire) }).meta({ id: 'MyHires' })
export type MyHires = z.infer<typeof MyHires>

export const HirePath = z.object({ hire: hireId })
export const HireFilePath = z.object({ hire: hireId, paper: z.enum(documentKinds), scan: fileName })
export const HireDocumentPath = z.object({ hire: hireId, paper: z.enum(documentKinds) })

export const ListHires = z.object({
  person: personId.optional(),
  state: z.enum(hireStates).optional(),
  kind: z.enum(hireKinds).optional(),
  /** Only those with something to do: papers missing, a step of leaving open, a warning, an end within 30 days. */
  todo: z.enum(['yes']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(20).optional(),
})
export type ListHires = z.output<typeof ListHires>

const wage = { place: PlaceName.min(1), from: DateText, monthlyFen: z.int().min(1).max(10_000_000), hourlyFen: z.int().min(1).max(100_000), source: z.string().trim().min(1).max(120) }
export const SetMinimumWage = z.object(wage)
export type SetMinimumWage = z.output<typeof SetMinimumWage>
export const MinimumWages = z.object({ items: z.array(z.object({ ...wage, at: z.string(), by: z.string() })) }).meta({ id: 'MinimumWages' })
export type MinimumWages = z.infer<typeof MinimumWages>
