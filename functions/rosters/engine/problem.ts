/**
 * A rostering problem as the engine sees it: numbers only. Days count from 0, kinds of shift from 1 (0 is a day off), people from 0.
 * Nothing of organizations, law or language is in here; `rosters/bridge.ts` translates.
 */
export type Problem = {
  readonly days: number
  /** The number of the weekend that a day belongs to, -1 on working days. A weekend has at most two days, side by side. */
  readonly weekend: readonly number[]
  readonly kinds: readonly ShiftKind[]
  readonly people: readonly Person[]
  readonly demand: readonly Demand[]
  readonly pairs?: readonly Pair[]
}

export type ShiftKind = {
  readonly id: string
  readonly minutes: number
  /** Numbers of the kinds that may not follow on the next day. */
  readonly notBefore: readonly number[]
}

export type Person = {
  readonly id: string
  readonly minMinutes: number
  readonly maxMinutes: number
  readonly maxRun: number
  /** Fewest shifts in a row, and fewest days off in a row. A run that touches the end of the plan counts as long enough: the next plan goes on with it. */
  readonly minRun: number
  readonly minRest: number
  readonly maxWeekends: number
  /** By kind, from kind 1 at place 0; 0 is never. */
  readonly maxOfKind: readonly number[]
  /** `off` or a kind: this cell is decided and stays. */
  readonly pinned: readonly Cell[]
  /** Kinds that cannot be worked on a day (leave, a course, a limit). */
  readonly barred: readonly Cell[]
  readonly wishes: readonly Wish[]
  /** What lies just before day 0: days worked in a row with the last kind, or days off in a row. Absent: unknown, and then in the person's favour. */
  readonly before?: { readonly worked: number; readonly kind: number } | { readonly off: number }
  /** Ceilings on minutes over a range of days (a week, the rest of a month); ranges of one layer do not overlap, at most two layers. */
  readonly spans?: readonly (readonly Span[])[]
  readonly balance?: readonly Balance[]
}

export type Cell = { readonly day: number; readonly kind: number }
export type Wish = { readonly day: number; readonly kind: number; readonly weight: number; readonly wants: boolean }
/** Both ends belong to it. */
export type Span = { readonly from: number; readonly to: number; readonly maxMinutes: number }
/** Fairness: each shift of these kinds (on these days) away from the target costs its square times the weight. */
export type Balance = { readonly kinds: readonly number[]; readonly days?: readonly number[]; readonly target: number; readonly weight: number }
/** Costs `weight` for each day on which both work the same kind (`apart`), or only one of the two does (`together`). */
export type Pair = { readonly people: readonly [number, number]; readonly how: 'apart' | 'together'; readonly weight: number }

/** `need` people on one of these kinds that day; `people` says who counts (a skill), absent means everybody. Hard: a shortage makes a roster illegal. */
export type Demand = {
  readonly day: number
  readonly kinds: readonly number[]
  readonly people?: readonly number[]
  readonly need: number
  readonly under: number
  readonly over: number
  readonly hard?: boolean
}

/** people x days, row by row; 0 is off. */
export type Roster = Uint8Array
