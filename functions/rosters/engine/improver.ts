import type { LineSearch } from './best-line.ts'
import type { Chance } from './chance.ts'
import { wholeWeekend } from './first-roster.ts'
import { manyPeople, Mixture, type Range } from './mixture.ts'
import type { Ready } from './ready.ts'
import { sizeOf } from './shape.ts'
import type { State } from './state.ts'

/** Up to so many rows, and states of all lines, one program mixes everybody's whole lines: beyond them it would not be done within a minute. */
const rowsMax = 900
const statesMax = 300_000_000
/** Bounds on one neighbourhood: rows of its program, and states of one line in it. */
const groupRowsMax = 420
const groupSizeMax = 200_000
const largeSizeMax = 700_000
/** A plan with more rows than this is first gone through in pieces of about `weekRows`. */
const easyRows = 250
const weekRows = 300
const settlePart = 0.05

/** So near the bound, the program over the lines found is believed. */
const trusted = 10
const settleSure = 0.95

/** Makes a legal roster better and better, and never worse: everybody at once first, then small groups, chosen where the roster is furthest from its bound. */
export class Improver {
  bound = -Infinity
  private readonly ready: Ready
  private readonly state: State
  private readonly search: LineSearch
  private readonly chance: Chance
  private people: number[] = []
  /** Prices of demand by line from the program of everybody, and each person's cheapest line at them. */
  private prices: Float64Array | undefined
  /** They are those of whole lines, and `cheapest` goes with them. */
  private priced = false
  private readonly cheapest: Float64Array
  private readonly excess: Float64Array
  /** Costs are whole numbers: then a roster that is better is better by 1. */
  private readonly grain: number
  private stale = 0

  constructor(ready: Ready, state: State, search: LineSearch, chance: Chance) {
    this.ready = ready
    this.state = state
    this.search = search
    this.chance = chance
    this.cheapest = new Float64Array(ready.people)
    this.excess = new Float64Array(ready.people)
    const whole = [ready.base, ready.under, ready.over].every((figures) => figures.every((figure) => Number.isInteger(figure)))
    this.grain = whole && !ready.problem.pairs?.length && ready.problem.people.every(({ balance }) => !balance) ? 1 - 1e-6 : 1e-6
  }

  *improve(without: ReadonlySet<number>): Generator<void> {
    const { ready, state } = this
    this.people = Array.from({ length: ready.people }, (_, person) => person).filter((person) => !without.has(person))
    if (this.people.length === 0) return
    const all = { from: 0, to: ready.days - 1 }
    if (this.people.length + ready.need.length > easyRows) yield* this.weekByWeek()
    const states = this.people.reduce((sum, person) => sum + sizeOf(ready.shapes[person]!, ready.days), 0)
    if (this.people.length + ready.need.length <= rowsMax && states <= statesMax) yield* this.everybody(all)
    else if (this.prices && this.people.length + ready.need.length <= 2 * rowsMax) yield* this.measure(all)
    while (state.cost > this.bound + this.grain) {
      const range = this.chooseRange()
      yield* this.rebuild(this.chooseGroup(range), range)
    }
  }

  private *everybody(range: Range): Generator<void> {
    const mixture = new Mixture(this.ready, this.search, this.state, this.people, range)
    if (this.prices) mixture.prices.set(this.prices)
    yield* mixture.converge(400, 0.7, this.grain / 2, Infinity, true)
    // Pairs only ever cost: what is a bound without them is one with them.
    this.bound = mixture.bound
    this.keepPrices(mixture)
    this.priced = true
    for (let at = 0; at < this.people.length; at += 1) this.cheapest[this.people[at]!] = mixture.master.dual[at]!
    if (yield* mixture.settle(settlePart, settleSure, Infinity)) this.accept(this.people, mixture.settled(), range)
    for (const person of this.people) this.weigh(person)
  }

  /** A large plan: everybody's cells of a week or two together, from the first days to the last and once more between. */
  private *weekByWeek(): Generator<void> {
    const { ready, people } = this
    const perDay = ready.need.length / ready.days
    const weeks = Math.max(1, Math.min(2, Math.floor((weekRows - people.length) / perDay / 7)))
    for (let pass = 0; pass < 2; pass += 1) {
      for (let start = pass === 0 ? 0 : Math.ceil((weeks * 7) / 2); start < ready.days; start += weeks * 7) yield* this.rebuild(people, this.rangeFrom(start, weeks * 7))
    }
  }

  /** Prices of weeks one by one are no bound, but they too tell whose lines are dear for what they do. */
  private *measure(range: Range): Generator<void> {
    const { people } = this
    const mixture = new Mixture(this.ready, this.search, this.state, people, range)
    mixture.prices.set(this.prices!)
    const least = yield* mixture.appraise()
    people.forEach((person, at) => (this.cheapest[person] = Number.isFinite(least[at]) ? least[at]! : Infinity))
    this.priced = true
    for (const person of people) this.weigh(person)
  }

  private *rebuild(group: readonly number[], range: Range): Generator<void> {
    const { state, prices, chance } = this
    const mixture = new Mixture(this.ready, this.search, state, group, range)
    mixture.demand.forEach((line, at) => (mixture.prices[at] = prices ? prices[line]! : state.cover[line]! < this.ready.need[line]! ? this.ready.firm[line]! : -this.ready.over[line]!))
    const hopeless = mixture.current - this.grain
    // A neighbourhood that cannot be better can still be different, and different is where the next may be better.
    const wander = chance.below(4) === 0
    yield* mixture.converge(60, 0.5, this.grain / 3, wander ? Infinity : hopeless, group.length <= manyPeople)
    this.stale += 1
    // The program itself says as well that nothing is to be had, unless ceilings keep the bound far below it: then lines are missing, and fixing cells finds others.
    const { objective } = mixture.master
    const nothing = mixture.bound > hopeless || (objective > hopeless + this.grain / 5 && objective - mixture.bound < trusted)
    if (group.length === this.people.length) this.keepPrices(mixture)
    if (nothing && !wander) return
    const part = group.length > manyPeople ? 2 * settlePart : settlePart
    if (yield* mixture.settle(part, settleSure, mixture.current + 0.5)) this.accept(group, mixture.settled(), range)
  }

  private keepPrices(mixture: Mixture): void {
    const prices = (this.prices ??= Float64Array.from(this.ready.need.keys(), (line) => (this.state.cover[line]! < this.ready.need[line]! ? this.ready.firm[line]! : -this.ready.over[line]!)))
    mixture.demand.forEach((line, at) => (prices[line] = mixture.master.dual[mixture.master.people + at]!))
  }

  /** Writes lines that make the roster no dearer, by all that counts. */
  private accept(group: readonly number[], lines: readonly Uint8Array[], { from, to }: Range): void {
    const { state } = this
    const before = state.cost
    const kept = group.map((person) => state.row(person).slice())
    group.forEach((person, member) => state.put(person, lines[member]!, from, to))
    if (state.cost > before + 1e-9) group.forEach((person, member) => state.put(person, kept[member]!, from, to))
    else {
      if (state.cost < before - 1e-9) this.stale = 0
      for (const person of group) this.weigh(person)
    }
  }

  /** How much dearer a line is than the cheapest at the prices of the whole: where that is nothing, the line may well be part of a best roster. */
  private weigh(person: number): void {
    const { ready, prices, state } = this
    if (!prices || !this.priced) return
    const { days, kinds } = ready
    const row = state.row(person)
    let cost = -this.cheapest[person]!
    for (let day = 0; day < days; day += 1) {
      cost += ready.base[(person * days + day) * kinds + row[day]!]!
      const cell = (ready.classOf[person]! * days + day) * kinds + row[day]!
      for (let at = ready.lineFrom[cell]!; at < ready.lineFrom[cell + 1]!; at += 1) cost -= prices[ready.lineOf[at]!]!
    }
    this.excess[person] = Math.max(0, cost)
  }

  /** All days, or as many weeks as keep one rebuild small. */
  private chooseRange(): Range {
    const { ready, chance } = this
    const perDay = ready.need.length / ready.days
    const heaviest = this.people[chance.below(this.people.length)]!
    let days = Math.min(ready.days, Math.floor(groupRowsMax / perDay))
    // Short searches gain more in the same time; a long one now and then finds what they cannot.
    const most = chance.below(5) === 0 ? largeSizeMax : groupSizeMax
    while (days > 7 && sizeOf(ready.shapes[heaviest]!, days) > most) days -= 7
    if (days >= ready.days) return { from: 0, to: ready.days - 1 }
    return this.rangeFrom(chance.below(Math.ceil((ready.days - days) / 7) + 1) * 7, days)
  }

  private rangeFrom(start: number, days: number): Range {
    const { ready } = this
    return { from: start === 0 ? 0 : wholeWeekend(ready, start - 1) + 1, to: wholeWeekend(ready, Math.min(ready.days - 1, start + days - 1)) }
  }

  /** More people the longer nothing has got better; half of them by how far their lines are from the bound. */
  private chooseGroup(range: Range): number[] {
    const { chance, people } = this
    const wide = range.to - range.from + 1 < this.ready.days ? 8 : 4
    const size = Math.min(people.length, wide + chance.below(3) + Math.min(8, Math.floor(this.stale / (2 * people.length))))
    const group = new Set<number>()
    let total = 0
    for (const person of people) total += this.excess[person]! + 0.05
    while (group.size < size) {
      let at = chance.below(people.length)
      if (group.size * 2 < size) {
        const drawn = chance.next() * total
        let sum = this.excess[people[(at = 0)]!]! + 0.05
        while (sum < drawn && at < people.length - 1) sum += this.excess[people[(at += 1)]!]! + 0.05
      }
      group.add(people[at]!)
    }
    return [...group]
  }
}
