import { LineEdges } from './line-edges.ts'
import type { Ready } from './ready.ts'
import type { Shape } from './shape.ts'
import { LineSweep } from './sweep.ts'

const looseMax = 6
const hurriedMax = 3
/** Beyond this no price changes a line any more. */
const priceMax = 1e4
const exactMax = 4
/** Whoever is content with this much is not worth a sweep that counts minutes, once there is a line. */
export const hairs = 0.5

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
  private best = Infinity
  private spent = 0

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

  /**
   * What the line costs, Infinity when there is none. `row` is the person's line now; with `open` the days after `to` are yet to be planned.
   * Within `enough` of the cheapest is good enough; only below `hairs` are minutes counted exactly.
   */
  find(person: number, row: Uint8Array, from: number, to: number, enough: number, open = false, share = 1): number {
    const shape = this.ready.shapes[person]!
    const { edges } = this
    edges.look(shape, row, from, to, open, share)
    this.least = Infinity
    if (edges.maxUnits < 0 || edges.maxWeekends < 0) return Infinity
    this.least = -Infinity
    this.best = Infinity
    edges.careful = false
    edges.hurried = enough >= hairs
    edges.loose = edges.maxUnits > 0
    if (edges.loose) this.search(person, shape, from, to, enough)
    edges.loose = false
    if (this.best === Infinity || (!edges.hurried && this.best > this.least + enough)) this.search(person, shape, from, to, enough)
    edges.hurried = false
    if (this.best === Infinity && this.least < Infinity) {
      edges.careful = true
      const found = this.sweep.run(shape, from, to)
      return found < Infinity && edges.keepsLimits(shape, this.line, from, to) ? found : Infinity
    }
    if (this.best < Infinity) this.line.set(this.kept.subarray(from, to + 1), from)
    return this.best
  }

  /**
   * Ceilings on kinds seldom bind, and minutes (`loose`) split each state into a hundred: the line is sought without them, at the prices for
   * them that earlier searches left behind. A few sweeps halve each price between too low and too high; the best bound and the best legal line remain.
   */
  private search(person: number, shape: Shape, from: number, to: number, enough: number): void {
    const { ready, low, high, edges } = this
    const price = this.prices.subarray(person * ready.kinds, (person + 1) * ready.kinds)
    low.fill(-Infinity)
    high.fill(Infinity)
    for (let round = 0; round < (edges.hurried ? hurriedMax : edges.loose ? looseMax : exactMax); round += 1) {
      const total = this.priced(shape, price, from, to)
      if (total === Infinity) {
        // A hurried sweep that finds nothing proves nothing.
        if (!edges.hurried || edges.loose) this.least = Infinity
        return
      }
      if (total < this.best && this.keepsAll(shape, from, to)) {
        this.best = total
        this.kept.set(this.line)
      }
      if (this.best <= this.least + enough || (edges.hurried && this.best < Infinity)) return
      const moved = this.repriceKinds(shape, price, from, to)
      if (!(edges.loose && this.repriceMinutes(price)) && !moved) return
    }
  }

  private keepsAll(shape: Shape, from: number, to: number): boolean {
    const { edges, spent } = this
    return (!edges.loose || (spent >= edges.minUnits && spent <= edges.maxUnits)) && edges.keepsLimits(shape, this.line, from, to)
  }

  /** One sweep at prices on kinds and minutes; what the line costs without them. Raises `least`. */
  private priced(shape: Shape, price: Float64Array, from: number, to: number): number {
    const { cost, ready, edges } = this
    const minute = edges.loose ? price[0]! : 0
    let paid = minute > 0 ? minute * edges.maxUnits : minute * Math.max(0, edges.minUnits)
    for (let at = 0; at < shape.kinds.length; at += 1) {
      const kind = shape.kinds[at]!
      const each = price[kind]! + minute * shape.units[at]!
      paid += price[kind]! * Math.max(0, edges.roomFor(shape, at))
      if (each !== 0) for (let day = from; day <= to; day += 1) cost[day * ready.kinds + kind]! += each
    }
    const found = this.sweep.run(shape, from, to)
    let total = found
    this.spent = 0
    for (let at = 0; at < shape.kinds.length; at += 1) {
      const kind = shape.kinds[at]!
      const each = price[kind]! + minute * shape.units[at]!
      for (let day = from; day <= to; day += 1) {
        if (each !== 0) cost[day * ready.kinds + kind]! -= each
        if (this.line[day] !== kind) continue
        total -= each
        this.spent += shape.units[at]!
      }
    }
    if (edges.loose || !edges.hurried) this.least = Math.max(this.least, found - paid)
    return found === Infinity ? Infinity : total
  }

  /** Moves each price towards where its ceiling is just kept. False when none moves. */
  private repriceKinds(shape: Shape, price: Float64Array, from: number, to: number): boolean {
    const { low, high, edges } = this
    let moved = false
    for (let at = 0; at < shape.kinds.length; at += 1) {
      const kind = shape.kinds[at]!
      const was = price[kind]!
      const over = edges.countOf(this.line, kind, from, to) - shape.ceilings[at]!
      if (over > 0) low[kind] = Math.max(low[kind]!, was)
      else if (over < 0 && was > 0) high[kind] = Math.min(high[kind]!, was)
      else continue
      const floor = Math.max(0, low[kind]!)
      if (high[kind] === Infinity) price[kind] = Math.min(priceMax, floor * 2 + 4)
      else price[kind] = low[kind]! < 0 && high[kind]! < 1 ? 0 : (floor + high[kind]!) / 2
      moved = true
    }
    return moved
  }

  /** The same for a unit of minutes, whose price is below zero where too few are worked. It stands in place 0, where a day off would be. */
  private repriceMinutes(price: Float64Array): boolean {
    const { low, high, edges, spent } = this
    const was = price[0]!
    if (spent > edges.maxUnits || (was < 0 && spent > edges.minUnits)) low[0] = was
    else if (spent < edges.minUnits || (was > 0 && spent < edges.maxUnits)) high[0] = was
    else return false
    if (high[0] === Infinity) price[0] = low[0]! < 0 ? 0 : Math.min(priceMax, low[0]! * 2 + 1)
    else if (low[0] === -Infinity) price[0] = high[0]! > 0 ? 0 : Math.max(-priceMax, high[0]! * 2 - 1)
    else price[0] = (low[0]! + high[0]!) / 2
    return true
  }
}
