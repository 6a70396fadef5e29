import type { BusinessDate } from '../calendar.ts'
import type { PersonId, TenantId } from '../ids.ts'
import type { Write } from '../storage/writes.ts'
import { setMark } from './items.ts'
import type { Mark } from './model.ts'

/**
 * Sets the day of a step, or takes it away, for the transaction of the fact behind it: the last exam passed, the contract signed. No version is
 * asked for, so it never fails because the office changed the person meanwhile; only where there is no such person. One a person and transaction.
 */
export const markWrite = (tenant: TenantId, person: PersonId, mark: Mark, on: BusinessDate | null): Write => setMark(tenant, person, mark, on)
