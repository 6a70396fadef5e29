import { LineEdges } from './line-edges.ts'
import type { Ready } from './ready.ts'
import type { Shape } from './shape.ts'
import { LineSweep } from './sweep.ts'

const looseMax = 6
const hurriedMax = 3
/** Beyond this no price changes a line any more. */
const priceMax = 2e6
const nearlyMax = 14
const exactMax = 6
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
  private minute = 0
  private spent = 0
  private score = 0
  private readonly good: Float64Array
  private readonly none: Float64Array

  constructor(ready: Ready) {
    this.ready = ready
    this.edges = new LineEdges(ready)
    this.sweep = new LineSweep(ready, this.edges)
    this.cost = this.sweep.cost
    this.line = this.sweep.line
    this.kept = new Uint8Array(ready.days)
    this.prices = new Float64Array(ready.people * ready.kinds)
    this.none = new Float64Array(ready.kinds)
    this.good = new Float64Array(ready.kinds)
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
    if (this.least < Infinity && (this.best === Infinity || (!edges.hurried && this.best > this.least + enough))) this.countCarefully(person, shape, from, to)
    edges.hurried = false
    if (this.best < Infinity) this.line.set(this.kept.subarray(from, to + 1), from)
    return this.best
  }

  /**
   * For ranges too long for minutes to be counted: they are priced up and down until they fit, or nearly so. Answers by how many units the line misses
   * the person's minutes, 0 for a legal one, Infinity where none keeps the other rules.
   */
  nearly(person: number, row: Uint8Array, from: number, to: number): number {
    const shape = this.ready.shapes[person]!
    const { edges } = this
    edges.look(shape, row, from, to, false, 1)
    if (edges.maxUnits < 0 || edges.maxWeekends < 0) return Infinity
    edges.loose = edges.maxUnits > 0
    const price = this.good.fill(0)
    // What minutes were worth to the one before is a good guess.
    price[0] = this.minute
    let least = Infinity
    for (let turn = 0; turn < 4 && least > 0; turn += 1) {
      this.low.fill(-Infinity)
      this.high.fill(Infinity)
      for (let round = 0; round < nearlyMax; round += 1) {
        if (this.priced(shape, price, from, to) === Infinity) break
        const misses = edges.loose ? Math.max(0, edges.minUnits - this.spent, this.spent - edges.maxUnits) : 0
        if (misses < least && edges.keepsLimits(shape, this.line, from, to)) {
          least = misses
          this.kept.set(this.line)
          this.minute = price[0]!
        }
        if (!edges.loose || !this.repriceMinutes(price, round)) break
      }
      if (!this.barOver(shape, price, from, to)) break
    }
    edges.loose = false
    if (least < Infinity) this.line.set(this.kept.subarray(from, to + 1), from)
    return least
  }

  /** A first line can do without kinds that it has too many of: each of them is not worked at all. False when there are none. */
  private barOver(shape: Shape, price: Float64Array, from: number, to: number): boolean {
    let barred = false
    for (let at = 0; at < shape.kinds.length; at += 1) {
      const kind = shape.kinds[at]!
      if (price[kind] === priceMax || this.edges.countOf(this.line, kind, from, to) <= shape.ceilings[at]!) continue
      price[kind] = priceMax
      barred = true
    }
    return barred
  }

  /** Prices alone do not always hit a ceiling: once more with what each way has used of it, at the best prices and at plain costs. */
  private countCarefully(person: number, shape: Shape, from: number, to: number): void {
    const { edges } = this
    edges.careful = true
    const price = this.prices.subarray(person * this.ready.kinds, (person + 1) * this.ready.kinds)
    for (const prices of [price, this.none]) {
      const total = this.priced(shape, prices, from, to)
      if (total >= this.best || !this.keepsAll(shape, from, to)) continue
      this.best = total
      this.kept.set(this.line)
    }
    edges.careful = false
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
    const rounds = edges.hurried ? hurriedMax : edges.loose ? looseMax : exactMax
    let highest = -Infinity
    for (let round = 0; ; round += 1) {
      const total = this.priced(shape, price, from, to)
      if (total === Infinity) {
        // A sweep that leaves lines out proves nothing when it finds none.
        if (!edges.banded) this.least = Infinity
        return
      }
      if (total < this.best && this.keepsAll(shape, from, to)) {
        this.best = total
        this.kept.set(this.line)
      }
      if (this.score > highest) {
        highest = this.score
        this.good.set(price)
      }
      if (this.best <= this.least + enough || (edges.hurried && this.best < Infinity)) return
      const moved = this.repriceKinds(shape, price, from, to, round)
      if (round + 1 === rounds || (!(edges.loose && this.repriceMinutes(price, round)) && !moved)) break
    }
    // The prices that gave the best bound are where the next search begins.
    price.set(this.good)
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
    this.score = found - paid
    if (!edges.banded && !edges.careful) this.least = Math.max(this.least, this.score)
    return found === Infinity ? Infinity : total
  }

  /** Moves each price towards where its ceiling is just kept. False when none moves. */
  private repriceKinds(shape: Shape, price: Float64Array, from: number, to: number, round: number): boolean {
    const { low, high, edges } = this
    let moved = false
    for (let at = 0; at < shape.kinds.length; at += 1) {
      const kind = shape.kinds[at]!
      const was = price[kind]!
      const over = edges.countOf(this.line, kind, from, to) - shape.ceilings[at]!
      if (over > 0) low[kind] = Math.max(low[kind]!, was)
      else if (over < 0 && was > 0) high[kind] = Math.min(high[kind]!, was)
      else continue
      if (high[kind] === Infinity) price[kind] = Math.min(priceMax, was + (4 << round))
      else if (low[kind]! < 0) price[kind] = Math.max(0, was - (4 << round))
      else price[kind] = (low[kind]! + high[kind]!) / 2
      moved = true
    }
    return moved
  }

  /** The same for a unit of minutes, whose price is below zero where too few are worked. It stands in place 0, where a day off would be. */
  private repriceMinutes(price: Float64Array, round: number): boolean {
    const { low, high, edges, spent } = this
    const was = price[0]!
    if (spent > edges.maxUnits || (was < 0 && spent > edges.minUnits)) low[0] = was
    else if (spent < edges.minUnits || (was > 0 && spent < edges.maxUnits)) high[0] = was
    else return false
    if (high[0] === Infinity) price[0] = Math.min(priceMax, was + (1 << round))
    else if (low[0] === -Infinity) price[0] = Math.max(-priceMax, was - (1 << round))
    else price[0] = (low[0]! + high[0]!) / 2
    return true
  }
}
