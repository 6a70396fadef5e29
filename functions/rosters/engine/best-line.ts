import { LineEdges } from './line-edges.ts'
import type { Ready } from './ready.ts'
import type { Shape } from './shape.ts'
import { LineSweep } from './sweep.ts'

const sweepsMax = 6
/** A line within this of the bound is good enough. */
const enough = 0.3

/**
 * The cheapest legal line of one person over a range of days, given what each cell costs. Everything outside of the range
 * stays as it is and is counted with it. The range never cuts a weekend in two.
 */
export class LineSearch {
  /** Set by the caller: `day * kinds + kind`, Infinity where it may not be. */
  readonly cost: Float64Array
  /** The answer, by day; what lies outside of the range is untouched. */
  readonly line: Uint8Array
  /** No legal line costs less than this, whatever `find` answered; Infinity when there is no legal line at all. */
  least = 0
  private readonly ready: Ready
  private readonly edges: LineEdges
  private readonly sweep: LineSweep
  private readonly kept: Uint8Array
  /** By person and kind: the last price that a ceiling needed, a good first guess for the next. */
  private readonly prices: Float64Array
  private readonly low: Float64Array
  private readonly high: Float64Array

  constructor(ready: Ready) {
    this.ready = ready
    this.edges = new LineEdges(ready)
    this.sweep = new LineSweep(ready, this.edges)
    this.cost = this.sweep.cost
    this.line = this.sweep.line
    this.kept = new Uint8Array(ready.days)
    this.prices = new Float64Array(ready.people * ready.kinds)
    this.low = new Float64Array(ready.kinds)
    this.high = new Float64Array(ready.kinds)
  }

  /** What the line costs, Infinity when there is none. `row` is the person's line now. With `open` the days after `to` are yet to be planned. */
  find(person: number, row: Uint8Array, from: number, to: number, open = false, share = 1): number {
    const shape = this.ready.shapes[person]!
    const { edges } = this
    edges.look(shape, row, from, to, open, share)
    this.least = Infinity
    if (edges.maxUnits < 0 || edges.maxWeekends < 0) return Infinity
    edges.careful = false
    let best = this.withPrices(person, shape, from, to)
    if (best === Infinity && this.least < Infinity) {
      edges.careful = true
      best = this.sweep.run(shape, from, to)
      if (best === Infinity || !edges.keepsLimits(shape, this.line, from, to)) return Infinity
    }
    return best
  }

  /**
   * Ceilings on kinds seldom bind: the line is sought without them, at a price for what they limit that earlier searches left behind.
   * When that breaks one or misses by more than a hair, a few sweeps more halve the price between too low and too high.
   */
  private withPrices(person: number, shape: Shape, from: number, to: number): number {
    const { ready, low, high } = this
    const price = this.prices.subarray(person * ready.kinds, (person + 1) * ready.kinds)
    low.fill(0)
    high.fill(0)
    this.least = -Infinity
    let best = Infinity
    for (let round = 0; round < sweepsMax; round += 1) {
      const total = this.priced(shape, price, from, to)
      if (total === Infinity) {
        this.least = Infinity
        return Infinity
      }
      if (total < best && this.edges.keepsLimits(shape, this.line, from, to)) {
        best = total
        this.kept.set(this.line)
      }
      if (best <= this.least + enough || !this.reprice(shape, price, from, to)) break
    }
    if (best < Infinity) this.line.set(this.kept.subarray(from, to + 1), from)
    return best
  }

  /** One sweep at prices on kinds; what the line costs without them. Raises `least`. */
  private priced(shape: Shape, price: Float64Array, from: number, to: number): number {
    const { cost, ready, edges } = this
    let paid = 0
    for (const kind of shape.kinds) if (price[kind]! > 0) for (let day = from; day <= to; day += 1) cost[day * ready.kinds + kind]! += price[kind]!
    const found = this.sweep.run(shape, from, to)
    let total = found
    for (let at = 0; at < shape.kinds.length; at += 1) {
      const kind = shape.kinds[at]!
      if (!(price[kind]! > 0)) continue
      paid += price[kind]! * edges.roomFor(shape, at)
      for (let day = from; day <= to; day += 1) {
        cost[day * ready.kinds + kind]! -= price[kind]!
        if (this.line[day] === kind) total -= price[kind]!
      }
    }
    this.least = Math.max(this.least, found - paid)
    return found === Infinity ? Infinity : total
  }

  /** Moves each price towards where its ceiling is just kept. False when none moves. */
  private reprice(shape: Shape, price: Float64Array, from: number, to: number): boolean {
    const { low, high, edges } = this
    let moved = false
    for (let at = 0; at < shape.kinds.length; at += 1) {
      const kind = shape.kinds[at]!
      const was = price[kind]!
      const over = edges.countOf(this.line, kind, from, to) - shape.ceilings[at]!
      if (over > 0) low[kind] = Math.max(low[kind]!, was)
      else if (over < 0 && was > 0) high[kind] = high[kind] === 0 ? was : Math.min(high[kind]!, was)
      else continue
      if (high[kind] === 0) price[kind] = low[kind]! * 2 + 4
      else price[kind] = low[kind] === 0 && high[kind]! < 1 ? 0 : (low[kind]! + high[kind]!) / 2
      moved = true
    }
    return moved
  }
}
