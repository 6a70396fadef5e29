import { addDays, type BusinessDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId, PostId } from '../ids.ts'
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

export type OnPost = { readonly post: PostId; readonly from: BusinessDate; readonly to: BusinessDate | null }

/** The posts of a hire one after another; the first from its first day, the last to its last. */
export function postsOf({ from, to, post, changes }: Pick<HireRecord, 'from' | 'to' | 'post' | 'changes'>): OnPost[] {
  const moves = changes.flatMap((change) => (change.posts ? [{ from: change.from, ...change.posts }] : [])).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const begins = [{ from, post: moves[0]?.before ?? post }, ...moves.map((move) => ({ from: move.from, post: move.after }))]
  return begins.map((one, at) => ({ ...one, to: begins[at + 1] ? addDays(begins[at + 1]!.from, -1) : to }))
}
