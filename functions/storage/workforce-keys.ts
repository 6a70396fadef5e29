import type { BusinessDate } from '../calendar.ts'
import type { PersonId, PostId, TenantId } from '../ids.ts'
import { at, type IndexKey, type Key, root } from './rooms.ts'

/** Keys of people and work: spread into `keys`, which everybody uses. */
export const workforceKeys = {
  /** All that is about one person: `PERSON`, certificates, enrolments, hires, and who looked at what is sealed. */
  personRoom: (tenant: TenantId, person: PersonId): string => at(tenant, `PERSON#${person}`),
  person: (tenant: TenantId, person: PersonId): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: 'PERSON' }),
  /** Index: the people of a tenant, by the day on which they were registered. */
  peopleOrder: (tenant: TenantId, registered: BusinessDate, person: PersonId): IndexKey => ({ gpk: at(tenant, 'PEOPLE'), gsk: `${registered}#${person}` }),
  peopleRoom: (tenant: TenantId): string => at(tenant, 'PEOPLE'),

  post: (tenant: TenantId, post: PostId): Key => ({ pk: root(tenant), sk: `POST#${post}` }),
}
