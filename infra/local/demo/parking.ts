import { addDays, addMonths, type BusinessDate, firstDay, periodOfDate } from '../../../functions/calendar.ts'
import type { Caller } from './caller.ts'
import type { Seeded } from './plausible.ts'

type Callers = { readonly head: Caller; readonly collector: Caller }
type Street = { readonly community: string; readonly now: BusinessDate; readonly at: Date; /** The household of the demo's resident. */ readonly home: string; readonly random: Seeded }
type Id = { readonly id: string }

/** A full yard and a road with room, permits and a queue, cars inside at this moment, and two boxes that charge e-bikes. */
export async function fillParking({ head, collector }: Callers, street: Street): Promise<void> {
  const { now, community } = street
  const year = now.slice(0, 4)
  const decision = { document: `业主大会〔${year}〕3号`, date: firstDay(addMonths(periodOfDate(now), -10)), areaShare: 8_640, ownersShare: 8_210 }
  const from = firstDay(addMonths(periodOfDate(now), -2))
  const tariff = (await head<Id>('POST', '/parking/tariffs', { name: '地面临停', from, document: `东价〔${year}〕3号`, rule })).id
  const permitItem = (await head<Id>('POST', '/fee-items', permitFee(from))).id
  const shared = { community, land: 'shared', decision, tariff, permitItem, visitsPerMonth: 5 }
  const yard = (await head<Id>('POST', '/parking/areas', { ...shared, name: '院内车位', place: '东门内，1幢与2幢之间' })).id
  const road = (await head<Id>('POST', '/parking/areas', { ...shared, name: '南路车位', place: '南门内道路西侧' })).id
  await head('POST', `/parking/areas/${yard}/spaces`, { number: 'A-01', count: 6 })
  await head('POST', `/parking/areas/${yard}/spaces`, { number: 'A-07', count: 4, kind: 'reserved', note: '临停' })
  await head('POST', `/parking/areas/${yard}/spaces`, { number: 'A-11', kind: 'barrier-free' })
  await head('POST', `/parking/areas/${road}/spaces`, { number: 'B-01', count: 12 })
  const plates = await fillPermits({ head, collector }, street, { yard, road })
  await fillStays(head, street, yard, plates)
  await fillBoxes(head, { ...street, decision: { document: decision.document, agreedBp: 8_425, decidedOn: decision.date } })
  const coupons = { from: now, to: addDays(now, 90), areas: [yard, road] }
  await head('POST', '/parking/coupons', { ...coupons, id: idOf(street.random), name: '门诊两小时停车券', bearer: '社区门诊', kind: 'minutes', value: 120, count: 100 })
  await head('POST', '/parking/coupons', { ...coupons, id: idOf(street.random), name: '小卖部满额停车券', bearer: '东门小卖部', kind: 'fen', value: 300, count: 60, perStay: 2 })
}

/** Half an hour free, 3 yuan for the first hour, 1 yuan for each half hour, 5 yuan a night, 20 yuan a day at most. */
const rule = {
  free: { minutes: 30, how: 'once' },
  firstMinutes: 60,
  stepMinutes: 30,
  night: { from: 22 * 60, to: 7 * 60 },
  capPer: 'calendar-day',
  restarts: false,
  leaveMinutes: 15,
  classes: [{ class: 'small', usual: { firstFen: 300, stepFen: 100, nightFen: 500, capFen: 2_000 }, holiday: null }],
  holidays: [],
}

const permitFee = (from: BusinessDate) => ({
  name: { zh: '停车月卡', en: 'Parking permit' },
  basis: 'per-permit',
  fund: 'OWNERS_COMMON',
  from,
  rates: [{ buildingType: null, use: null, price: 800_000, nth: 1 }, { buildingType: null, use: null, price: 1_500_000, nth: 2 }],
  band: { min: 500_000, max: 2_000_000, document: '东价〔2025〕17号', from, to: null },
})

/** Six households fill the yard, one waits; the demo's resident has a permit that ends with the month, and a car without one. */
async function fillPermits({ head, collector }: Callers, { community, home, random }: Street, { yard, road }: { readonly yard: string; readonly road: string }): Promise<string[]> {
  const { items } = await head<{ items: Id[] }>('GET', `/units?community=${community}&limit=200`)
  const others = items.filter(({ id }) => id !== home).filter((_, at) => at % 23 === 0).slice(0, 7)
  const units = [home, ...others.map(({ id }) => id)]
  const plates = units.map((_, at) => `浙A${at % 3 === 2 ? 'D' : ''}${random.between(10_000, 99_999)}`)
  for (const [at, unit] of units.entries()) {
    const car = await head<Id>('POST', '/parking/cars', { unit, plate: plates[at], proof: { kind: 'deed', document: `东房字第 ${random.between(1_000, 9_999)} 号` } })
    const permit = await head<{ bill: string | null; amountFen: number | null }>('POST', '/parking/permits', { area: at === 7 ? road : yard, car: car.id, term: at % 2 === 0 ? 'month' : 'quarter', renewal: at === 3 ? 'auto' : 'person' })
    if (permit.bill && at < 5) await collector('POST', '/counter-payments', { id: idOf(random), unit, method: 'cash', amountFen: permit.amountFen, bills: [permit.bill] })
  }
  await head('POST', '/parking/cars', { unit: home, plate: `浙A${random.between(10_000, 99_999)}`, proof: { kind: 'deed', document: '同上' } })
  return plates
}

/** Cars inside: one within its free minutes, two that pay, one over night, one by permit, one by paper ticket; and one of today that has left. */
async function fillStays(head: Caller, { at, random }: Street, area: string, permits: readonly string[]): Promise<void> {
  await head('POST', '/parking/ticket-books', { area, first: 1001, count: 100 })
  const strange = (): string => `${random.pick(['浙A', '浙B', '沪C', '苏E'])}${random.between(10_000, 99_999)}`
  const seen: readonly (readonly [kind: 'in' | 'out', minutesAgo: number, who: object])[] = [
    ['in', 1_160, { plate: '浙A88001' }],
    ['in', 200, { plate: permits[0] }],
    ['in', 175, { plate: strange() }],
    ['in', 95, { plate: '浙A88002' }],
    ['in', 90, { ticket: 1001 }],
    ['in', 55, { plate: '沪AD12345' }],
    ['out', 48, { plate: '沪AD12345' }],
    ['in', 12, { plate: strange() }],
  ]
  for (const [sequence, [kind, minutesAgo, who]] of seen.entries()) {
    await head('POST', '/parking/events', { area, device: 'east-gate', sequence: sequence + 1, kind, at: new Date(at.getTime() - minutesAgo * 60_000).toISOString(), ...who })
  }
}

/** One charges by energy, one by time with tiers of power. */
async function fillBoxes(head: Caller, { community, decision, random }: Street & { readonly decision: object }): Promise<void> {
  const { id } = await head<Id>('POST', '/facilities', { id: idOf(random), community, name: '东门充电柜', kind: 'charging-shed', place: '东门岗亭北侧', ownership: 'owners-common', decision, note: '本社自己经营，扫码使用。' })
  const box = (name: string, tariff: object, amountsFen: readonly number[]) => head('POST', `/facilities/${id}/machines`, { id: idOf(random), name, tariff, amountsFen, maxMinutes: 720 })
  await box('1号', { by: 'energy', kwhFen: 120, leastFen: 20 }, [100, 300, 500])
  const tiers = [{ uptoWatts: 200, stepFen: 20 }, { uptoWatts: 400, stepFen: 30 }, { uptoWatts: null, stepFen: 50 }]
  await box('2号', { by: 'time', stepMinutes: 30, tiers, leastFen: 20 }, [200, 400])
}

const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789']
const idOf = (random: Seeded): string => Array.from({ length: 12 }, () => random.pick(letters)).join('')
