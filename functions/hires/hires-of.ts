import type { BusinessDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId } from '../ids.ts'
import { allHires, type HireRecord, hiresOfPerson } from './items.ts'

/** A hire as other domains read it. */
export type { HireRecord } from './items.ts'

/** The hires of a person, the first ever first. */
export const hiresOf = (ctx: Pick<Ctx, 'store'>, person: PersonId): Promise<HireRecord[]> => hiresOfPerson(ctx, person)

/** Every hire of the tenant, the latest first; at most 20,000. */
export const everyHire = (ctx: Pick<Ctx, 'store'>): Promise<HireRecord[]> => allHires(ctx)

/** What a person works under on a day, its first and last day included; undefined when under nothing. */
export const hireOn = async (ctx: Pick<Ctx, 'store'>, person: PersonId, date: BusinessDate): Promise<HireRecord | undefined> =>
  (await hiresOfPerson(ctx, person)).find(({ from, to }) => from <= date && (to === null || to >= date))
