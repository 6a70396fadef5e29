import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type Say, unknown } from '../faults.ts'
import type { PersonId, RosterId, SolveRunId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { CellText } from './cell-rules.ts'
import type { SolveRoster, solveStates } from './solve-model.ts'

/** A run with its best roster so far: one byte a cell, base64, people in the order of `people`, kinds in that of `kinds`. */
export type RunRecord = SolveRoster & {
  readonly roster: RosterId
  readonly state: (typeof solveStates)[number]
  readonly step: number
  readonly moves: number
  readonly movesMax: number
  readonly cost: number | null
  readonly bound: number | null
  readonly missing: number
  readonly without: readonly PersonId[]
  readonly problems: readonly Say[]
  readonly people: readonly PersonId[]
  readonly kinds: readonly CellText[]
  readonly best: string
  /** How often each row had been edited when the run began: what was edited since is not overwritten. */
  readonly edits: Readonly<Record<string, number>>
  readonly startedAt: Instant
  readonly by: string
  readonly stop: boolean
  readonly taken: boolean
  readonly sent: string
}

export async function findRun({ store }: Pick<Ctx, 'store'>, roster: RosterId, run: SolveRunId): Promise<RunRecord | undefined> {
  const found = await store.get<RunRecord & Key>(keys.solveRun(store.tenant, roster, run), { consistent: true })
  if (!found) return undefined
  const { pk: _, sk: __, ...record } = found
  return record
}

/** Throws `unknown`. */
export async function readRun(ctx: Pick<Ctx, 'store'>, roster: RosterId, run: SolveRunId): Promise<RunRecord> {
  const found = await findRun(ctx, roster, run)
  if (!found) throw unknown(`run ${run}`)
  return found
}

export const insertRun = ({ store }: Pick<Ctx, 'store'>, run: RunRecord): Write => ({ put: { ...run, ...keys.solveRun(store.tenant, run.roster, run.id) }, if: 'absent' })

/** What a worker found; `stop` and `taken` are other people's. */
export const noteRun = ({ store }: Pick<Ctx, 'store'>, { roster, id }: Pick<RunRecord, 'roster' | 'id'>, set: Partial<Omit<RunRecord, 'id' | 'roster'>>): Write => ({ update: keys.solveRun(store.tenant, roster, id), set, if: 'present' })
