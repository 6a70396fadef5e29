import type { BusinessDate } from '../calendar.ts'
import type { PersonId, TenantId } from '../ids.ts'
import type { Write } from '../storage/writes.ts'
import { setMark, setMarks } from './items.ts'
import type { Mark } from './model.ts'

/**
 * Sets the day of a step, or takes it away, for the transaction of the fact behind it: the last exam passed, the contract signed. No version is
 * asked for, so it never fails because the office changed the person meanwhile; only where there is no such person. One a person and transaction.
 */
export const markWrite = (tenant: TenantId, person: PersonId, mark: Mark, on: BusinessDate | null): Write => setMark(tenant, person, mark, on)

/** Several marks of one person in one write, where a fact sets one and takes back another: a rehire is no leaving any more. */
export const marksWrite = (tenant: TenantId, person: PersonId, marks: Readonly<Partial<Record<Mark, BusinessDate | null>>>): Write => setMarks(tenant, person, marks)
