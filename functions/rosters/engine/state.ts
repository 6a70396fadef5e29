import type { Roster } from './problem.ts'
import type { Ready } from './ready.ts'

/** A roster under work with its cover and its cost, both kept up to date line by line. */
export class State {
  readonly cells: Roster
  /** People on each demand line. */
  readonly cover: Int32Array
  cost = 0
  private readonly ready: Ready
  private readonly rows: readonly Uint8Array[]

  constructor(ready: Ready, cells?: Roster) {
    this.ready = ready
    this.cells = new Uint8Array(ready.people * ready.days)
    this.rows = Array.from({ length: ready.people }, (_, person) => this.cells.subarray(person * ready.days, (person + 1) * ready.days))
    this.cover = new Int32Array(ready.need.length)
    this.load(cells ?? this.cells)
  }

  row(person: number): Uint8Array {
    return this.rows[person]!
  }

  load(cells: Roster): void {
    this.cells.set(cells)
    this.cover.fill(0)
    const { ready } = this
    for (let person = 0; person < ready.people; person += 1) for (let day = 0; day < ready.days; day += 1) this.count(person, day, this.rows[person]![day]!, 1)
    this.cost = this.fullCost()
  }

  /** From scratch: what `cost` must be after any sequence of changes. */
  fullCost(): number {
    const { ready } = this
    let cost = 0
    for (let line = 0; line < ready.need.length; line += 1) cost += this.lineCost(line, this.cover[line]!)
    for (let person = 0; person < ready.people; person += 1) cost += this.ownCost(person, this.rows[person]!, 0, ready.days - 1) + this.balanceCost(person, this.rows[person]!)
    for (let person = 0; person < ready.people; person += 1) {
      for (const { other, apart, weight } of ready.pairsOf[person]!) {
        if (other < person) continue
        for (let day = 0; day < ready.days; day += 1) cost += pairCost(this.rows[person]![day]!, this.rows[other]![day]!, apart, weight)
      }
    }
    return cost
  }

  /** Writes a line over a range of days and answers by how much the roster costs more. */
  put(person: number, line: Uint8Array, from: number, to: number): number {
    const { ready } = this
    const row = this.rows[person]!
    let change = -this.ownCost(person, row, from, to)
    for (let day = from; day <= to; day += 1) {
      const was = row[day]!
      const will = line[day]!
      if (was === will) continue
      change += this.count(person, day, was, -1) + this.count(person, day, will, 1)
      for (const { other, apart, weight } of ready.pairsOf[person]!) {
        const theirs = this.rows[other]![day]!
        change += pairCost(will, theirs, apart, weight) - pairCost(was, theirs, apart, weight)
      }
    }
    // What a person's line costs by itself reaches over the whole of it (fairness), so the old figure is taken with the old line.
    const balance = ready.problem.people[person]!.balance !== undefined
    const before = balance ? this.balanceCost(person, row) : 0
    for (let day = from; day <= to; day += 1) row[day] = line[day]!
    change += this.ownCost(person, row, from, to)
    if (balance) change += this.balanceCost(person, row) - before
    this.cost += change
    return change
  }

  /** What each cell would cost this person, all others as they are: `day * kinds + kind`, Infinity where it may not be. */
  price(person: number, from: number, to: number, into: Float64Array): void {
    const { ready } = this
    const { days, kinds } = ready
    const row = this.rows[person]!
    const lines = ready.classOf[person]! * days * kinds
    for (let day = from; day <= to; day += 1) {
      for (let kind = 0; kind < kinds; kind += 1) {
        const cell = (person * days + day) * kinds + kind
        let cost = Infinity
        if (ready.allowed[cell] === 1) {
          cost = ready.base[cell]!
          const place = lines + day * kinds + kind
          for (let at = ready.lineFrom[place]!; at < ready.lineFrom[place + 1]!; at += 1) {
            const line = ready.lineOf[at]!
            const others = this.cover[line]! - (this.isOn(line, row[day]!) ? 1 : 0)
            cost += others < ready.need[line]! ? -ready.under[line]! : ready.over[line]!
          }
        }
        into[day * kinds + kind] = cost
      }
    }
    if (ready.pairsOf[person]!.length > 0) this.pricePairs(person, from, to, into)
    if (ready.problem.people[person]!.balance) this.priceBalance(person, from, to, into)
  }

  private isOn(line: number, kind: number): boolean {
    return kind !== 0 && this.ready.coversKind[line * this.ready.kinds + kind] === 1
  }

  private pricePairs(person: number, from: number, to: number, into: Float64Array): void {
    const { kinds } = this.ready
    for (const { other, apart, weight } of this.ready.pairsOf[person]!) {
      for (let day = from; day <= to; day += 1) for (let kind = 0; kind < kinds; kind += 1) into[day * kinds + kind]! += pairCost(kind, this.rows[other]![day]!, apart, weight)
    }
  }

  /** Squares are not a sum over cells: the price is what one more would cost where the line stands now. */
  private priceBalance(person: number, from: number, to: number, into: Float64Array): void {
    const { kinds } = this.ready
    for (const { kinds: which, days, target, weight } of this.ready.problem.people[person]!.balance!) {
      const step = weight * 2 * (balanceCount(this.rows[person]!, which, days) - target)
      for (let day = from; day <= to; day += 1) if (!days || days.includes(day)) for (const kind of which) into[day * kinds + kind]! += step
    }
  }

  private balanceCost(person: number, row: Uint8Array): number {
    let cost = 0
    for (const { kinds, days, target, weight } of this.ready.problem.people[person]!.balance ?? []) cost += weight * (balanceCount(row, kinds, days) - target) ** 2
    return cost
  }

  /** Without fairness, which `put` and `fullCost` add for the whole line. */
  private ownCost(person: number, row: Uint8Array, from: number, to: number): number {
    const { days, kinds, base } = this.ready
    let cost = 0
    for (let day = from; day <= to; day += 1) cost += base[(person * days + day) * kinds + row[day]!]!
    return cost
  }

  private count(person: number, day: number, kind: number, by: number): number {
    const { ready } = this
    if (kind === 0) return 0
    const place = (ready.classOf[person]! * ready.days + day) * ready.kinds + kind
    let change = 0
    for (let at = ready.lineFrom[place]!; at < ready.lineFrom[place + 1]!; at += 1) {
      const line = ready.lineOf[at]!
      const were = this.cover[line]!
      this.cover[line] = were + by
      change += this.lineCost(line, were + by) - this.lineCost(line, were)
    }
    return change
  }

  private lineCost(line: number, people: number): number {
    const short = this.ready.need[line]! - people
    return short > 0 ? short * this.ready.under[line]! : -short * this.ready.over[line]!
  }
}

function pairCost(one: number, two: number, apart: boolean, weight: number): number {
  if (apart) return one !== 0 && one === two ? weight : 0
  return one === two ? 0 : weight
}

function balanceCount(row: Uint8Array, kinds: readonly number[], days: readonly number[] | undefined): number {
  let count = 0
  for (let day = 0; day < row.length; day += 1) if (kinds.includes(row[day]!) && (!days || days.includes(day))) count += 1
  return count
}
