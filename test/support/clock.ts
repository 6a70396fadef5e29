import type { Clock } from '../../functions/calendar.ts'

export type TestClock = Clock & { set: (moment: string) => void; forwardMs: (ms: number) => void }

/** A clock that stands still until a test moves it. */
export function testClock(start = '2026-12-01T02:00:00.000Z'): TestClock {
  let at = new Date(start)
  return {
    now: () => new Date(at),
    set: (moment) => {
      at = new Date(moment)
    },
    forwardMs: (ms) => {
      at = new Date(at.getTime() + ms)
    },
  }
}
