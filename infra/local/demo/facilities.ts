import { addDays, addMonths, type BusinessDate, firstDay, lastDay, monthsFromTo, type Period, periodOfDate } from '../../../functions/calendar.ts'
import { fillBookings, fillUsedBooking, roomTerms } from './bookings.ts'
import type { Caller } from './caller.ts'
import type { DemoClock } from './demo-clock.ts'
import type { Seeded } from './plausible.ts'

type Callers = { readonly head: Caller; readonly finance: Caller; readonly collector: Caller }
type Street = { readonly community: string; readonly now: BusinessDate; readonly random: Seeded; readonly clock: DemoClock }

const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789']
const idOf = (random: Seeded): string => Array.from({ length: 12 }, () => random.pick(letters)).join('')

/** A register as old areas have it: a charging shed for a share, an advertisement whose contract ends soon, lockers by the year, a room that is booked, a stall that was left early. */
export async function fillFacilities(callers: Callers, street: Street): Promise<void> {
  const { now, random } = street
  const present = periodOfDate(now)
  const decision = { document: `业主大会〔${now.slice(0, 4)}〕2号`, agreedBp: 8_125, decidedOn: firstDay(addMonths(present, -13)) }
  const common = { community: street.community, ownership: 'owners-common', decision }
  const register = (facility: object) => callers.head<{ id: string }>('POST', '/facilities', { id: idOf(random), community: street.community, ...facility })
  const shed = await register({ ...common, name: '南门电动车充电棚', kind: 'charging-shed', place: '南门东侧', operator: green, meter: 'DB-20391', note: '20 个插座，夜间断电时间 23:00。' })
  const board = await register({ ...common, name: '门厅广告位', kind: 'advertising', place: '1至6幢门厅', operator: morning })
  const lockers = await register({ ...common, name: '快递柜', kind: 'lockers', place: '北门岗亭旁', operator: nest })
  const room = await register({ name: '社区活动室', kind: 'room', place: '2幢底层', ownership: 'public', note: '可供住户使用。', booking: roomTerms })
  await register({ ...common, decision: null, state: 'planned', name: '楼顶通信基站', kind: 'telecom', place: '5幢楼顶', note: '等业主大会表决。' })

  const first = addMonths(present, -8)
  const sign = (facility: string, contract: object) => callers.head<{ id: string }>('POST', `/facilities/${facility}/contracts`, { id: idOf(random), ...contract })
  const share = await sign(shed.id, { no: `CD-${first}`, party: green, from: firstDay(first), to: lastDay(addMonths(first, 23)), steps: [{ from: firstDay(first), monthlyFen: 0 }], tiers: [{ fromFen: 0, rateBp: 1_500 }, { fromFen: 300_000, rateBp: 2_000 }], minimumMonthlyFen: 50_000, depositFen: 300_000 })
  await takeShares(callers, share.id, { ...street, first })
  const rent = await sign(board.id, { no: `GG-${first}`, party: morning, from: firstDay(first), to: addDays(now, 25), steps: [{ from: firstDay(first), monthlyFen: 120_000 }, { from: firstDay(addMonths(first, 6)), monthlyFen: 132_000 }], depositFen: 100_000 })
  await takeRent(callers, rent.id, { ...street, first })
  const year = await sign(lockers.id, { no: `KD-${first}`, party: nest, from: firstDay(first), to: lastDay(addMonths(first, 11)), every: 12, steps: [{ from: firstDay(first), monthlyFen: 20_000 }] })
  await callers.finance('POST', `/facilities/contracts/${year.id}/settlements`, { from: firstDay(first) })
  await callers.finance('POST', `/facilities/contracts/${year.id}/receipts`, { id: idOf(random), method: 'transfer', amountFen: 240_000, reference: `CCB${random.between(100_000, 999_999)}`, on: firstDay(first) })
  await fillBookings(callers.collector, { facility: room.id, now, nextId: () => idOf(random) })

  const stall = await register({ ...common, name: '便民早餐点', kind: 'kiosk', place: '北门内侧', operator: null, note: '原摊主已退场，待重新招租。' })
  const ended = await sign(stall.id, { no: `ZC-${first}`, party: breakfast, from: firstDay(first), to: lastDay(addMonths(first, 23)), steps: [{ from: firstDay(first), monthlyFen: 80_000 }], depositFen: 200_000 })
  await endEarly(callers, ended.id, { ...street, first })

  // Two days ago somebody used the room: its deposit waits for a look at it.
  street.clock.goTo(addDays(now, -2), '08:00')
  await fillUsedBooking(callers.collector, { facility: room.id, now: addDays(now, -2), nextId: () => idOf(random) })
  street.clock.goTo(now)
}

const green = { name: '绿电充电服务部', contact: '陈建', phone: '0571-86000121' }
const morning = { name: '晨光广告有限公司', contact: '沈琳', phone: '0571-86000135' }
const nest = { name: '小巢智能柜有限公司', contact: '', phone: '0571-86000170' }

const breakfast = { name: '李记早餐', contact: '李红', phone: '0571-86000152' }

type Since = Street & { readonly first: Period }

/** Takings of every month that is over: the last of them waits for its audit, the one before for its money. */
async function takeShares({ head, finance, collector }: Callers, contract: string, { now, random, first }: Since): Promise<void> {
  await collector('POST', `/facilities/contracts/${contract}/deposits`, { id: idOf(random), direction: 'in', method: 'cash', amountFen: 300_000, on: firstDay(first) })
  const months = monthsFromTo(first, addMonths(periodOfDate(now), -1))
  for (const [at, month] of months.entries()) {
    const from = firstDay(month)
    await collector('POST', `/facilities/contracts/${contract}/takings`, { from, takingsFen: random.between(2_600, 4_400) * 100 + 50 })
    if (at === months.length - 1) return
    await finance('POST', `/facilities/contracts/${contract}/takings/${from}/audit`, { version: 1 })
    const { amountFen } = await finance<{ amountFen: number }>('POST', `/facilities/contracts/${contract}/settlements`, { from })
    if (at < months.length - 2) await head('POST', `/facilities/contracts/${contract}/receipts`, { id: idOf(random), method: 'cash', amountFen, on: firstDay(addMonths(month, 1)) })
  }
}

/** Rent month by month; the present month is settled and not paid yet. */
async function takeRent({ finance }: Callers, contract: string, { now, random, first }: Since): Promise<void> {
  for (const month of monthsFromTo(first, periodOfDate(now))) {
    const { amountFen } = await finance<{ amountFen: number }>('POST', `/facilities/contracts/${contract}/settlements`, { from: firstDay(month) })
    if (month !== periodOfDate(now)) await finance('POST', `/facilities/contracts/${contract}/receipts`, { id: idOf(random), method: 'transfer', amountFen, reference: `ICBC${random.between(100_000, 999_999)}`, on: firstDay(month) })
  }
}

/** Left in the middle of a month that was settled and not paid: that rent and a broken shutter come off the deposit, the rest waits to be handed over. */
async function endEarly({ head, finance, collector }: Callers, contract: string, { now, random, first }: Since): Promise<void> {
  const at = `/facilities/contracts/${contract}`
  await collector('POST', `${at}/deposits`, { id: idOf(random), direction: 'in', method: 'cash', amountFen: 200_000, on: firstDay(first) })
  const last = addMonths(periodOfDate(now), -2)
  for (const month of monthsFromTo(first, last)) {
    const { amountFen } = await finance<{ amountFen: number }>('POST', `${at}/settlements`, { from: firstDay(month) })
    if (month !== last) await finance('POST', `${at}/receipts`, { id: idOf(random), method: 'transfer', amountFen, reference: `ABC${random.between(100_000, 999_999)}`, on: firstDay(month) })
  }
  await finance('POST', `${at}/ending`, { id: idOf(random), lastDay: `${last}-15`, cause: 'agreement', reason: '摊主回乡，双方协商提前退场', document: '终止协议 1 号' })
  await head('POST', `${at}/ending/decision`, { action: 'approve' })
  const { closing } = await finance<{ closing: { backFen: number } }>('POST', `${at}/deposit-closing`, { id: idOf(random), deductions: [{ kind: 'damage', reason: '卷帘门损坏，修理费', amountFen: 30_000 }] })
  await head('POST', `${at}/deposit-closing/decision`, { action: 'approve', backFen: closing.backFen })
}
