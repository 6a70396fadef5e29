import { type BusinessDate, type Clock, today } from '../../../functions/calendar.ts'

export type DemoClock = Clock & { readonly goTo: (date: BusinessDate, time?: string) => void }

/** Lives through the past months one after another, never past the present, so that history gets the dates it would have had. */
export function demoClock(real: Clock): DemoClock {
  let at: Date | undefined
  return {
    now: () => (at && at < real.now() ? new Date(at) : real.now()),
    goTo: (date, time = '10:00') => {
      at = date >= today(real) ? undefined : new Date(`${date}T${time}:00+08:00`)
    },
  }
}
