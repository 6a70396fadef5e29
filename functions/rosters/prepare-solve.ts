import { addDays, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { rosterSettings } from '../shifts/settings.ts'
import { toProblem } from './bridge.ts'
import type { Problem } from './engine/problem.ts'
import type { SolverOptions } from './engine/solver.ts'
import { findRows, rostersFrom } from './items.ts'
import { patternOf } from './make-roster.ts'
import type { Plan } from './plan-model.ts'
import { bytesOf, planOf } from './plan-of-sheet.ts'
import { rosterDaysMax, type RosterSheet } from './sheet-model.ts'
import type { Cells } from './sheet-rules.ts'
import type { SolveRoster } from './solve-model.ts'

/** The engine's problem for a roster as it stands, with what stays and what to begin with. Reading the same roster gives the same. */
export async function prepared(ctx: Ctx, sheet: RosterSheet, mode: SolveRoster['mode']): Promise<{ readonly plan: Plan; readonly problem: Problem; readonly options: Pick<SolverOptions, 'start' | 'keep'> }> {
  const { weights } = await rosterSettings(ctx)
  const day = today(ctx.clock)
  const rows = new Map<string, Cells>(sheet.rows.map((row) => [row.person, row.cells]))
  const pins = new Map(sheet.rows.map(({ person, cells, pinned }) => [person as string, pinsOf(sheet, cells, pinned, { mode, day })]))
  const plan = planOf(sheet, weights, pins)
  const problem = toProblem(plan)
  if (mode === 'repair') {
    const now = bytesOf(sheet, plan, rows)
    return { plan, problem, options: { start: now, keep: { roster: now, weight: weights.keep } } }
  }
  if (mode === 'pattern') {
    const before = await lastPattern(ctx, sheet)
    if (before) {
      const pattern = bytesOf(sheet, plan, before)
      return { plan, problem, options: { start: pattern, keep: { roster: pattern, weight: Math.ceil(weights.keep / 4) } } }
    }
  }
  return { plan, problem, options: {} }
}

/** Past days stay as they were, open ones off. What is left by a fill is what nobody has decided. */
function pinsOf({ roster: { from, to } }: RosterSheet, cells: Cells, pinned: readonly string[], { mode, day }: { readonly mode: SolveRoster['mode']; readonly day: string }): Cells {
  const kept = Object.entries(cells).filter(([date]) => mode === 'fill' || pinned.includes(date) || date < day)
  const past: [string, 'off'][] = []
  for (let date = from; date <= to && date < day; date = addDays(date, 1)) if (cells[date] === undefined) past.push([date, 'off'])
  return Object.fromEntries([...kept, ...past])
}

/** The last published roster that ended before this one begins and has one of its posts. */
async function lastPattern(ctx: Ctx, { roster }: RosterSheet): Promise<Map<string, Cells> | undefined> {
  const last = (await rostersFrom(ctx, addDays(roster.from, -3 * rosterDaysMax), addDays(roster.from, -1))).find(({ state, posts, to }) => state === 'published' && to < roster.from && posts.some((post) => roster.posts.includes(post)))
  if (!last) return undefined
  return new Map((await findRows(ctx, last.id, last.people)).map((row) => [row.person, patternOf(row.cells, last, roster)]))
}
