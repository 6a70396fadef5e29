import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { Instant } from '../../../functions/calendar.ts'
import { type Tally, tallyOf } from './act-model.ts'
import type { Area } from './area.ts'
import { type Car, carsInside } from './cars-model.ts'
import type { Tariff } from './price-model.ts'
import { workNow } from './clock.ts'
import type { Phone, PhoneState } from './phone.ts'
import { type OpenShift, openShift } from './shift-of.ts'

const PhoneContext = createContext<Phone | undefined>(undefined)

export function PhoneProvider({ phone, children }: { readonly phone: Phone; readonly children: ReactNode }) {
  return <PhoneContext.Provider value={phone}>{children}</PhoneContext.Provider>
}

export type Work = PhoneState & {
  readonly phone: Phone
  readonly tally: Tally
  readonly area: Area | undefined
  /** Undefined while the server has never been heard. */
  readonly cars: readonly Car[] | undefined
  /** Of the area; null = it charges no short stays. */
  readonly tariff: Tariff | null | undefined
  /** Open for the person who is signed in, whether the server has it yet or not. */
  readonly shift: OpenShift | undefined
}

export function useWork(): Work {
  const phone = useContext(PhoneContext)
  if (!phone) throw new Error('used outside of <PhoneProvider>')
  const state = useSyncExternalStore(phone.subscribe, phone.state)
  const { acts, facts } = state
  const area = facts.areas?.find(({ id }) => id === facts.area)
  const seen = facts.seen && facts.seen.area === area?.id ? facts.seen : undefined
  return {
    ...state,
    phone,
    tally: tallyOf(acts),
    area,
    cars: seen && carsInside(seen, acts),
    tariff: !area ? undefined : area.tariff === null ? null : facts.tariffs?.find(({ id }) => id === area.tariff),
    shift: facts.person && openShift(acts, facts.person, facts.shift),
  }
}

/** Now, anew every quarter of a minute: prices and ages on the screen go on. */
export function useNow(): Instant {
  const [now, setNow] = useState(workNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(workNow()), 15_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
