import * as z from 'zod'
import { branded, DateText, PeriodText } from '../date-text.ts'
import type { CommunityId } from '../ids.ts'
import { funds } from '../ledger/chart.ts'
import { sources, uses } from '../ledger/purposes.ts'
import { spendingKinds } from './figures-model.ts'
import { disclosureIdPattern, intervals, isSpan, spanOfId } from './spans-model.ts'

export type DisclosureId = string & { readonly unit: 'disclosure' }
export const disclosureId = branded<DisclosureId>(
  z
    .string()
    .regex(disclosureIdPattern, { error: '2026-10.2026-12', abort: true })
    .refine((id) => isSpan(spanOfId(id)), 'month, quarter, half year or year'),
)
const communityId = branded<CommunityId>(z.string().regex(/^[a-z0-9]{12}$/))
/** Made by the client, so that sending again is the same act. */
export const objectionId = z.string().regex(/^[a-z0-9]{12}$/)
const Line = (max: number) => z.string().trim().min(1).max(max).refine((text) => !/[\r\n]/.test(text), 'one line')
const Text = (max: number) => z.string().trim().min(1).max(max)

const settings = {
  /** The first month that it holds for: the first of a span of its interval. */
  from: PeriodText,
  interval: z.enum(intervals),
  /** Days after the end of the span until it has to be published. */
  dueDays: z.int().min(1).max(180),
  /** Where the paper hangs. */
  place: Line(60),
  publicDays: z.int().min(1).max(366),
  objectionDays: z.int().min(1).max(90),
  answerDays: z.int().min(1).max(60),
  /** The rule that says so: a document, a decision. */
  source: Line(120),
}
export const ChangeSettings = z.strictObject(settings)
export type ChangeSettings = z.output<typeof ChangeSettings>
export const DisclosureSettings = z.object(settings)
export type DisclosureSettings = z.infer<typeof DisclosureSettings>

const flow = { fen: z.int(), beforeFen: z.int() }
const FundFigures = z.object({
  fund: z.enum(funds),
  openingFen: z.int(),
  income: z.array(z.object({ source: z.enum(sources), ...flow })),
  spending: z.array(z.object({ use: z.enum(uses), as: z.enum(spendingKinds), basis: z.string(), ...flow })),
  incomeFen: z.int(),
  costFen: z.int(),
  netFen: z.int(),
  usedFen: z.int(),
  closingFen: z.int(),
  owedFen: z.int(),
  incomeBeforeFen: z.int(),
  spendingBeforeFen: z.int(),
})
/** `name` null: buildings with fewer than five households, taken together (D3). */
const FeeGroup = z.object({ name: z.string().nullable(), households: z.int(), billedFen: z.int(), paidFen: z.int() })
export const ScopeView = z
  .object({
    /** Null: the whole organization. */
    community: z.string().nullable(),
    name: z.string(),
    funds: z.array(FundFigures),
    fees: z.object({ households: z.int(), billedFen: z.int(), paidFen: z.int(), groups: z.array(FeeGroup) }).nullable(),
  })
  .meta({ id: 'DisclosedScope' })

const span = { id: z.string(), from: PeriodText, to: PeriodText }
const published = {
  ...span,
  version: z.int(),
  publishedOn: DateText,
  /** SHA-256 of everything that the version says, and of the version before. */
  hash: z.string(),
  place: z.string(),
  /** Stays public at least until then; it stays longer. */
  publicUntil: DateText,
  objectionsUntil: DateText,
  objectionsOpen: z.boolean(),
}
export const PublishedRow = z.object(published).meta({ id: 'PublishedRow' })
export type PublishedRow = z.infer<typeof PublishedRow>
export const DisclosurePage = z.object({ items: z.array(PublishedRow), next: z.string().nullable() })
export type DisclosurePage = z.infer<typeof DisclosurePage>

const AnsweredObjection = z.object({ community: z.string().nullable(), question: z.string(), answer: z.string(), answeredOn: DateText })
export const Disclosure = z
  .object({
    ...published,
    /** What a correction mends; empty for the first version. */
    note: z.string(),
    /** The day whose paid bills the fees' figures know. */
    asOf: DateText,
    scope: ScopeView,
    scopes: z.array(z.object({ community: z.string().nullable(), name: z.string() })),
    /** Newest first. */
    history: z.array(z.object({ version: z.int(), publishedOn: DateText, note: z.string(), hash: z.string() })),
    objections: z.object({ filed: z.int(), answered: z.array(AnsweredObjection) }),
  })
  .meta({ id: 'Disclosure' })
export type Disclosure = z.infer<typeof Disclosure>

/** A span is nobody's: it names what every organization has, so it is no part of a path. */
export const SpanQuery = z.object({ span: disclosureId })
export const DisclosurePath = z.object({ disclosure: disclosureId })
export const DisclosureQuery = z.object({ /** The whole organization when left out. */ community: communityId.optional(), /** The newest when left out. */ version: z.coerce.number().int().min(1).max(999).optional() })
export const NoticeQuery = z.object({ community: communityId.optional() })
export type DisclosureQuery = z.output<typeof DisclosureQuery>
export const ListDisclosures = z.object({ limit: z.coerce.number().int().min(1).max(100).default(24), after: z.string().max(40).optional() })
export type ListDisclosures = z.output<typeof ListDisclosures>

const Basis = z.strictObject({ fund: z.enum(funds), use: z.enum(uses), as: z.enum(spendingKinds), basis: z.string().trim().max(120) })
export const PrepareDisclosure = z.strictObject({
  bases: z.array(Basis).max(funds.length * uses.length),
  /** Of a correction: what it mends. */
  note: z.string().trim().max(200).default(''),
})
export type PrepareDisclosure = z.output<typeof PrepareDisclosure>
export const PublishDisclosure = z.strictObject({ /** Of the draft that was looked at. */ hash: z.string().regex(/^[0-9a-f]{64}$/) })

export const Draft = z
  .object({
    ...span,
    /** The one that it becomes. */
    version: z.int(),
    /** Null while it is only a look at the figures that nobody has prepared yet. */
    prepared: z.object({ by: z.string(), at: z.string(), hash: z.string(), /** Whether the caller may publish: a head, and not who prepared it. */ mayPublish: z.boolean() }).nullable(),
    note: z.string(),
    asOf: DateText,
    bases: z.array(z.object({ fund: z.enum(funds), use: z.enum(uses), as: z.enum(spendingKinds), basis: z.string() })),
    /** Kinds of cost of owners' common money that nobody has given a basis. */
    missing: z.array(z.enum(uses)),
    months: z.array(z.object({ period: PeriodText, closed: z.boolean() })),
    scopes: z.array(ScopeView),
  })
  .meta({ id: 'DisclosureDraft' })
export type Draft = z.infer<typeof Draft>

export const DisclosureWork = z
  .object({
    /** Null until somebody has said how often and where. */
    settings: DisclosureSettings.nullable(),
    /** Spans that ended and are not published, oldest first. */
    due: z.array(z.object({ ...span, dueOn: DateText, overdue: z.boolean(), prepared: z.boolean() })),
    /** Published spans with objections that nobody has answered, and the first day by which one has to be. */
    objections: z.array(z.object({ disclosure: z.string(), open: z.int(), answerBy: DateText, overdue: z.boolean() })),
  })
  .meta({ id: 'DisclosureWork' })
export type DisclosureWork = z.infer<typeof DisclosureWork>

export const FileObjection = z.strictObject({
  id: objectionId,
  community: communityId.nullable().default(null),
  text: Text(500),
  /** Of an objection on paper, written down by staff: who brought it. */
  who: Line(40).optional(),
})
export type FileObjection = z.output<typeof FileObjection>
export const ObjectionPath = z.object({ disclosure: disclosureId, objection: objectionId })
/** Both are published: the question in words that name nobody. */
export const AnswerObjection = z.strictObject({ question: Text(200), answer: Text(500) })
export type AnswerObjection = z.output<typeof AnswerObjection>
export const Objection = z
  .object({
    id: z.string(),
    disclosure: z.string(),
    version: z.int(),
    community: z.string().nullable(),
    text: z.string(),
    at: z.string(),
    state: z.enum(['open', 'answered']),
    answerBy: DateText,
    /** For staff: who brought it, or the household; null for residents. */
    who: z.string().nullable(),
    question: z.string().nullable(),
    answer: z.string().nullable(),
    answeredOn: DateText.nullable(),
  })
  .meta({ id: 'Objection' })
export type Objection = z.infer<typeof Objection>
export const ObjectionPage = z.object({ items: z.array(Objection), next: z.string().nullable() })
export type ObjectionPage = z.infer<typeof ObjectionPage>
export const ListObjections = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(40).optional() })
export type ListObjections = z.output<typeof ListObjections>
