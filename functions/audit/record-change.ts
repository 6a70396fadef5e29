import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict } from '../faults.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { lastRow, putRow } from './items.ts'
import { type Act, type AuditDetail, type AuditRow, beginning, hashOf } from './model.ts'

/** What a decision comes to: the writes, what to record of them, and what to answer. */
export type Change<T> = {
  readonly writes: readonly Write[]
  readonly act: Act
  readonly subject: string
  readonly detail?: AuditDetail
  /** What the fields in `detail` were. */
  readonly before?: AuditDetail
  readonly answer: T
}
/** Everything is as wished already: nothing is written or recorded. */
export type Unchanged<T> = { readonly answer: T }

const attemptsMax = 12

/**
 * Makes a change and its audit row in one transaction (S3). The chain gives each number once, so audited
 * changes of a tenant happen one after another: `decide` reads (consistently) after the chain was read and is
 * asked again when another change came between. Two heads who remove each other at once cannot both succeed.
 *
 * A condition of the decision's own writes that fails is thrown as ConditionFailed, `at` counting from its first write.
 */
export async function recordChange<T>(ctx: Ctx, decide: () => Promise<Change<T> | Unchanged<T>>): Promise<T> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const last = await lastRow(ctx.store)
    const decision = await decide()
    if (!('act' in decision)) return decision.answer
    try {
      await ctx.store.transact([...decision.writes, putRow(ctx.store, rowOf(ctx, last, decision))])
      return decision.answer
    } catch (error) {
      if (!(error instanceof ConditionFailed) || !error.at.includes(decision.writes.length)) throw error
      await backoff(attempt)
    }
  }
  throw conflict('busy', { zh: '同时有多人在修改，本次没有保存。请稍后再试。', en: 'Several people are changing this at the same moment. Nothing was saved. Please try again.' })
}

function rowOf(ctx: Ctx, last: AuditRow | undefined, decision: Change<unknown>): AuditRow {
  const { kind, id, name } = ctx.actor
  const row = {
    number: (last?.number ?? 0) + 1,
    at: instant(ctx.clock),
    actor: { kind, id, name },
    act: decision.act,
    subject: decision.subject,
    detail: kept(decision.detail ?? {}),
    ...(decision.before ? { before: kept(decision.before) } : {}),
    previous: last?.hash ?? beginning,
  }
  return { ...row, hash: hashOf(row) }
}

const kept = (values: AuditDetail): AuditRow['detail'] => Object.fromEntries(Object.entries(values).map(([field, value]) => [field, Array.isArray(value) ? [...value] : value])) as AuditRow['detail']
