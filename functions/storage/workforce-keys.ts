import type { BusinessDate, Period } from '../calendar.ts'
import type { ClaimId, HireId, PersonId, PostId, SchemeId, TenantId } from '../ids.ts'
import { at, type IndexKey, type Key, root } from './rooms.ts'

/** Keys of people and work: spread into `keys`, which everybody uses. */
export const workforceKeys = {
  /** All that is about one person: `PERSON`, certificates, enrolments, hires, and who looked at what is sealed. */
  personRoom: (tenant: TenantId, person: PersonId): string => at(tenant, `PERSON#${person}`),
  person: (tenant: TenantId, person: PersonId): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: 'PERSON' }),
  /** Who opened what of a person's sealed fields; `look` is the client's. */
  personLook: (tenant: TenantId, person: PersonId, look: string): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: `LOG#${look}` }),
  /** Index: the looks at one person, in the order of time. */
  personLookOrder: (tenant: TenantId, person: PersonId, place: string): IndexKey => ({ gpk: at(tenant, `LOOKS#${person}`), gsk: place }),
  /** Whose id number it is, by its keyed hash. */
  personOfPrint: (tenant: TenantId, print: string): Key => ({ pk: at(tenant, `IDPRINT#${print}`), sk: 'KEY' }),
  /** Index: the people of a tenant, by the day on which they were registered. */
  peopleOrder: (tenant: TenantId, registered: BusinessDate, person: PersonId): IndexKey => ({ gpk: at(tenant, 'PEOPLE'), gsk: `${registered}#${person}` }),
  peopleRoom: (tenant: TenantId): string => at(tenant, 'PEOPLE'),

  post: (tenant: TenantId, post: PostId): Key => ({ pk: root(tenant), sk: `POST#${post}` }),

  hire: (tenant: TenantId, person: PersonId, hire: HireId): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: `HIRE#${hire}` }),
  /** Which hire a person works under, and until when: one at a time. */
  working: (tenant: TenantId, person: PersonId): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: 'WORKING' }),
  /** Index: the hires of a tenant by their first day. */
  hireOrder: (tenant: TenantId, from: BusinessDate, hire: HireId): IndexKey => ({ gpk: at(tenant, 'HIRES'), gsk: `${from}#${hire}` }),
  hiresRoom: (tenant: TenantId): string => at(tenant, 'HIRES'),
  /** The places of a post, one item each: who has it, and until when. */
  seatRoom: (tenant: TenantId, post: PostId): string => at(tenant, `SEATS#${post}`),
  seat: (tenant: TenantId, post: PostId, place: number): Key => ({ pk: at(tenant, `SEATS#${post}`), sk: String(place).padStart(3, '0') }),
  minimumWage: (tenant: TenantId, place: string, from: BusinessDate): Key => ({ pk: root(tenant), sk: `MINWAGE#${place}#${from}` }),

  scheme: (tenant: TenantId, scheme: SchemeId): Key => ({ pk: root(tenant), sk: `SCHEME#${scheme}` }),
  /** What is known of a month: one item a person. */
  monthFactsRoom: (tenant: TenantId, period: Period): string => at(tenant, `FACTS#${period}`),
  monthFacts: (tenant: TenantId, period: Period, person: PersonId): Key => ({ pk: at(tenant, `FACTS#${period}`), sk: person }),
  /** A month of a person that was claimed: there once, whatever the scheme. */
  claimedMonth: (tenant: TenantId, person: PersonId, period: Period): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: `CLAIMED#${period}` }),
  exitPlan: (tenant: TenantId, person: PersonId): Key => ({ pk: at(tenant, 'EXITPLANS'), sk: person }),
  exitPlanRoom: (tenant: TenantId): string => at(tenant, 'EXITPLANS'),
  claimsRoom: (tenant: TenantId): string => at(tenant, 'CLAIMS'),
  claim: (tenant: TenantId, claim: ClaimId): Key => ({ pk: at(tenant, 'CLAIMS'), sk: claim }),
  /** Its lines, as they were when it was made, and what became of them. */
  claimLines: (tenant: TenantId, claim: ClaimId): Key => ({ pk: at(tenant, `CLAIM#${claim}`), sk: 'LINES' }),
  claimReceipt: (tenant: TenantId, claim: ClaimId, receipt: string): Key => ({ pk: at(tenant, `CLAIM#${claim}`), sk: `RECEIPT#${receipt}` }),
  claimRoom: (tenant: TenantId, claim: ClaimId): string => at(tenant, `CLAIM#${claim}`),
}
