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
export const postsOf = (hire: Pick<HireRecord, 'from' | 'to' | 'post' | 'changes'>): OnPost[] =>
  spells(hire, hire.post, hire.changes.flatMap(({ from, posts }) => (posts ? [{ from, ...posts }] : []))).map(({ value, ...days }) => ({ post: value, ...days }))

export type PaidAs = HireRecord['pay'] & { readonly from: BusinessDate; readonly to: BusinessDate | null }

/** What was agreed as pay, one agreement after another. */
export const paysOf = (hire: Pick<HireRecord, 'from' | 'to' | 'pay' | 'changes'>): PaidAs[] =>
  spells(hire, hire.pay, hire.changes.flatMap(({ from, pays }) => (pays ? [{ from, ...pays }] : []))).map(({ value, ...days }) => ({ ...value, ...days }))

type Change<Value> = { readonly from: BusinessDate; readonly before: Value; readonly after: Value }
type Spell<Value> = { readonly value: Value; readonly from: BusinessDate; readonly to: BusinessDate | null }

/** Of two changes for one day the later one holds. */
function spells<Value>({ from, to }: Pick<HireRecord, 'from' | 'to'>, now: Value, changes: readonly Change<Value>[]): Spell<Value>[] {
  const moves = changes.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const begins = [{ from, value: moves[0]?.before ?? now }, ...moves.map((move) => ({ from: move.from, value: move.after }))].filter((one, at, all) => all[at + 1]?.from !== one.from)
  return begins.map((one, at) => ({ ...one, to: begins[at + 1] ? addDays(begins[at + 1]!.from, -1) : to }))
}
