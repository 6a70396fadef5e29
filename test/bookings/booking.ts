import { openSession } from '../../functions/members/open-session.ts'
import { sessionCookie } from '../../functions/http/place.ts'
import { startSelling } from '../sales/selling.ts'

const day = { from: '09:00', to: '21:00' }
export const roomTerms = {
  by: { by: 'slot', minutes: 60, hours: [day, day, day, day, day, day, day] },
  closed: [],
  aheadDays: 60,
  leadMinutes: 60,
  most: 4,
  perMonth: 31,
  eveningFrom: '17:00',
  residents: { usualFen: 1000, eveningFen: null, weekendFen: null },
  others: { usualFen: 3000, eveningFen: null, weekendFen: null },
  depositFen: 5000,
  refund: { fullHours: 24, partHours: 2, partBp: 5000 },
}

export type Booking = Awaited<ReturnType<typeof startBooking>>

/** What `startSelling` starts, with two households whose residents are signed in, and rooms to book. It is 2026-12-01 10:00 in Shanghai. */
export async function startBooking() {
  const at = await startSelling()
  for (const role of ['collector', 'auditor'] as const) await at.tenant.token(role)
  const community = (await at.ask('/v1/communities', { as: 'head' })).items[0].id as string
  const building = (await at.ask('/v1/buildings', { as: 'head', body: { community, name: '3幢', type: 'walk-up' } })).id as string
  const house = async (room: string, name: string, phone: string) => {
    const unit = (await at.ask('/v1/units', { as: 'head', body: { building, room, area: 5000, owners: [{ name, phone }] } })).id as string
    const cookie = `${sessionCookie}=${await openSession(at.tenant.ctx(), { kind: 'resident', phone })}`
    const call = (path: string, body?: object) => at.stack.request(at.tenant.host, path, { ...(body ? { body } : {}), headers: { cookie, origin: `http://${at.tenant.host}` } })
    return { unit, call }
  }
  const [wang, li] = [await house('2-301', '王秀英', '13800000001'), await house('2-302', '李建国', '13800000002')]
  let count = 0
  const next = (prefix: string): string => `${prefix}${String((count += 1)).padStart(12 - prefix.length, '0')}`
  const room = async (more: object = {}, kind = 'room'): Promise<string> =>
    (await at.ask('/v1/facilities', { as: 'head', body: { id: next('room'), name: '活动室', kind, community, place: '5幢一楼', ownership: 'owners-common', decision: { document: '业主大会〔2026〕3号', agreedBp: 8000, decidedOn: '2026-03-01' }, booking: { ...roomTerms, ...more } } })).id
  const wish = (facility: string, start: string, more: object = {}) => ({ id: next('bk'), facility, start, count: 1, who: { kind: 'household', unit: wang.unit }, ...more })
  /** Booked by 王秀英 and paid online. */
  const paidBooking = async (facility: string, start: string, more: object = {}) => {
    const booking = (await wang.call('/v1/bookings', wish(facility, start, more))).json
    const { sale } = (await wang.call(`/v1/bookings/${booking.id}/payment`, {})).json
    at.pay(sale)
    await at.landing(sale)
    return { id: booking.id as string, sale }
  }
  const standing = async (facility: string, date: string): Promise<Record<string, string>> => {
    const { days } = await at.ask(`/v1/bookings/slots?facility=${facility}&from=${date}&days=1`, { as: 'finance' })
    return Object.fromEntries(days[0].slots.map(({ start, standing: how }: { start: string; standing: string }) => [start.slice(11), how]))
  }
  return { ...at, community, wang, li, next, room, wish, paidBooking, standing }
}
