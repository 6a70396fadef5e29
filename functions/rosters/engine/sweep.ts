import { Labels } from './labels.ts'
import type { LineEdges } from './line-edges.ts'
import type { Ready } from './ready.ts'
import { mostWorked, type Shape } from './shape.ts'

/** How far from an even pace, as part of the whole, a hurried sweep lets a line stray. */
const paceBand = 0.16

/**
 * Dynamic programming over (day, run of shifts or of days off, weekends, minutes): exact for all of these. Ceilings on kinds and
 * minutes within spans ride along with the best label of a state when `edges.careful` asks for it: then a line is legal by those as well, but a cheaper one may exist.
 */
export class LineSweep extends Labels {
  /** Set by the caller: `day * kinds + kind`, Infinity where it may not be. */
  readonly cost: Float64Array
  /** The answer, by day; what lies outside of the range is untouched. */
  readonly line: Uint8Array
  private readonly none: Int32Array
  private minUnits = 0
  private weekendWidth = 0
  /** `cost` without what is never worth it: of kinds that differ in nothing but their price only the cheapest of the day. */
  private readonly price: Float64Array

  constructor(ready: Ready, edges: LineEdges) {
    super(ready, edges)
    this.cost = new Float64Array(ready.days * ready.kinds)
    this.line = new Uint8Array(ready.days)
    this.none = new Int32Array(ready.kinds)
    this.price = new Float64Array(ready.days * ready.kinds)
  }

  /** The cheapest line at `cost`, Infinity when there is none. */
  run(shape: Shape, from: number, to: number): number {
    const { edges } = this
    const nodes = shape.rest + shape.maxRun * shape.kinds.length
    this.units = edges.loose ? this.none : shape.units
    this.minUnits = edges.loose ? 0 : Math.max(0, edges.minUnits)
    // Where minutes are not counted, weekends are the inner count: loops stay long.
    this.width = edges.loose ? edges.maxWeekends + 1 : edges.maxUnits + 1
    this.size = edges.loose ? this.width : (edges.maxWeekends + 1) * this.width
    this.weekendWidth = edges.loose ? 1 : this.width
    this.fit(nodes * this.size, nodes, (to - from + 1) * nodes * this.size)
    this.aliveNow.fill(0, 0, nodes)
    this.low = 0
    this.high = edges.loose ? Math.min(1, this.width - 1) : this.width - 1
    this.weedOut(shape, from, to)
    this.firstDay(shape, from)
    for (let day = from + 1; day <= to; day += 1) {
      this.aliveNext.fill(0, 0, nodes)
      edges.beginDay(day)
      this.bound(shape, day, from, to)
      this.rests(shape, day, from, nodes)
      this.works(shape, day, from, nodes)
      this.turn()
      this.low = this.lowNext
      this.high = this.highNext
    }
    return this.finish(shape, from, to, nodes)
  }

  /** The units that a line may have by the end of a day and still end well. In a hurry only those that keep some pace: then not every line is seen. */
  private bound(shape: Shape, day: number, from: number, to: number): void {
    const { maxRun, rest } = shape
    const most = this.width - 1
    const { longest, banded, loose } = this.edges
    if (loose) {
      const { weekend } = this.ready
      this.lowNext = 0
      this.highNext = weekend[day]! >= 0 && weekend[day] !== weekend[day - 1] ? Math.min(most, this.high + 1) : this.high
      return
    }
    this.lowNext = Math.max(0, this.minUnits - mostWorked(to - day, maxRun, rest) * longest)
    this.highNext = Math.min(most, mostWorked(day - from + 1, maxRun, rest) * longest)
    if (!banded) return
    const pace = (most * (day - from + 1)) / (to - from + 1)
    this.lowNext = Math.max(this.lowNext, Math.floor(pace - most * paceBand))
    this.highNext = Math.min(this.highNext, Math.ceil(pace + most * paceBand))
  }

  private weedOut(shape: Shape, from: number, to: number): void {
    const { cost, price, edges } = this
    const { kinds } = this.ready
    const twins = edges.loose ? shape.twins.loose : edges.careful ? shape.twins.careful : shape.twins.exact
    for (let day = from; day <= to; day += 1) {
      const start = day * kinds
      for (let kind = 0; kind < kinds; kind += 1) price[start + kind] = cost[start + kind]!
      for (const group of twins) {
        let best = group[0]!
        for (let place = 1; place < group.length; place += 1) {
          const kind = group[place]!
          const dearer = price[start + kind]! < price[start + best]! ? best : kind
          if (dearer === best) best = kind
          price[start + dearer] = Infinity
        }
      }
    }
  }

  private firstDay(shape: Shape, from: number): void {
    const { edges, ready, price: prices, width, size } = this
    const off = prices[from * ready.kinds]!
    const canRest = edges.runBefore === 0 || edges.runBefore >= shape.minRun || edges.runBeforeCounts
    if (off < Infinity && canRest) {
      const node = Math.min(edges.offBefore, shape.rest - 1)
      this.open(node)
      this.now[node * size] = off
      this.carryNow[node * size] = 0
      this.spanNow[node * size] = 0
    }
    const run = edges.runBefore + 1
    if (run > shape.maxRun || (edges.runBefore === 0 && edges.offBefore < shape.rest)) return
    const weekends = shape.countsWeekends && ready.weekend[from]! >= 0 && !edges.weekendCounted(from) ? 1 : 0
    if (weekends > edges.maxWeekends) return
    for (let at = 0; at < shape.kinds.length; at += 1) {
      const kind = shape.kinds[at]!
      const price = prices[from * ready.kinds + kind]!
      if (!(price < Infinity) || ready.follows[edges.kindBefore * ready.kinds + kind] === 0 || this.units[at]! >= width) continue
      const span = edges.spend(0, from, ready.minutes[kind]!)
      const carry = edges.count(shape, 0, at)
      if (span < 0 || carry < 0) continue
      const node = shape.rest + (run - 1) * shape.kinds.length + at
      this.open(node)
      const place = node * size + weekends * this.weekendWidth + this.units[at]!
      this.now[place] = price
      this.carryNow[place] = carry
      this.spanNow[place] = span
    }
  }

  /** Off today: one more day of rest, or the first after a run that is long enough. */
  private rests(shape: Shape, day: number, from: number, nodes: number): void {
    const price = this.price[day * this.ready.kinds]!
    if (!(price < Infinity)) return
    const { rest, minRun, maxRun } = shape
    const kinds = shape.kinds.length
    const base = (day - from) * nodes
    for (let node = rest - 1; node >= 0; node -= 1) {
      if (node === rest - 1 && this.aliveNow[node]) this.merge(node, node, price, base)
      if (node > 0 && this.aliveNow[node - 1]) this.merge(node - 1, node, price, base)
    }
    for (let run = 1; run <= maxRun; run += 1) {
      if (run < minRun && !(shape.openStart && run === day)) continue
      for (let at = 0; at < kinds; at += 1) {
        const node = rest + (run - 1) * kinds + at
        if (this.aliveNow[node]) this.merge(node, 0, price, base)
      }
    }
  }

  private works(shape: Shape, day: number, from: number, nodes: number): void {
    const { rest, maxRun } = shape
    const count = shape.kinds.length
    const { weekend, kinds } = this.ready
    const counts = shape.countsWeekends && weekend[day]! >= 0
    const second = counts && weekend[day] === weekend[day - 1]
    for (let run = 1; run <= maxRun; run += 1) {
      const step = counts && (run === 1 || !second) ? 1 : 0
      for (const group of shape.groups) {
        if (!this.gather(shape, group, run, count)) continue
        for (let place = 0; place < group.members.length; place += 1) {
          const at = group.members[place]!
          const price = this.price[day * kinds + shape.kinds[at]!]!
          if (!(price < Infinity)) continue
          const target = rest + (run - 1) * count + at
          if (this.edges.careful) this.extendCarefully(shape, at, target, step, price, day, (day - from) * nodes)
          else if (this.edges.loose) this.extend(step, target, 0, price, (day - from) * nodes)
          else this.extend(this.units[at]!, target, step, price, (day - from) * nodes)
        }
      }
    }
  }

  /** The cheapest predecessor of a group of kinds for each (weekends, minutes), into `best` and `bestFrom`. */
  private gather(shape: Shape, group: Shape['groups'][number], run: number, count: number): boolean {
    const { careful } = this.edges
    const builds = group.builds && !careful
    if (run === 1 && builds) return this.gathered
    if (!builds) {
      for (let start = 0; start < this.size; start += this.width) this.best.fill(Infinity, start + this.low, start + this.high + 1)
      this.gathered = false
    }
    const from = builds ? group.more : group.before
    const sources = run === 1 ? 1 : from.length
    for (let place = 0; place < sources; place += 1) {
      const node = run === 1 ? shape.rest - 1 : shape.rest + (run - 2) * count + from[place]!
      if (this.aliveNow[node] === 0) continue
      this.gathered = true
      if (careful && group.slot >= 0) this.gatherBelow(node, group.slot)
      else this.gatherAll(node)
    }
    return this.gathered
  }

  private finish(shape: Shape, from: number, to: number, nodes: number): number {
    const { now, size, width, edges } = this
    const count = shape.kinds.length
    let cheapest = Infinity
    let node = -1
    let place = -1
    for (let at = 0; at < nodes; at += 1) {
      if (!this.aliveNow[at]) continue
      const work = at - shape.rest
      if (!(work < 0 ? edges.canEndOff(shape, at + 1) : edges.canEndOn(shape, shape.kinds[work % count]!, Math.floor(work / count) + 1, to))) continue
      for (let start = 0; start < size; start += width) {
        for (let units = Math.max(this.low, this.minUnits); units <= this.high; units += 1) {
          if (now[at * size + start + units]! < cheapest) {
            cheapest = now[at * size + start + units]!
            node = at
            place = start + units
          }
        }
      }
    }
    if (node < 0) return Infinity
    this.walkBack(shape, from, to, nodes, node, place)
    return cheapest
  }

  private walkBack(shape: Shape, from: number, to: number, nodes: number, last: number, end: number): void {
    const count = shape.kinds.length
    const { weekend } = this.ready
    let node = last
    let place = end
    for (let day = to; day >= from; day -= 1) {
      const work = node - shape.rest
      this.line[day] = work < 0 ? 0 : shape.kinds[work % count]!
      if (day === from) return
      const source = this.came[((day - from) * nodes + node) * this.size + place]!
      if (work >= 0) {
        place -= this.units[work % count]!
        const counts = shape.countsWeekends && weekend[day]! >= 0
        if (counts && (work < count || weekend[day] !== weekend[day - 1])) place -= this.weekendWidth
      }
      node = source
    }
  }
}
