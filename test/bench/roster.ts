import { readFileSync } from 'node:fs'
import { Solver } from '../../functions/rosters/engine/solver.ts'
import { round } from './figures.ts'
import { evaluate } from './rostering/evaluate.ts'
import { makeInstance } from './rostering/make-instance.ts'
import { readInstance } from './rostering/read-instance.ts'
import { toProblem } from './rostering/to-problem.ts'

/**
 * `npm run bench -- roster --file F --seconds 60 --seed N`: a file of Curtois and Qu's benchmark, solved on one core.
 * The time is that of the wall; with `--cpu` what the process has had of a core, so that a busy machine measures the same.
 * `--made 150x52x32`: an instance of 150 people, 52 weeks and 32 kinds instead of a file, made from the seed.
 * cost and hardViolations are the independent evaluator's; moves are lines rebuilt, and with the same seed the same number gives the same roster (`--moves N`).
 */
export async function run(flags: readonly string[]): Promise<Record<string, number>> {
  const value = (name: string, otherwise?: string) => flags[flags.indexOf(`--${name}`) + 1 || flags.length] ?? otherwise
  const file = value('file')
  const made = value('made')
  if (!file && !made) throw new Error('npm run bench -- roster (--file F | --made 150x52x32) [--seconds 60] [--seed N] [--moves N] [--cpu]')
  const seconds = Number(value('seconds', '60'))
  const seed = Number(value('seed', '1'))
  const instance = file ? readInstance(readFileSync(file, 'utf8')) : makeInstance(made!, seed)
  const now = flags.includes('--cpu') ? cpuSeconds : () => process.uptime()
  // What came before and what is still to come (starting, reading, checking the answer) belong to the time as well.
  const until = seconds * 0.98 - 0.1
  const solver = new Solver(toProblem(instance), { seed })
  let seen = Infinity
  let told = now()
  solver.step(Number(value('moves', 'Infinity')), () => {
    const { cost, moves } = solver.costNow
    const at = now()
    if (cost < seen && at - told > 0.5) console.error(`${(told = at).toFixed(1)} s  ${moves} moves  cost ${(seen = cost)}`)
    return at >= until
  })
  const spent = process.uptime()
  const { moves, cost: own, bound, without } = solver.progress
  const cells = solver.roster
  const roster = instance.staff.map((_, person) => Array.from(cells.subarray(person * instance.days, (person + 1) * instance.days), (kind) => instance.shifts[kind - 1]?.id ?? ''))
  const { cost, findings } = evaluate(instance, roster)
  for (const { staff, rule, day, is, limit } of findings.slice(0, 20)) console.error(`${staff}: ${rule}${day === undefined ? '' : ` on day ${day}`}: ${is}, limit ${limit}`)
  if (cost !== own && without.length === 0) throw new Error(`the engine counts ${own}, the evaluator ${cost}`)
  return {
    cost, hardViolations: findings.length, seed, seconds: round(spent), cpuSeconds: round(cpuSeconds()), peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
    bound: Number.isFinite(bound) ? round(bound) : 0, moves, movesPerSecond: Math.round(moves / spent),
  }
}

/** What the process really had of the machine: on a shared one less than the seconds that passed. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
