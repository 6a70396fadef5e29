import type { BusinessDate } from '../../functions/calendar.ts'
import { minuteOfDate, quoteFen, readyTariff, type StayTimes } from '../../functions/tariffs/quote-model.ts'
import { startStack, type TestTenant } from '../support/stack.ts'
import { rule } from '../tariffs/rules.ts'
import { round } from './figures.ts'

const seconds = 3
const cars = 200
const atOnce = 16

/**
 * quotesPerSecond: the pure quote on one core, ordinary stays of up to ten hours by a tariff with everything in it.
 * longQuotesPerSecond: stays of 60 days. eventsPerSecond: entries and exits through the API, sixteen at a time, each a transaction.
 */
export async function run(): Promise<Record<string, number>> {
  const ordinary = quotes((place) => 10 + ((place * 13) % 600))
  const long = quotes(() => 60 * 1440)
  const stack = await startStack({ strictAnswers: false })
  try {
    const tenant = await stack.createTenant()
    return { quotesPerSecond: ordinary, longQuotesPerSecond: long, eventsPerSecond: await events(tenant, stack.clock.now()) }
  } finally {
    await stack.stop()
  }
}

function quotes(minutes: (place: number) => number): number {
  const usual = { firstFen: 500, stepFen: 200, nightFen: 500, capFen: 3000 }
  const tariff = readyTariff(rule({ free: { minutes: 30, how: 'once' }, firstMinutes: 60, stepMinutes: 30, night: { from: 1320, to: 420 }, usual, holiday: { stepFen: 100 }, holidays: ['2026-10-01', '2026-10-02'] as BusinessDate[] }))
  const begin = minuteOfDate('2026-09-25' as BusinessDate)
  const stays = Array.from({ length: 1000 }, (_, place): StayTimes => ({ in: begin + ((place * 37) % 14_400), out: begin + ((place * 37) % 14_400) + minutes(place), class: 'small' }))
  let done = 0
  let sum = 0
  const start = performance.now()
  while (performance.now() - start < seconds * 1000) {
    for (const stay of stays) sum += quoteFen(tariff, stay)
    done += stays.length
  }
  if (sum <= 0) throw new Error('stays that cost nothing')
  return Math.round((done / (performance.now() - start)) * 1000)
}

/** Each car comes and goes; an answer other than 200 fails the bench. */
async function events(tenant: TestTenant, now: Date): Promise<number> {
  const head = async (path: string, body: object) => (await tenant.call(path, { as: 'head', body })).json as { readonly id: string }
  const community = (await head('/v1/communities', { name: '红星里', year: 1978, mode: 'guaranteed' })).id
  const tariff = (await head('/v1/parking/tariffs', { name: '临停', from: '2026-11-01', document: '东价〔2026〕3号', rule: rule({ free: { minutes: 15, how: 'once' } }) })).id
  const area = (await head('/v1/parking/areas', { community, name: '东门地面', land: 'own', tariff })).id
  const token = await tenant.token('attendant')
  let next = 0
  const start = performance.now()
  const work = async () => {
    for (let sequence = next++; sequence < cars * 2; sequence = next++) {
      const at = new Date(now.getTime() - (cars * 2 - sequence) * 60_000).toISOString()
      const body = { area, device: 'bench', sequence, kind: sequence < cars ? 'in' : 'out', plate: `浙A${10_000 + (sequence % cars)}`, at }
      const { status, text } = await tenant.call('/v1/parking/events', { token, body })
      if (status !== 200) throw new Error(`event ${sequence}: ${status} ${text}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return round((cars * 2) / ((performance.now() - start) / 1000))
}
