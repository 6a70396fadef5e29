/** When a shift is worked. Minutes count from midnight of the day on which it starts; past 1440 they are of the day after. */
export type ShiftTimes = {
  readonly startMinute: number
  readonly spanMinutes: number
  readonly breakMinutes: number
  /** Of a split shift: when its break begins. Null: the break is taken when it suits. */
  readonly breakStart: number | null
}
export type Part = { readonly from: number; readonly to: number }

/** When somebody is at work: two parts of a split shift (06:00 to 10:00 and 15:00 to 19:00), one of any other. */
export function partsOf({ startMinute, spanMinutes, breakMinutes, breakStart }: ShiftTimes): readonly [Part, ...Part[]] {
  const end = startMinute + spanMinutes
  return breakStart === null ? [{ from: startMinute, to: end }] : [{ from: startMinute, to: breakStart }, { from: breakStart + breakMinutes, to: end }]
}

/** Both parts and the gap between them have some length. */
export const isWellSplit = (times: ShiftTimes): boolean => times.breakStart === null || (times.breakMinutes > 0 && partsOf(times).every(({ from, to }) => from < to))

export const minutesWithin = ({ from, to }: Part, other: Part): number => Math.max(0, Math.min(to, other.to) - Math.max(from, other.from))

/** As it was stored: rows from before shifts could be split say nothing of it. */
export const timed = <T extends object>(stored: T & { readonly breakMinutes?: number; readonly breakStart?: number | null }): T & Pick<ShiftTimes, 'breakMinutes' | 'breakStart'> => ({
  ...stored,
  breakMinutes: stored.breakMinutes ?? 0,
  breakStart: stored.breakStart ?? null,
})
