import type { LineEdges } from './line-edges.ts'
import type { Ready } from './ready.ts'
import type { Shape } from './shape.ts'

/**
 * The labels of one day and of the day before: what the cheapest way costs to each state, where it came from, and what rides along.
 * A state is (node, weekends, units of minutes), its place `node * size + weekends * width + units`.
 */
export class Labels {
  protected readonly ready: Ready
  protected readonly edges: LineEdges
  protected now = new Float64Array(0)
  protected next = new Float64Array(0)
  protected carryNow = new Int32Array(0)
  protected carryNext = new Int32Array(0)
  protected spanNow = new Int32Array(0)
  protected spanNext = new Int32Array(0)
  protected aliveNow = new Uint8Array(0)
  protected aliveNext = new Uint8Array(0)
  protected came = new Uint16Array(0)
  protected best = new Float64Array(0)
  protected bestFrom = new Uint16Array(0)
  protected gathered = false
  /** Length of kinds in units, all 0 in a loose sweep, which does not count minutes. */
  protected units: Int32Array = new Int32Array(0)
  protected width = 0
  protected size = 0
  /** Units between which labels of the day before and of the day lie. */
  protected low = 0
  protected high = 0
  protected lowNext = 0
  protected highNext = 0

  constructor(ready: Ready, edges: LineEdges) {
    this.ready = ready
    this.edges = edges
  }

  protected fit(layer: number, nodes: number, trail: number): void {
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

  protected turn(): void {
    ;[this.now, this.next] = [this.next, this.now]
    ;[this.carryNow, this.carryNext] = [this.carryNext, this.carryNow]
    ;[this.spanNow, this.spanNext] = [this.spanNext, this.spanNow]
    ;[this.aliveNow, this.aliveNext] = [this.aliveNext, this.aliveNow]
  }

  protected open(node: number): void {
    this.now.fill(Infinity, node * this.size, (node + 1) * this.size)
    this.aliveNow[node] = 1
  }

  protected clear(target: number): void {
    this.aliveNext[target] = 1
    for (let at = target * this.size, end = at + this.size; at < end; at += this.width) this.next.fill(Infinity, at + this.lowNext, at + this.highNext + 1)
  }

  /** Takes over every label of `source` that is cheaper than what `target` has; minutes and weekends stay. */
  protected merge(source: number, target: number, price: number, base: number): void {
    const { now, next, came, size, width } = this
    if (this.aliveNext[target] === 0) this.clear(target)
    const first = Math.max(this.low, this.lowNext)
    const last = Math.min(this.high, this.highNext)
    for (let start = 0; start < size; start += width) {
      const a = source * size + start
      const b = target * size + start
      const trail = (base + target) * size + start
      for (let at = first; at <= last; at += 1) {
        const total = now[a + at]! + price
        if (total < next[b + at]!) {
          next[b + at] = total
          came[trail + at] = source
        }
      }
      if (this.edges.careful) {
        for (let at = first; at <= last; at += 1) {
          if (came[trail + at] !== source) continue
          this.carryNext[b + at] = this.carryNow[a + at]!
          this.spanNext[b + at] = this.edges.enter(this.spanNow[a + at]!)
        }
      }
    }
  }

  protected gatherAll(node: number): void {
    const { now, size, width, best, bestFrom, low, high } = this
    for (let start = 0; start < size; start += width) {
      const a = node * size
      for (let at = start + low; at <= start + high; at += 1) {
        const value = now[a + at]!
        if (value < best[at]!) {
          best[at] = value
          bestFrom[at] = node
        }
      }
    }
  }

  /** As above for a kind whose ceiling is counted: only labels that have one left. */
  protected gatherBelow(node: number, slot: number): void {
    const { now, size, width, best, bestFrom, low, high } = this
    const ceiling = this.edges.ceilingOf(slot)
    const a = node * size
    for (let start = 0; start < size; start += width) {
      for (let at = start + low; at <= start + high; at += 1) {
        const value = now[a + at]!
        if (value < best[at]! && ((this.carryNow[a + at]! >>> (slot * 6)) & 63) < ceiling) {
          best[at] = value
          bestFrom[at] = node
        }
      }
    }
  }

  /** The hot loop: nothing in it but an addition and two copies. */
  protected extend(units: number, target: number, step: number, price: number, base: number): void {
    const { next, came, size, width, best, bestFrom } = this
    this.clear(target)
    const first = Math.max(this.lowNext, this.low + units)
    const last = Math.min(this.highNext, this.high + units)
    for (let start = step * width; start < size; start += width) {
      const b = target * size + start
      const trail = (base + target) * size + start
      const source = start - step * width - units
      for (let at = first; at <= last; at += 1) {
        next[b + at] = best[source + at]! + price
        came[trail + at] = bestFrom[source + at]!
      }
    }
  }

  protected extendCarefully(shape: Shape, kindAt: number, target: number, step: number, price: number, day: number, base: number): void {
    const { next, came, size, width, best, bestFrom, edges } = this
    const units = this.units[kindAt]!
    this.clear(target)
    const add = shape.slot[kindAt]! >= 0 ? 1 << (shape.slot[kindAt]! * 6) : 0
    const minutes = this.ready.minutes[shape.kinds[kindAt]!]!
    const first = Math.max(this.lowNext, this.low + units)
    const last = Math.min(this.highNext, this.high + units)
    for (let start = step * width; start < size; start += width) {
      const source = start - step * width - units
      for (let at = first; at <= last; at += 1) {
        if (best[source + at] === Infinity) continue
        const label = bestFrom[source + at]! * size + source + at
        const span = edges.spend(edges.enter(this.spanNow[label]!), day, minutes)
        if (span < 0) continue
        const place = target * size + start + at
        this.spanNext[place] = span
        this.carryNext[place] = this.carryNow[label]! + add
        next[place] = best[source + at]! + price
        came[base * size + place] = bestFrom[source + at]!
      }
    }
  }
}
