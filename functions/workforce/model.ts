import * as z from 'zod'
import type { BusinessDate, Instant } from '../calendar.ts'
import { branded, DateText } from '../date-text.ts'
import { ShortId } from '../fees/model.ts'
import type { Say } from '../faults.ts'
import type { CommunityId, MemberId, PersonId } from '../ids.ts'
import type { Point } from '../place-point.ts'

export const personId = branded<PersonId>(ShortId)
export const peopleMax = 5000

/** What the pipeline board reads: the day of each step, set by the domain whose fact it is. */
export const markNames = ['registered', 'assessed', 'training', 'certified', 'hired', 'left'] as const
export type Mark = (typeof markNames)[number]
export type Marks = Readonly<Partial<Record<Mark, BusinessDate>>>

export const postKinds = ['gate-guard', 'cleaner', 'greening', 'parking-attendant', 'repair', 'electrician', 'fire-control', 'lift-safety', 'collector', 'dispatcher'] as const
export type PostKind = (typeof postKinds)[number]

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM')

/** THAT something is not possible, for whoever plans shifts; WHY is sealed. Null = no limit. */
export const Limits = z.object({
  noNights: z.boolean().default(false),
  noHeights: z.boolean().default(false),
  noHeavy: z.boolean().default(false),
  /** Cannot stand or walk for hours. */
  noStanding: z.boolean().default(false),
  maxHoursPerWeek: z.int().min(1).max(44).nullable().default(null),
  maxDistanceM: z.int().min(100).max(50_000).nullable().default(null),
  /** Not before, and not after, on any day: somebody to take to school, somebody to care for. */
  earliest: Clock.nullable().default(null),
  latest: Clock.nullable().default(null),
})
export type Limits = z.output<typeof Limits>
export const Wishes = z.object({ posts: z.array(z.enum(postKinds)).max(postKinds.length).default([]), hoursPerWeek: z.int().min(1).max(44).nullable().default(null), note: z.string().trim().max(200).default('') })
export type Wishes = z.output<typeof Wishes>

/** The certificate of employment difficulty; `to` null: until it is withdrawn. */
export const Difficulty = z.object({ number: z.string().trim().min(1).max(40), issuer: z.string().trim().min(1).max(60), from: DateText, to: DateText.nullable() })
export type Difficulty = z.output<typeof Difficulty>

/** To which text the person agreed, and when; `sensitive`: separately also to keeping id number, hardship and reasons. */
export const Consent = z.object({ version: z.string().trim().min(1).max(40), on: DateText, sensitive: z.boolean(), how: z.enum(['paper', 'online']) })
export type Consent = z.output<typeof Consent>

export const genders = ['f', 'm'] as const
export const sources = ['office', 'import', 'form'] as const
export const personStates = ['active', 'withdrawn', 'erased'] as const
/** Kept sealed, each by itself. */
export const sealedFields = ['idNumber', 'hardship', 'limitReasons'] as const
export type SealedField = (typeof sealedFields)[number]
/** A code of the province's dated list. */
export const CategoryCode = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)

export type PersonRecord = {
  readonly id: PersonId
  /** Empty once erased. */
  readonly name: string
  readonly phone: string
  readonly gender: (typeof genders)[number] | null
  readonly born: BusinessDate | null
  readonly category: string | null
  readonly difficulty: Difficulty | null
  readonly skills: readonly string[]
  readonly limits: Limits
  readonly wishes: Wishes
  readonly home: { readonly community: CommunityId | null; readonly point: Point | null }
  readonly consent: Consent
  readonly source: (typeof sources)[number]
  /** Their membership, once they work here and sign in. */
  readonly member: MemberId | null
  readonly marks: Marks
  readonly state: (typeof personStates)[number]
  /** The last day on which they are kept without work; null: the tenant's setting decides from the last mark. */
  readonly retainUntil: BusinessDate | null
  /** Ciphertexts; only functions/workforce can open them. */
  readonly sealed: Readonly<Partial<Record<SealedField, string>>>
  /** By which the same id number is recognized; keyed hashes. */
  readonly idPrints: readonly string[]
  readonly registeredAt: Instant
  readonly version: number
  readonly sent: string
}

/** One line of a person's time-line, from the domain whose fact it is. */
export type TimelineEntry = { readonly on: BusinessDate; readonly kind: string; readonly say: Say; readonly state?: string }

