import { useQuery } from '@tanstack/react-query'
import type { Instant } from '../../../functions/calendar.ts'
import { minuteOfDate, type QuoteLine, toLocalMinute } from '../../../functions/tariffs/quote-model.ts'
import type { Subject } from './act-model.ts'
import { type Car, findCar, subjectName } from './cars-model.ts'
import { priceOf } from './price-model.ts'
import { workNow } from './clock.ts'
import { carOfStay, fetchStay, type FoundStayDetail } from './queries.ts'
import { useNow, useWork } from './use-phone.tsx'

/** What is known of a car before the barrier, and from whom. */
export type Standing = {
  readonly from: 'server' | 'phone'
  /** Its id at the server, where the server was asked. */
  readonly stay?: string
  /** Undefined: nobody saw it come in, or the phone does not know. */
  readonly car: Car | undefined
  readonly price: { readonly feeFen: number; readonly dueFen: number; readonly lines: readonly QuoteLine[]; /** The moment that it is the price of. */ readonly at: Instant } | undefined
}

const pollMs = 30_000

/**
 * Asks the server, once everything that this phone knows is sent; goes on with what the phone knows where the server does not
 * answer, or does not have all of it yet.
 */
export function useStay(subject: Subject) {
  const { phone, area, cars, tariff, acts, link } = useWork()
  const now = useNow()
  const query = useQuery({
    queryKey: ['work-stay', area?.id, subjectName(subject)],
    enabled: area !== undefined,
    retry: false,
    gcTime: 0,
    refetchInterval: pollMs,
    queryFn: async () => {
      await phone.send()
      return { stay: await fetchStay(area!.id, subject), at: workNow() }
    },
  })
  const unsent = acts.some((act) => (act.kind === 'in' || act.kind === 'out') && act.state === 'waiting' && subjectName(act) === subjectName(subject))
  const known = query.isError || unsent || link === 'offline' ? ofPhone() : query.data ? ofServer(query.data) : undefined
  return { standing: known, asking: query.isFetching, askAgain: async () => void (await query.refetch()) } as const

  function ofPhone(): Standing {
    const car = cars && findCar(cars, subject)
    const price = car && priceOf(car, tariff, now)
    return { from: 'phone', car, price: price && { ...price, at: now } }
  }
}

function ofServer({ stay, at }: { readonly stay: FoundStayDetail | null; readonly at: Instant }): Standing {
  const car = stay && carOfStay(stay)
  if (!stay || !car) return { from: 'server', car: undefined, price: undefined }
  const lines = stay.lines.map((line) => ({ ...line, from: toLocalMinute(line.from), to: toLocalMinute(line.to) }))
  return { from: 'server', stay: stay.id, car, price: stay.feeFen === null || stay.dueFen === null ? undefined : { feeFen: stay.feeFen, dueFen: stay.dueFen, lines, at } }
}

/** A day and a time of the clock in Shanghai as an instant; undefined where they are none. */
export function instantAt(date: string, time: string): Instant | undefined {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(time) ?? []
  const start = minuteOfDate(date as never)
  return hours === undefined || Number.isNaN(start) ? undefined : (new Date((start + Number(hours) * 60 + Number(minutes) - toLocalMinute(0)) * 60_000).toISOString() as Instant)
}
