import type { LineSearch } from './best-line.ts'
import { brokenRules } from './check-line.ts'
import type { Ready } from './ready.ts'
import { looseSizeOf, sizeOf } from './shape.ts'
import type { State } from './state.ts'

/** Up to so many states a line is sought over all days at once (16 MB of trail). */
export const wholeMax = 8_000_000
const quick = 20
const windowDays = 28
const stepDays = 14

/** A legal line for everybody, one after another, each the best at what the others leave. `without` collects those who have none. Yields after each line. */
export function* firstRoster(ready: Ready, state: State, search: LineSearch, without: number[]): Generator<void> {
  for (let person = 0; person < ready.people; person += 1) {
    // A line of the roster at hand stays when it is legal.
    if (state.row(person).some((kind) => kind !== 0) && brokenRules(ready.problem, person, state.row(person)).length === 0) continue
    if (sizeOf(ready.shapes[person]!, ready.days) <= wholeMax) {
      state.price(person, 0, ready.days - 1, search.cost)
      if (search.find(person, state.row(person), 0, ready.days - 1, quick) < Infinity) state.put(person, search.line, 0, ready.days - 1)
      else if (brokenRules(ready.problem, person, state.row(person)).length > 0) without.push(person)
      yield
    } else if (!(yield* nearlyWhole(ready, state, search, person))) yield* piecewise(ready, state, search, person, without)
  }
}

/** A plan too long for minutes to be counted: a line whose minutes are nearly right, and then four weeks of it in which they are counted. */
function* nearlyWhole(ready: Ready, state: State, search: LineSearch, person: number): Generator<void, boolean> {
  const last = ready.days - 1
  if (looseSizeOf(ready.shapes[person]!, ready.days) > wholeMax) return false
  state.price(person, 0, last, search.cost)
  unevenly(ready, person, search.cost)
  const misses = search.nearly(person, state.row(person), 0, last)
  yield
  if (misses === Infinity) return false
  state.put(person, search.line, 0, last)
  if (misses === 0) return true
  for (let day = 0; day <= last; day += windowDays) {
    const from = day === 0 ? 0 : wholeWeekend(ready, day - 1) + 1
    const to = wholeWeekend(ready, Math.min(last, day + windowDays - 1))
    state.price(person, from, to, search.cost)
    const found = search.find(person, state.row(person), from, to, quick)
    yield
    if (found === Infinity) continue
    state.put(person, search.line, from, to)
    return true
  }
  search.line.fill(0)
  state.put(person, search.line, 0, last)
  return false
}

/** Where all cells pay alike, a price on minutes takes all shifts or none, all long or all short; with some dearer than others it takes as many as it should. */
function unevenly({ days, kinds }: Ready, person: number, cost: Float64Array): void {
  let most = 1
  for (let cell = 0; cell < days * kinds; cell += 1) if (Number.isFinite(cost[cell])) most = Math.max(most, Math.abs(cost[cell]!))
  for (let day = 0; day < days; day += 1) {
    for (let kind = 1; kind < kinds; kind += 1) cost[day * kinds + kind]! += (most * (((day * 7919 + kind * 6007 + person * 104_729) % 997) / 997)) / 2
  }
}

/** A plan too long for one search is made four weeks at a time, of which the first two stay. */
function* piecewise(ready: Ready, state: State, search: LineSearch, person: number, without: number[]): Generator<void> {
  const last = ready.days - 1
  let reach = windowDays
  for (let from = 0, tries = 0; from <= last; ) {
    const to = wholeWeekend(ready, Math.min(last, from + reach - 1))
    state.price(person, from, to, search.cost)
    const found = search.find(person, state.row(person), from, to, quick, to < last, (to + 1) / ready.days)
    yield
    if (found < Infinity) {
      const until = to === last ? last : wholeWeekend(ready, Math.min(to, from + stepDays - 1))
      state.put(person, search.line, from, until)
      from = until + 1
      reach = windowDays
    } else if (tries < 60 && from > 0) {
      // A dead end: two weeks back, and look further ahead.
      tries += 1
      const back = Math.max(0, wholeWeekend(ready, from - 1 - stepDays) + 1)
      reach = Math.min(windowDays * 2, reach + 7 + (from - back))
      search.line.fill(0)
      state.put(person, search.line, back, last)
      from = back
    } else {
      without.push(person)
      return
    }
  }
}

/** The day, or the last of its weekend. */
export const wholeWeekend = (ready: Ready, day: number): number =>
  day >= 0 && day + 1 < ready.days && ready.weekend[day]! >= 0 && ready.weekend[day] === ready.weekend[day + 1] ? day + 1 : day
