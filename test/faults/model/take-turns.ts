import { setImmediate as turnOfTheLoop } from 'node:timers/promises'

/** A process that takes part: each of its calls to the outside waits for its turn. */
export type Seat = { readonly turn: <T>(call: () => Promise<T>) => Promise<T>; readonly leave: () => void }

/**
 * Lets processes run at once in an order that `roll` alone decides: a call goes out when every process that has not left
 * waits with one, and then no other goes out before it was answered. All interleavings of calls are possible, and the same
 * rolls make the same one; that is what lets a seed replay.
 */
export function takeTurns(seats: number, roll: () => number): readonly Seat[] {
  const waiting: (() => Promise<unknown>)[][] = Array.from({ length: seats }, () => [])
  const gone = new Set<number>()
  let busy = false

  async function next(): Promise<void> {
    if (busy) return
    busy = true
    // What a process does between two calls takes no turn; who reads two things at once comes with both.
    let count = -1
    while (count !== all().length) {
      count = all().length
      await turnOfTheLoop()
    }
    const ready = waiting.every((calls, seat) => calls.length > 0 || gone.has(seat))
    const calls = all()
    if (ready && calls.length > 0) {
      const { seat, call } = calls[Math.floor(roll() * calls.length)]!
      waiting[seat]!.splice(waiting[seat]!.indexOf(call), 1)
      await call()
      busy = false
      return next()
    }
    busy = false
  }
  const all = () => waiting.flatMap((calls, seat) => calls.map((call) => ({ seat, call })))

  return waiting.map((calls, seat) => ({
    turn: <T>(call: () => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        calls.push(() => call().then(resolve, reject))
        void next()
      }),
    leave: () => {
      gone.add(seat)
      void next()
    },
  }))
}
