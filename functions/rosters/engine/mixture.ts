import { hairs, type LineSearch } from './best-line.ts'
import { Blend } from './blend.ts'
import { Fairness } from './fairness.ts'
import { Master } from './master.ts'
import type { Ready } from './ready.ts'
import { sizeOf } from './shape.ts'
import type { State } from './state.ts'

export type Range = { readonly from: number; readonly to: number }
const pivotsAtOnce = 300
/** Up to so many rows a dense inverse is quick, and exact; of few people a few more, since their program is solved hundreds of times. */
const denseRows = 150
const denseRowsOfFew = 200
export const manyPeople = 12
const exactly = 0.1
const dear = 5e-4
const slowest = 0.005
const easySize = 150_000
const easySizes = 5_000_000

/**
 * Rebuilds the lines of a group of people over a range of days together, everything else staying as it is: column generation over
 * their lines. `settle` then fixes cells where the mixture agrees with itself until one line a person is left.
 * Each yield is a place to stop or to report; whatever has been built by then is thrown away, the roster is untouched.
 */
export class Mixture {
  readonly master: Master | Blend
  /** No roster that differs in this group and range alone costs less; comparable with `current`. */
  bound = -Infinity
  /** What the group's lines and the demand of the range cost as they stand. */
  current = 0
  /** Prices of demand, between one round and the next; the caller may set them to begin with. */
  readonly prices: Float64Array
  /** Demand lines of the range: number here -> number in the problem, and back (-1 outside). */
  readonly demand: Int32Array
  private readonly place: Int32Array
  private readonly ready: Ready
  private readonly search: LineSearch
  private readonly group: readonly number[]
  private readonly range: Range
  private readonly lines: Uint8Array[] = []
  private readonly columnsOf: number[][]
  /** By member and day: the kind that is fixed, 255 for none. */
  private readonly fixed: Uint8Array
  private readonly rows: readonly Uint8Array[]
  private readonly need: Float64Array
  private readonly fairness: Fairness
  private readonly covered: Int32Array
  private coveredCount = 0
  /** How near to the cheapest a line has to come: where lines are short and people few there is time for the best. */
  private readonly usual: number
  readonly easy: boolean
  private whole = true

  constructor(ready: Ready, search: LineSearch, state: State, group: readonly number[], range: Range) {
    this.ready = ready
    this.search = search
    this.group = group
    this.range = range
    this.rows = group.map((person) => state.row(person))
    this.fairness = new Fairness(ready, group, this.rows, range)
    this.fixed = new Uint8Array(group.length * ready.days).fill(255)
    this.columnsOf = group.map(() => [])
    this.covered = new Int32Array(ready.days * ready.linesMost)
    this.place = new Int32Array(ready.need.length).fill(-1)
    this.demand = Int32Array.from(ready.need.keys()).filter((line) => ready.dayOf[line]! >= range.from && ready.dayOf[line]! <= range.to)
    this.demand.forEach((line, at) => (this.place[line] = at))
    // What others leave to do; below zero where they alone are too many, and then the excess is paid in any case.
    this.need = Float64Array.from(this.demand, (line) => ready.need[line]! - state.cover[line]!)
    for (const short of this.need.keys()) this.current += this.need[short]! > 0 ? this.need[short]! * ready.firm[this.demand[short]!]! : -this.need[short]! * ready.over[this.demand[short]!]!
    group.forEach((_, member) => {
      this.cover(member, this.rows[member]!)
      for (let at = 0; at < this.coveredCount; at += 1) this.need[this.covered[at]!]! += 1
      this.current += this.ownCost(member, this.rows[member]!)
    })
    const rows = group.length + this.need.length
    const Program = rows > (group.length > manyPeople ? denseRows : denseRowsOfFew) ? Blend : Master
    this.master = new Program(group.length, this.need, Array.from(this.demand, (line) => ready.firm[line]!), Array.from(this.demand, (line) => ready.over[line]!))
    this.prices = new Float64Array(this.demand.length)
    const days = range.to - range.from + 1
    const sizes = group.map((person) => sizeOf(ready.shapes[person]!, days))
    const few = group.length <= manyPeople || days === ready.days
    this.easy = few && Math.max(...sizes) <= easySize && sizes.reduce((sum, size) => sum + size, 0) <= easySizes
    this.usual = this.easy ? hairs * 0.6 : hairs
    group.forEach((_, member) => this.add(member, this.rows[member]!))
  }

  /** Lets a known line take part. */
  add(member: number, line: Uint8Array): void {
    this.cover(member, line)
    this.columnsOf[member]!.push(this.master.add(member, this.ownCost(member, line), this.covered, this.coveredCount))
    this.lines.push(line.slice())
  }

  /** Rounds until no line of anybody is worth joining, the bound is met within `near`, or it rises above `hopeless`. */
  *converge(rounds: number, smooth: number, near: number, hopeless = Infinity, exact = false, content = -Infinity): Generator<void> {
    const { master, prices } = this
    let earlier = Infinity
    let few = false
    for (let round = 0; round < rounds; round += 1) {
      while (master.solve(pivotsAtOnce)) yield
      if (master.objective <= content) return
      for (let at = 0; at < prices.length; at += 1) prices[at] = smooth * prices[at]! + (1 - smooth) * master.dual[master.people + at]!
      let joined: number = yield* this.join(exact && few ? exactly : this.usual)
      // Lines found in a hurry lead a long way; when few are still worth joining, the others are worth a better look.
      few = joined * 3 < this.group.length
      if (joined === 0 && smooth > 0) {
        // Smoothed prices can miss what the true ones would find.
        for (let at = 0; at < prices.length; at += 1) prices[at] = master.dual[master.people + at]!
        joined = yield* this.join(exact ? exactly : this.usual)
      }
      if (joined === 0 || master.objective - this.bound < near || this.bound > hopeless) return
      // The last hundredths of the program take as long as all before, and hardly help what is built on it.
      if (round % 10 === 9) {
        if (earlier - master.objective < slowest * Math.abs(master.objective)) return
        earlier = master.objective
      }
    }
  }

  /** Cells are fixed and the rest rebuilt by turns. False when it has become dearer than `stop`. */
  *settle(part: number, sure: number, stop: number): Generator<void, boolean> {
    for (let open = 1; open > 0; ) {
      // Where time is short and fixing costs nothing, there is no need of new lines.
      const content = this.easy ? -Infinity : this.master.objective + dear * Math.abs(this.master.objective)
      open = this.fix(part, sure)
      yield* this.converge(this.easy ? 20 : 10, 0.2, -1, Infinity, false, content)
      if (this.master.objective > stop) return false
    }
    return true
  }

  /** What each member's cheapest line costs at the prices at hand: a yardstick for the lines there are. */
  *appraise(): Generator<void, readonly number[]> {
    const least: number[] = []
    for (let member = 0; member < this.group.length; member += 1) {
      const apart = this.price(member)
      this.search.find(this.group[member]!, this.rows[member]!, this.range.from, this.range.to, hairs)
      least.push(this.search.least + apart)
      yield
    }
    return least
  }

  /** The line of which each member has most. */
  settled(): readonly Uint8Array[] {
    const best = new Float64Array(this.group.length)
    const line = [...this.rows]
    this.master.eachUsed((column, share) => {
      const member = this.master.person[column]!
      if (this.master.isBanned(column) || share <= best[member]!) return
      best[member] = share
      line[member] = this.lines[column]!
    })
    return line
  }

  private *join(enough: number): Generator<void, number> {
    const { master } = this
    let joined = 0
    let bound = 0
    if (this.fairness.any) this.fairness.follow((visit) => master.eachUsed((column, share) => visit(master.person[column]!, this.lines[column]!, share)))
    for (let line = 0; line < this.need.length; line += 1) bound += this.prices[line]! * this.need[line]!
    for (let member = 0; member < this.group.length; member += 1) {
      if (!this.whole && this.isSettled(member)) continue
      const apart = this.price(member)
      const cost = this.search.find(this.group[member]!, this.rows[member]!, this.range.from, this.range.to, enough)
      bound += this.search.least + apart
      if (cost < Infinity) {
        this.cover(member, this.search.line)
        if (this.ownCost(member, this.search.line) - master.worthOf(member, this.covered, this.coveredCount) < -1e-6) {
          this.add(member, this.search.line)
          joined += 1
        }
      }
      yield
    }
    if (bound > this.bound && this.whole) this.bound = bound
    return joined
  }

  /** Costs of cells at the prices of demand, within what is fixed. Answers what the line costs besides. */
  private price(member: number): number {
    const { ready, search, prices, place } = this
    const { days, kinds } = ready
    const person = this.group[member]!
    for (let day = this.range.from; day <= this.range.to; day += 1) {
      const fixed = this.fixed[member * days + day]!
      for (let kind = 0; kind < kinds; kind += 1) {
        const cell = (person * days + day) * kinds + kind
        let cost = Infinity
        if (ready.allowed[cell] === 1 && (fixed === 255 || fixed === kind)) {
          cost = ready.base[cell]!
          const start = (ready.classOf[person]! * days + day) * kinds + kind
          for (let at = ready.lineFrom[start]!; at < ready.lineFrom[start + 1]!; at += 1) cost -= prices[place[ready.lineOf[at]!]!]!
        }
        search.cost[day * kinds + kind] = cost
      }
    }
    return this.fairness.addTo(member, search.cost)
  }

  /** Fixes cells by falling agreement until `part` of the open ones are fixed, and all that agree to `sure`. Answers how many stay open. */
  private fix(part: number, sure: number): number {
    const { days } = this.ready
    this.whole = false
    const used = this.group.map((): number[] => [])
    this.master.eachUsed((column) => this.master.isBanned(column) || used[this.master.person[column]!]!.push(column))
    const open = this.agreement().sort((a, b) => b.share - a.share || a.at - b.at)
    const quota = Math.ceil(open.length * part)
    let done = 0
    for (const { at, kind, share } of open) {
      if (done >= quota && share < sure) break
      const member = Math.floor(at / days)
      const left = used[member]!.filter((column) => this.lines[column]![at % days] === kind)
      if (left.length === 0) continue
      used[member] = left
      this.fixed[at] = kind
      done += 1
    }
    this.columnsOf.forEach((columns, member) => columns.forEach((column) => this.fits(member, this.lines[column]!) || this.master.ban(column)))
    return open.length - done
  }

  /** For each open cell the kind that most of the mixture has there. */
  private agreement(): { readonly at: number; readonly kind: number; readonly share: number }[] {
    const { days, kinds } = this.ready
    const share = new Float64Array(this.group.length * days * kinds)
    this.master.eachUsed((column, weight) => {
      if (this.master.isBanned(column)) return
      const line = this.lines[column]!
      for (let day = this.range.from; day <= this.range.to; day += 1) share[(this.master.person[column]! * days + day) * kinds + line[day]!]! += weight
    })
    const open: { at: number; kind: number; share: number }[] = []
    for (let at = 0; at < this.fixed.length; at += 1) {
      if (this.fixed[at] !== 255 || at % days < this.range.from || at % days > this.range.to) continue
      let kind = 0
      for (let other = 1; other < kinds; other += 1) if (share[at * kinds + other]! > share[at * kinds + kind]!) kind = other
      open.push({ at, kind, share: share[at * kinds + kind]! })
    }
    return open
  }

  private fits(member: number, line: Uint8Array): boolean {
    const start = member * this.ready.days
    for (let day = this.range.from; day <= this.range.to; day += 1) if (this.fixed[start + day] !== 255 && this.fixed[start + day] !== line[day]) return false
    return true
  }

  private isSettled(member: number): boolean {
    const start = member * this.ready.days
    for (let day = this.range.from; day <= this.range.to; day += 1) if (this.fixed[start + day] === 255) return false
    return true
  }

  private ownCost(member: number, line: Uint8Array): number {
    const { days, kinds, base } = this.ready
    let cost = this.fairness.any ? this.fairness.costOf(member, line) : 0
    for (let day = this.range.from; day <= this.range.to; day += 1) cost += base[(this.group[member]! * days + day) * kinds + line[day]!]!
    return cost
  }

  /** The demand of the range that a line counts for, into `covered`. */
  private cover(member: number, line: Uint8Array): void {
    const { days, kinds, lineFrom, lineOf, classOf } = this.ready
    const start = classOf[this.group[member]!]! * days * kinds
    this.coveredCount = 0
    for (let day = this.range.from; day <= this.range.to; day += 1) {
      const cell = start + day * kinds + line[day]!
      for (let at = lineFrom[cell]!; at < lineFrom[cell + 1]!; at += 1) this.covered[this.coveredCount++] = this.place[lineOf[at]!]!
    }
  }
}
