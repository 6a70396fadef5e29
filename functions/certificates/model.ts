import * as z from 'zod'
import { branded, DateText } from '../date-text.ts'
import { ShortId } from '../fees/model.ts'
import { fileName, fileTypes } from '../files/model.ts'
import type { CertificateId, PersonId } from '../ids.ts'
import { personId } from '../workforce/model.ts'
import { KindCode, Level } from './kind-model.ts'
import { lapses } from './standing-rules.ts'

/** `<person>-<its own>`: it says in whose room it lies. */
export const certificateId = branded<CertificateId>(z.string().regex(/^[a-z0-9]{12}-[a-z0-9]{12}$/))
export const certificateIdOf = (person: PersonId, own: string): CertificateId => `${person}-${own}` as CertificateId
export const personOfCertificate = (id: CertificateId): PersonId => id.slice(0, 12) as PersonId
export const ownOfCertificate = (id: CertificateId): string => id.slice(13)

/** Of one person, and of a tenant: everything that reads all of them is bounded by these. */
export const certificatesOfPersonMax = 60
export const certificatesMax = 20_000

const note = z.string().trim().min(2).max(200)
const numberText = z.string().trim().min(3).max(40)
const issuer = z.string().trim().min(2).max(60)

const paper = {
  kind: KindCode,
  number: numberText,
  issuer,
  level: Level.nullable().default(null),
  issuedOn: DateText,
  /** The first day that the paper names; the day of issue when left out. */
  from: DateText.optional(),
  /** Its last day as printed; left out: by the rule of its kind. Null: the paper names none. */
  to: DateText.nullable().optional(),
}

export const AddCertificate = z.object({ /** Made by the client: sending the same again is the same certificate. */ id: ShortId, person: personId, ...paper })
export type AddCertificate = z.output<typeof AddCertificate>

/** A slip of the pen, not a new term: what was written before stays in the history. */
export const CorrectCertificate = z.object({ number: numberText.optional(), issuer: issuer.optional(), level: Level.nullable().optional(), issuedOn: DateText.optional(), from: DateText.optional(), to: DateText.nullable().optional(), reason: note, version: z.int().positive() })
export type CorrectCertificate = z.output<typeof CorrectCertificate>

export const ReviewCertificate = z.object({ /** The day on which it was passed. */ on: DateText, note: note.optional() })
export type ReviewCertificate = z.output<typeof ReviewCertificate>
export const RenewCertificate = z.object({ from: DateText, to: DateText.nullable().optional(), note: note.optional() })
export type RenewCertificate = z.output<typeof RenewCertificate>
export const RevokeCertificate = z.object({ /** From this day on it does not hold. */ on: DateText, reason: note })
export type RevokeCertificate = z.output<typeof RevokeCertificate>
export const ReasonGiven = z.object({ reason: note })

export const IssueCompletion = z.object({
  id: ShortId,
  person: personId,
  course: z.string().trim().min(2).max(60),
  /** Quarters of an hour are exact: 7.5. */
  hours: z.number().min(0.25).max(2000).refine((hours) => Number.isInteger(hours * 4), 'in quarters of an hour'),
  completedOn: DateText,
})
export type IssueCompletion = z.output<typeof IssueCompletion>

/** ending: holds, and not for 30 days more. lapsed: expired, or a review was missed. */
export const certificateStates = ['valid', 'ending', 'lapsed', 'revoked', 'not-yet'] as const
export type CertificateState = (typeof certificateStates)[number]

export const certificateSteps = ['added', 'issued', 'corrected', 'scanned', 'reviewed', 'renewed', 'revoked', 'reinstated'] as const
export type CertificateStep = (typeof certificateSteps)[number]

const standing = {
  state: z.enum(certificateStates),
  /** Of one that does not hold. */
  why: z.enum(lapses).nullable(),
  /** The last day on which it holds, or the first on which it does not; null without an end. */
  on: z.string().nullable(),
  /** What is on that day. */
  by: z.enum(['expiry', 'review', 'revocation']).nullable(),
  /** From today to `on`; negative once it lies behind. */
  days: z.int().nullable(),
}

const row = {
  id: certificateId,
  person: personId,
  personName: z.string(),
  kind: KindCode,
  kindName: z.object({ zh: z.string(), en: z.string() }),
  /** With an id number in it masked in the middle. */
  number: z.string(),
  level: z.string().nullable(),
  issuer: z.string(),
  issuedOn: z.string(),
  ...standing,
  scan: z.object({ link: z.string(), type: z.enum(fileTypes) }).nullable(),
  /** One of ours. */
  completion: z.object({ course: z.string(), hours: z.number() }).nullable(),
}
export const CertificateRow = z.object(row).meta({ id: 'CertificateRow' })
export type CertificateRow = z.infer<typeof CertificateRow>

export const Certificate = z
  .object({
    ...row,
    terms: z.array(z.object({ from: z.string(), to: z.string().nullable() })),
    reviews: z.array(z.string()),
    /** By its rule today; (K) where nobody has read it in the document. */
    rule: z.object({ validMonths: z.int().nullable(), reviewMonths: z.int().nullable(), source: z.string(), unread: z.boolean() }),
    revoked: z.object({ on: z.string(), reason: z.string() }).nullable(),
    steps: z.array(z.object({ what: z.enum(certificateSteps), at: z.string(), by: z.string(), note: z.string().nullable() })),
    /** What was told of its end, and to whom; `unclear`: it broke off while it was sent. */
    told: z.array(z.object({ step: z.string(), until: z.string(), at: z.string(), to: z.enum(['worker', 'officers']), state: z.enum(['sent', 'failed', 'unclear', 'no-phone']) })),
    version: z.int().positive(),
    may: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'Certificate' })
export type Certificate = z.infer<typeof Certificate>
export const CertificatePath = z.object({ certificate: certificateId })
export const ScanPath = z.object({ certificate: certificateId, copy: fileName })
export const CompletionPath = z.object({ completion: certificateId })
export const CertificatePage = z.object({ items: z.array(CertificateRow), next: z.string().nullable() })
export type CertificatePage = z.infer<typeof CertificatePage>

const filter = {
  person: personId.optional(),
  kind: KindCode.optional(),
  state: z.enum(certificateStates).optional(),
  /** Ends within so many days from today, or ended: without what was revoked. */
  within: z.coerce.number().int().min(0).max(1000).optional(),
  /** Part of a name. */
  search: z.string().trim().min(1).max(40).optional(),
}
export const ListCertificates = z.object({ ...filter, limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(20).optional() })
export type ListCertificates = z.output<typeof ListCertificates>
export const ExportCertificates = z.object({ ...filter, format: z.enum(['csv', 'xlsx']).default('xlsx') })
export type CertificateFilter = z.output<z.ZodObject<typeof filter>>

/** For whoever holds the paper and knows nothing else: 24 random characters, four by four. */
export const verifyCode = z.string().max(200)
export const VerifyPath = z.object({ code: verifyCode })
export const Verified = z
  .object({
    no: z.string(),
    kindName: z.object({ zh: z.string(), en: z.string() }),
    course: z.string(),
    hours: z.number(),
    completedOn: z.string(),
    /** `周*敏`. */
    holder: z.string(),
    issuer: z.string(),
    revokedOn: z.string().nullable(),
  })
  .meta({ id: 'VerifiedCertificate' })
export type Verified = z.infer<typeof Verified>
