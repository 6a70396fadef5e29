import * as z from 'zod'
import { branded } from '../date-text.ts'
import { ShortId } from '../fees/model.ts'
import type { SolveRunId } from '../ids.ts'
import { personId } from '../workforce/model.ts'
import { rosterId, RosterRow } from './sheet-model.ts'

export const solveRunId = branded<SolveRunId>(ShortId)
/**
 * scratch: everything but pinned and past cells is made anew. fill: what is painted stays, open cells are filled. repair: as few changes as
 * possible. pattern: near the last published roster of these posts.
 */
export const solveModes = ['scratch', 'fill', 'repair', 'pattern'] as const
export const solveStates = ['waiting', 'running', 'done', 'stopped', 'failed'] as const
export const secondsMax = 600

export const SolveRoster = z.object({ id: solveRunId, mode: z.enum(solveModes), seed: z.int().min(1).max(1_000_000).default(1), seconds: z.int().min(1).max(secondsMax).default(20) })
export type SolveRoster = z.output<typeof SolveRoster>

const Say = z.object({ zh: z.string(), en: z.string() })
export const SolveRun = z
  .object({
    id: solveRunId,
    roster: rosterId,
    mode: z.enum(solveModes),
    seed: z.int(),
    seconds: z.int(),
    state: z.enum(solveStates),
    /** Lines rebuilt, of so many at most: the same seed and the same number give the same roster. */
    moves: z.int(),
    movesMax: z.int(),
    /** What the best roster so far costs; null before the first. `bound`: none can cost less; null while unknown. */
    cost: z.number().nullable(),
    bound: z.number().nullable(),
    /** People missing on demand that must be met; 0 and nobody in `without`: it can be published as far as the solver sees. */
    missing: z.int(),
    changed: z.int(),
    without: z.array(personId),
    /** Which rules cannot hold together, what is short, and what would help. */
    problems: z.array(Say),
    rows: z.array(RosterRow),
    taken: z.boolean(),
  })
  .meta({ id: 'SolveRun' })
export type SolveRun = z.infer<typeof SolveRun>
export const SolveRunPath = z.object({ roster: rosterId, solveRun: solveRunId })
export const TakeSolveRun = z.object({ reason: z.string().trim().max(200).default('') })
export type TakeSolveRun = z.output<typeof TakeSolveRun>
