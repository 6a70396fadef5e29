import type { LineEdges } from './line-edges.ts'
import type { Ready } from './ready.ts'
import { mostWorked, type Shape } from './shape.ts'

/**
 * Dynamic programming over (day, run of shifts or of days off, weekends, minutes): exact for all of these. Ceilings on kinds and
 * minutes within spans ride along with the best label of a state when `edges.careful` asks for it: then a line is legal by those as well, but a cheaper one may exist.
 */
export class LineSweep {
  /** Set by the caller: `day * kinds + kind`, Infinity where it may not be. */
  readonly cost: Float64Array
  /** The answer, by day; what lies outside of the range is untouched. */
  readonly line: Uint8Array
  private readonly ready: Ready
  private readonly edges: LineEdges
  private now = new Float64Array(0)
  private next = new Float64Array(0)
  private carryNow = new Int32Array(0)
  private carryNext = new Int32Array(0)
  private spanNow = new Int32Array(0)
  private spanNext = new Int32Array(0)
  private aliveNow = new Uint8Array(0)
  private aliveNext = new Uint8Array(0)
  private came = new Uint16Array(0)
  private best = new Float64Array(0)
  private bestFrom = new Uint16Array(0)
  private gathered = false
  private width = 0
  private size = 0

  constructor(ready: Ready, edges: LineEdges) {
    this.ready = ready
    this.edges = edges
    this.cost = new Float64Array(ready.days * ready.kinds)
    this.line = new Uint8Array(ready.days)
  }

  /** The cheapest line at `cost`, Infinity when there is none. */
  run(shape: Shape, from: number, to: number): number {
    const { edges } = this
    const nodes = shape.rest + shape.maxRun * shape.kinds.length
    this.width = edges.maxUnits + 1
    this.size = (edges.maxWeekends + 1) * this.width
    this.fit(nodes * this.size, nodes, (to - from + 1) * nodes * this.size)
    this.aliveNow.fill(0, 0, nodes)
    this.firstDay(shape, from)
    for (let day = from + 1; day <= to; day += 1) {
      this.aliveNext.fill(0, 0, nodes)
      edges.beginDay(day)
      this.rests(shape, day, from, nodes)
      this.works(shape, day, from, to, nodes)
      this.turn()
    }
    return this.finish(shape, from, to, nodes)
  }

  private turn(): void {
    ;[this.now, this.next] = [this.next, this.now]
    ;[this.carryNow, this.carryNext] = [this.carryNext, this.carryNow]
    ;[this.spanNow, this.spanNext] = [this.spanNext, this.spanNow]
    ;[this.aliveNow, this.aliveNext] = [this.aliveNext, this.aliveNow]
  }

  private firstDay(shape: Shape, from: number): void {
    const { edges, ready, cost, width, size } = this
    const off = cost[from * ready.kinds]!
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
      const price = cost[from * ready.kinds + kind]!
      if (!(price < Infinity) || ready.follows[edges.kindBefore * ready.kinds + kind] === 0 || shape.units[at]! >= width) continue
      const span = edges.spend(0, from, ready.minutes[kind]!)
      const carry = edges.count(shape, 0, at)
      if (span < 0 || carry < 0) continue
      const node = shape.rest + (run - 1) * shape.kinds.length + at
      this.open(node)
      const place = node * size + weekends * width + shape.units[at]!
      this.now[place] = price
      this.carryNow[place] = carry
      this.spanNow[place] = span
    }
  }

  private open(node: number): void {
    this.now.fill(Infinity, node * this.size, (node + 1) * this.size)
    this.aliveNow[node] = 1
  }

  /** Off today: one more day of rest, or the first after a run that is long enough. */
  private rests(shape: Shape, day: number, from: number, nodes: number): void {
    const price = this.cost[day * this.ready.kinds]!
    if (!(price < Infinity)) return
    const { rest, minRun, maxRun } = shape
    const kinds = shape.kinds.length
    const base = (day - from) * nodes
    for (let node = rest - 1; node >= 0; node -= 1) {
      if (rest > 1 && node === rest - 1 && this.aliveNow[node]) this.merge(node, node, price, base)
      if (node > 0 && this.aliveNow[node - 1]) this.merge(node - 1, node, price, base)
      if (node === 0 && rest === 1 && this.aliveNow[0]) this.merge(0, 0, price, base)
    }
    for (let run = 1; run <= maxRun; run += 1) {
      if (run < minRun && !(shape.openStart && run === day)) continue
      for (let at = 0; at < kinds; at += 1) {
        const node = rest + (run - 1) * kinds + at
        if (this.aliveNow[node]) this.merge(node, 0, price, base)
      }
    }
  }

  /** Takes over every label of `source` that is cheaper than what `target` has; minutes and weekends stay. */
  private merge(source: number, target: number, price: number, base: number): void {
    const { now, next, came, size, edges } = this
    const a = source * size
    const b = target * size
    const trail = (base + target) * size
    const fresh = this.aliveNext[target] === 0
    this.aliveNext[target] = 1
    if (fresh) next.fill(Infinity, b, b + size)
    for (let at = 0; at < size; at += 1) {
      const total = now[a + at]! + price
      if (total < next[b + at]!) {
        next[b + at] = total
        came[trail + at] = source
        if (edges.careful) {
          this.carryNext[b + at] = this.carryNow[a + at]!
          this.spanNext[b + at] = edges.enter(this.spanNow[a + at]!)
        }
      }
    }
  }

  private works(shape: Shape, day: number, from: number, to: number, nodes: number): void {
    const { rest, maxRun } = shape
    const count = shape.kinds.length
    const { weekend } = this.ready
    const counts = shape.countsWeekends && weekend[day]! >= 0
    const second = counts && weekend[day] === weekend[day - 1]
    const least = this.edges.minUnits - mostWorked(to - day, maxRun, rest) * this.edges.longest
    for (let run = 1; run <= maxRun; run += 1) {
      const step = counts && (run === 1 || !second) ? 1 : 0
      for (const group of shape.groups) {
        if (!this.gather(shape, group, run, count)) continue
        for (let place = 0; place < group.members.length; place += 1) {
          const at = group.members[place]!
          const price = this.cost[day * this.ready.kinds + shape.kinds[at]!]!
          if (price < Infinity) this.extend(shape, at, rest + (run - 1) * count + at, step, price, day, (day - from) * nodes, least)
        }
      }
    }
  }

  /** The cheapest predecessor of a group of kinds for each (weekends, minutes), into `best` and `bestFrom`. */
  private gather(shape: Shape, group: Shape['groups'][number], run: number, count: number): boolean {
    const { now, size, best, bestFrom, edges } = this
    const { rest } = shape
    const careful = edges.careful
    const builds = group.builds && !careful
    if (run === 1 && builds) return this.gathered
    if (!builds) {
      best.fill(Infinity, 0, size)
      this.gathered = false
    }
    const from = builds ? group.more : group.before
    const sources = run === 1 ? 1 : from.length
    for (let place = 0; place < sources; place += 1) {
      const node = run === 1 ? rest - 1 : rest + (run - 2) * count + from[place]!
      if (!this.aliveNow[node]) continue
      this.gathered = true
      const a = node * size
      if (group.slot < 0 || !careful) {
        for (let at = 0; at < size; at += 1) {
          const value = now[a + at]!
          if (value < best[at]!) {
            best[at] = value
            bestFrom[at] = node
          }
        }
      } else this.gatherBelow(node, group.slot)
    }
    return this.gathered
  }

  /** As above for a kind whose ceiling is counted: only labels that have one left. */
  private gatherBelow(node: number, slot: number): void {
    const { now, size, best, bestFrom } = this
    const ceiling = this.edges.ceilingOf(slot)
    const a = node * size
    for (let at = 0; at < size; at += 1) {
      const value = now[a + at]!
      if (value < best[at]! && ((this.carryNow[a + at]! >>> (slot * 6)) & 63) < ceiling) {
        best[at] = value
        bestFrom[at] = node
      }
    }
  }

  private extend(shape: Shape, kindAt: number, target: number, step: number, price: number, day: number, base: number, least: number): void {
    const { next, came, size, width, best, bestFrom, edges } = this
    const units = shape.units[kindAt]!
    const b = target * size
    const trail = (base + target) * size
    next.fill(Infinity, b, b + size)
    this.aliveNext[target] = 1
    const add = shape.slot[kindAt]! >= 0 ? 1 << (shape.slot[kindAt]! * 6) : 0
    const minutes = this.ready.minutes[shape.kinds[kindAt]!]!
    const first = Math.max(units, least)
    for (let weekends = step; weekends * width < size; weekends += 1) {
      const out = weekends * width
      const source = (weekends - step) * width - units
      for (let at = first; at < width; at += 1) {
        const value = best[source + at]!
        if (value === Infinity) continue
        if (edges.careful) {
          const label = bestFrom[source + at]! * size + source + at
          const span = edges.spend(edges.enter(this.spanNow[label]!), day, minutes)
          if (span < 0) continue
          this.spanNext[b + out + at] = span
          this.carryNext[b + out + at] = this.carryNow[label]! + add
        }
        next[b + out + at] = value + price
        came[trail + out + at] = bestFrom[source + at]!
      }
    }
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
        for (let units = Math.max(0, edges.minUnits); units < width; units += 1) {
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
        place -= shape.units[work % count]!
        const counts = shape.countsWeekends && weekend[day]! >= 0
        if (counts && (work < count || weekend[day] !== weekend[day - 1])) place -= this.width
      }
      node = source
    }
  }

  private fit(layer: number, nodes: number, trail: number): void {
    if (this.now.length < layer) {
      this.now = new Float64Array(layer)
      this.next = new Float64Array(layer)
      this.carryNow = new Int32Array(layer)
      this.carryNext = new Int32Array(layer)
      this.spanNow = new Int32Array(layer)
      this.spanNext = new Int32Array(layer)
    }
    if (this.aliveNow.length < nodes) {
      this.aliveNow = new Uint8Array(nodes)
      this.aliveNext = new Uint8Array(nodes)
    }
    if (this.best.length < this.size) {
      this.best = new Float64Array(this.size)
      this.bestFrom = new Uint16Array(this.size)
    }
    if (this.came.length < trail) this.came = new Uint16Array(trail)
  }
}
