import type { Shape } from './shape.ts'
import type { Ready } from './ready.ts'

const bandFrom = 24

/** What the cells outside of a range leave to a line inside of it: runs that go on over its edges, minutes, weekends, ceilings and spans. */
export class LineEdges {
  minUnits = 0
  maxUnits = 0
  maxWeekends = 0
  longest = 0
  runBefore = 0
  /** The run before reaches back to where the plan began, with what lies before unknown. */
  runBeforeCounts = false
  offBefore = 0
  kindBefore = 0
  careful = false
  /** Minutes are not counted, but priced by whoever asks. */
  loose = false
  /** A good line soon rather than the best. */
  hurried = false
  spans = false
  private readonly ready: Ready
  private readonly ceilings = new Int32Array(8)
  private readonly used: Int32Array
  private readonly row: Uint8Array
  /** Room in minutes by layer and day; -1 without a span. `starts` has bit 1 and 2 where a span of that layer begins on the day. */
  private readonly room: [Int32Array, Int32Array]
  private readonly starts: Uint8Array
  private kindAfter = -1
  private runAfter = 0
  private offAfter = 0
  private afterCounts = false
  private mask = -1

  constructor(ready: Ready) {
    this.ready = ready
    this.used = new Int32Array(ready.kinds)
    this.row = new Uint8Array(ready.days)
    this.room = [new Int32Array(ready.days), new Int32Array(ready.days)]
    this.starts = new Uint8Array(ready.days)
  }

  /** Whether a sweep now leaves out lines that stray from an even pace: then it proves nothing. */
  get banded(): boolean {
    return this.hurried && !this.loose && this.maxUnits >= bandFrom
  }

  look(shape: Shape, row: Uint8Array, from: number, to: number, open: boolean, share: number): void {
    const { ready } = this
    this.row.set(row)
    this.before(shape, from)
    this.after(to, open)
    this.used.fill(0)
    let minutes = 0
    let unit = 0
    for (let at = 0; at < shape.kinds.length; at += 1) if (shape.units[at]! > 0) unit = ready.minutes[shape.kinds[at]!]! / shape.units[at]!
    for (let day = 0; day < ready.days; day += 1) {
      if ((day >= from && day <= to) || (open && day > to)) continue
      const kind = row[day]!
      this.used[kind]! += 1
      minutes += ready.minutes[kind]!
    }
    const units = unit === 0 ? 0 : Math.round(minutes / unit)
    this.longest = 0
    for (let at = 0; at < shape.units.length; at += 1) this.longest = Math.max(this.longest, shape.units[at]!)
    // A plan that is made piece by piece keeps pace: by any day the share of the whole that this day has.
    this.minUnits = Math.floor(shape.minUnits * share) - (open ? this.longest : 0) - units
    this.maxUnits = Math.min(Math.ceil(shape.maxUnits * share), shape.maxUnits) - units
    this.maxUnits = unit === 0 ? 0 : Math.min(this.maxUnits, (to - from + 1) * this.longest)
    this.weekends(shape, from, to, open, share)
    this.limits(shape, from, to, share)
  }

  private before(shape: Shape, from: number): void {
    let worked = 0
    while (worked < from && this.row[from - 1 - worked] !== 0) worked += 1
    let off = 0
    while (off < from && this.row[from - 1 - off] === 0) off += 1
    this.runBeforeCounts = false
    if (worked === from && from + shape.before.worked > 0 && off === 0) {
      this.runBeforeCounts = shape.openStart
      worked += shape.before.worked
    }
    if (off === from && worked === 0) off = shape.openStart ? shape.rest : off + shape.before.off
    this.runBefore = worked
    this.offBefore = worked > 0 ? 0 : off
    this.kindBefore = from > 0 ? this.row[from - 1]! : shape.before.worked > 0 ? shape.before.kind : 0
  }

  private after(to: number, open: boolean): void {
    const { days } = this.ready
    this.kindAfter = -1
    this.runAfter = 0
    this.offAfter = 0
    this.afterCounts = true
    if (open || to === days - 1) return
    this.kindAfter = this.row[to + 1]!
    while (to + 1 + this.runAfter < days && this.row[to + 1 + this.runAfter] !== 0) this.runAfter += 1
    while (to + 1 + this.offAfter < days && this.row[to + 1 + this.offAfter] === 0) this.offAfter += 1
    this.afterCounts = to + 1 + Math.max(this.runAfter, this.offAfter) === days
  }

  private weekends(shape: Shape, from: number, to: number, open: boolean, share: number): void {
    this.maxWeekends = 0
    if (!shape.countsWeekends) return
    const { weekend, days } = this.ready
    let worked = 0
    let last = -1
    let inside = 0
    for (let day = from; day <= to; day += 1) if (weekend[day]! >= 0 && (day === from || weekend[day] !== weekend[day - 1])) inside += 1
    for (let day = 0; day < days; day += 1) {
      if (weekend[day]! < 0 || this.row[day] === 0 || (day >= from && day <= to) || (open && day > to)) continue
      if (weekend[day] !== last) worked += 1
      last = weekend[day]!
    }
    this.maxWeekends = Math.min(inside, Math.min(shape.maxWeekends, Math.ceil(shape.maxWeekends * share)) - worked)
  }

  weekendCounted(from: number): boolean {
    const { weekend } = this.ready
    return from > 0 && weekend[from] === weekend[from - 1] && this.row[from - 1] !== 0
  }

  private limits(shape: Shape, from: number, to: number, share: number): void {
    this.spans = shape.spans.length > 0
    for (let at = 0; at < shape.kinds.length; at += 1) {
      const slot = shape.slot[at]!
      if (slot < 0) continue
      this.ceilings[slot] = Math.ceil(shape.ceilings[at]! * share) - this.used[shape.kinds[at]!]!
    }
    if (this.spans) this.lookAtSpans(shape, from, to)
  }

  private lookAtSpans(shape: Shape, from: number, to: number): void {
    const { minutes } = this.ready
    this.room[0].fill(-1)
    this.room[1].fill(-1)
    this.starts.fill(0)
    shape.spans.forEach((spans, layer) => {
      for (const span of spans) {
        if (span.to < from || span.from > to) continue
        let room = span.maxMinutes
        for (let day = Math.max(0, span.from); day <= Math.min(span.to, this.ready.days - 1); day += 1) if (day < from || day > to) room -= minutes[this.row[day]!]!
        for (let day = Math.max(from, span.from); day <= Math.min(to, span.to); day += 1) this.room[layer]![day] = Math.max(0, room)
        if (span.from > from) this.starts[span.from]! |= 1 << layer
      }
    })
  }

  /** To be called at the start of each day: a span that begins today begins with nothing spent. */
  beginDay(day: number): void {
    this.mask = (this.starts[day]! & 1 ? 0 : 0xffff) | (this.starts[day]! & 2 ? 0 : 0xffff << 16)
  }

  /** Minutes spent so far in the spans that a label stands in, 16 bits a layer. */
  enter(spent: number): number {
    return spent & this.mask
  }

  /** Adds a shift on that day, or answers -1 when a span has no room for it. */
  spend(spent: number, day: number, minutes: number): number {
    if (!this.spans || !this.careful) return 0
    let low = spent & 0xffff
    let high = (spent >>> 16) & 0x7fff
    if (this.room[0][day]! >= 0 && (low += minutes) > this.room[0][day]!) return -1
    if (this.room[1][day]! >= 0 && (high += minutes) > this.room[1][day]!) return -1
    return (high << 16) | low
  }

  /** One more shift of that kind, or -1 above its ceiling. */
  count(shape: Shape, carry: number, at: number): number {
    const slot = shape.slot[at]!
    if (slot < 0 || !this.careful) return carry
    return ((carry >>> (slot * 6)) & 63) < this.ceilings[slot]! ? carry + (1 << (slot * 6)) : -1
  }

  ceilingOf(slot: number): number {
    return this.ceilings[slot]!
  }

  countOf(line: Uint8Array, kind: number, from: number, to: number): number {
    let count = this.used[kind]!
    for (let day = from; day <= to; day += 1) if (line[day] === kind) count += 1
    return count
  }

  /** Shifts of a kind that its ceiling leaves to the range. */
  roomFor(shape: Shape, at: number): number {
    return shape.ceilings[at]! - this.used[shape.kinds[at]!]!
  }

  canEndOff(shape: Shape, off: number): boolean {
    if (this.kindAfter < 0) return true
    if (this.kindAfter > 0) return off >= shape.rest && (this.runAfter >= shape.minRun || this.afterCounts)
    return off + this.offAfter >= shape.rest || this.afterCounts
  }

  canEndOn(shape: Shape, kind: number, run: number, to: number): boolean {
    if (this.kindAfter < 0) return true
    const counts = run >= shape.minRun || (shape.openStart && run === to + 1)
    if (this.kindAfter === 0) return counts && (this.offAfter >= shape.rest || this.afterCounts)
    return this.ready.follows[kind * this.ready.kinds + this.kindAfter] === 1 && run + this.runAfter <= shape.maxRun && (counts || run + this.runAfter >= shape.minRun || this.afterCounts)
  }

  /** Whether a line of the range keeps every ceiling on a kind and every span. */
  keepsLimits(shape: Shape, line: Uint8Array, from: number, to: number): boolean {
    for (let at = 0; at < shape.kinds.length; at += 1) {
      const ceiling = shape.ceilings[at]!
      if (ceiling >= this.ready.days) continue
      if (this.countOf(line, shape.kinds[at]!, from, to) > ceiling) return false
    }
    if (!this.spans) return true
    const { minutes } = this.ready
    for (let layer = 0; layer < shape.spans.length; layer += 1) {
      let spent = 0
      for (let day = from; day <= to; day += 1) {
        if ((this.starts[day]! >> layer) & 1) spent = 0
        if (this.room[layer]![day]! >= 0 && (spent += minutes[line[day]!]!) > this.room[layer]![day]!) return false
      }
    }
    return true
  }
}
