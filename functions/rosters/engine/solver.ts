import { LineSearch } from './best-line.ts'
import { Chance } from './chance.ts'
import { firstRoster } from './first-roster.ts'
import { Improver } from './improver.ts'
import type { Problem, Roster } from './problem.ts'
import { hardWeight, readyProblem, type Keep, type Ready } from './ready.ts'
import { State } from './state.ts'

export type SolverOptions = {
  readonly seed?: number
  /** A roster to begin with; lines in it that break a rule are made anew. */
  readonly start?: Roster
  /** What a changed cell costs: a repair weighs this against everything else. */
  readonly keep?: Keep
}

export type Progress = {
  /** Pieces of work so far, most of them one line rebuilt: the same seed and the same number give the same roster. */
  readonly moves: number
  readonly cost: number
  /** No roster costs less; -Infinity while unknown. */
  readonly bound: number
  /** People missing on demand that must be met. */
  readonly short: number
  /** People for whom no legal line exists; the roster leaves them off. */
  readonly without: readonly number[]
  readonly done: boolean
}

/**
 * The roster solver. Call `step` as long as there is time; `roster` is the best so far at every moment, and never breaks a rule
 * of a person who has a legal line at all. Nothing in it looks at a clock.
 */
export class Solver {
  readonly ready: Ready
  private readonly state: State
  private readonly without: number[] = []
  private readonly improver: Improver
  private readonly work: Generator<void>
  private moves = 0
  private done = false

  constructor(problem: Problem, { seed = 1, start, keep }: SolverOptions = {}) {
    this.ready = readyProblem(problem, keep)
    this.state = new State(this.ready, start)
    const search = new LineSearch(this.ready)
    this.improver = new Improver(this.ready, this.state, search, new Chance(seed))
    this.work = this.whole(search)
  }

  /** Works until so many pieces have been done in all; with `late` it also stops where that says so. False when there is nothing left to do. */
  step(moves: number, late: () => boolean = () => false): boolean {
    while (!this.done && this.moves < moves && !late()) {
      this.done = this.work.next().done === true
      this.moves += 1
    }
    return !this.done
  }

  get roster(): Roster {
    return this.state.cells.slice()
  }

  /** Cheap enough to be asked after every move. */
  get costNow(): { readonly cost: number; readonly moves: number } {
    return { cost: this.state.cost, moves: this.moves }
  }

  get progress(): Progress {
    const { ready, state } = this
    let short = 0
    for (let line = 0; line < ready.need.length; line += 1) if (ready.problem.demand[line]!.hard) short += Math.max(0, ready.need[line]! - state.cover[line]!)
    return { moves: this.moves, cost: state.cost - short * hardWeight, bound: this.improver.bound, short, without: this.without, done: this.done }
  }

  private *whole(search: LineSearch): Generator<void> {
    yield* firstRoster(this.ready, this.state, search, this.without)
    yield* this.improver.improve(new Set(this.without))
  }
}
