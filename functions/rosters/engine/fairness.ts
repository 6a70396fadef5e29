import type { Range } from './mixture.ts'
import type { Balance } from './problem.ts'
import type { Ready } from './ready.ts'

/**
 * Fairness within a linear program. What a line costs by its distance from a target is known of every line that there is, but is no sum over
 * cells; while a line is sought, the tangent at what the mixture has on average stands for it. The square is never below its tangent, so bounds hold.
 */
export class Fairness {
  private readonly ready: Ready
  private readonly range: Range
  private readonly terms: readonly (readonly Balance[])[]
  /** By member and term: shifts outside of the range, and what the mixture has in all. */
  private readonly outside: readonly Float64Array[]
  private readonly mean: readonly Float64Array[]
  readonly any: boolean

  constructor(ready: Ready, group: readonly number[], rows: readonly Uint8Array[], range: Range) {
    this.ready = ready
    this.range = range
    this.terms = group.map((person) => ready.problem.people[person]!.balance ?? [])
    this.any = this.terms.some(({ length }) => length > 0)
    this.outside = this.terms.map((terms, member) => Float64Array.from(terms, (term) => this.count(term, rows[member]!, 0, ready.days - 1) - this.count(term, rows[member]!, range.from, range.to)))
    this.mean = this.terms.map((terms, member) => Float64Array.from(terms, (term) => this.count(term, rows[member]!, 0, ready.days - 1)))
  }

  costOf(member: number, line: Uint8Array): number {
    let cost = 0
    this.terms[member]!.forEach((term, at) => (cost += term.weight * (this.outside[member]![at]! + this.count(term, line, this.range.from, this.range.to) - term.target) ** 2))
    return cost
  }

  /** Adds the tangent to the costs of cells and answers the part of it that no cell changes. */
  addTo(member: number, cost: Float64Array): number {
    const { kinds } = this.ready
    let rest = 0
    this.terms[member]!.forEach(({ kinds: which, days, target, weight }, at) => {
      const mean = this.mean[member]![at]!
      const step = weight * 2 * (mean - target)
      rest += weight * (mean - target) ** 2 + step * (this.outside[member]![at]! - mean)
      for (let day = this.range.from; day <= this.range.to; day += 1) if (!days || days.includes(day)) for (const kind of which) cost[day * kinds + kind]! += step
    })
    return rest
  }

  /** Moves the tangent to where the mixture is now. */
  follow(shares: (visit: (member: number, line: Uint8Array, share: number) => void) => void): void {
    this.mean.forEach((means, member) => means.set(this.outside[member]!))
    shares((member, line, share) => this.terms[member]!.forEach((term, at) => (this.mean[member]![at]! += share * this.count(term, line, this.range.from, this.range.to))))
  }

  private count({ kinds, days }: Balance, line: Uint8Array, from: number, to: number): number {
    let count = 0
    for (let day = from; day <= to; day += 1) if (kinds.includes(line[day]!) && (!days || days.includes(day))) count += 1
    return count
  }
}
