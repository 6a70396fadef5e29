import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import type { UnitId } from '../ids.ts'
import type { Solution, Stuck, StuckKind } from './model.ts'

/** Something that may be stuck, found without reading it: where it stands in the list follows from this alone. */
export type Candidate = { readonly kind: StuckKind; readonly id: string; readonly since: Instant; readonly unit?: UnitId }

/** What is known of it once it is read. */
export type Thing = Omit<Stuck, 'id' | 'say' | 'since' | 'kind' | 'others'> & { readonly say: Say; readonly others?: Stuck['others'] }

/** One kind of thing: how it is read, and what its solutions do. Reading answers undefined when it is not stuck (any more). */
export type Reader = {
  readonly read: (candidate: Candidate) => Promise<Thing | undefined>
  readonly solve: (candidate: Candidate, solution: Solution, reason: string) => Promise<void>
}

/** People need a few days for what they have begun; after a week it is more likely forgotten. */
export const isLeft = (ctx: Pick<Ctx, 'clock'>, since: Instant): boolean => ctx.clock.now().getTime() - Date.parse(since) > leftMs
const leftMs = 7 * 24 * 3_600_000
