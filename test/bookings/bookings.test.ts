import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweepBookings } from '../../functions/bookings/sweep-bookings.ts'
import { systemActor } from '../../functions/context.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type Booking, startBooking } from './booking.ts'

let at: Booking
beforeAll(async () => {
  at = await startBooking()
})
afterAll(async () => {
  await assertBooksBalance(at.stack, at.tenant)
  await at.stack.stop()
})

const sweep = () => sweepBookings(at.tenant.ctx(systemActor('sweep')))
const codeOf = ({ status, json }: { status: number; json: { error?: { code: string } } }) => (status < 300 ? 'done' : json.error?.code)
const minutes = (count: number) => at.clock.forwardMs(count * 60_000)
const free = { residents: { usualFen: 0, eveningFen: null, weekendFen: null }, depositFen: 0 }

describe('one piece of time', () => {
  it('wanted by 100 at once is given to exactly one', async () => {
    const room = await at.room(free)
    const answers = await Promise.all(Array.from({ length: 100 }, (_, place) => (place % 2 ? at.wang : at.li).call('/v1/bookings', at.wish(room, '2026-12-02T09:00', { who: { kind: 'household', unit: (place % 2 ? at.wang : at.li).unit } }))))
    const codes = answers.map(codeOf)
    expect(codes.filter((code) => code === 'done')).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['done', 'slot-taken']))
    expect((await at.ask(`/v1/bookings?facility=${room}`, { as: 'finance' })).items).toHaveLength(1)
  })

  it('wanted in overlapping pieces by 60 at once is never given twice, and nobody has half of what was asked for', async () => {
    const room = await at.room(free)
    const wishes = Array.from({ length: 60 }, (_, place) => at.wish(room, `2026-12-02T${String(9 + (place % 8)).padStart(2, '0')}:00`, { count: 1 + (place % 4) }))
    await Promise.all(wishes.map((wish) => at.wang.call('/v1/bookings', wish)))
    const { bookings, days } = await at.ask(`/v1/bookings/slots?facility=${room}&from=2026-12-02&days=1`, { as: 'finance' })
    const sorted = (bookings as { start: string; end: string; count: number }[]).toSorted((a, b) => (a.start < b.start ? -1 : 1))
    for (const [place, { start }] of sorted.entries()) if (place > 0) expect(sorted[place - 1]!.end <= start).toBe(true)
    const taken = days[0].slots.filter(({ standing }: { standing: string }) => standing === 'taken').length
    expect(taken).toBe(sorted.reduce((total, { count }) => total + count, 0))
    expect(taken).toBeGreaterThan(4)
    // A slot that is free is one that somebody can have.
    for (const { start, standing } of days[0].slots) if (standing === 'free') expect(codeOf(await at.wang.call('/v1/bookings', at.wish(room, start)))).toBe('done')
  })

  it('is one booking however often, and from however many browsers, the same wish comes', async () => {
    const room = await at.room()
    const wish = at.wish(room, '2026-12-02T10:00')
    const answers = await Promise.all([1, 2, 3, 4].map(() => at.wang.call('/v1/bookings', wish)))
    expect(new Set(answers.map(({ status, json }) => `${status} ${json.id}`)).size).toBe(1)
    expect(codeOf(await at.wang.call('/v1/bookings', { ...wish, start: '2026-12-02T11:00' }))).toBe('other-booking')
    const pages = await Promise.all([1, 2].map(() => at.wang.call(`/v1/bookings/${answers[0]!.json.id}/payment`, {})))
    expect(pages[0]!.json.sale.sale).toBe(pages[1]!.json.sale.sale)
  })

  it('stays taken when the rules make slots longer', async () => {
    const room = await at.room(free)
    await at.wang.call('/v1/bookings', at.wish(room, '2026-12-02T10:00'))
    const { version, booking } = await at.ask(`/v1/facilities/${room}`, { as: 'head' })
    await at.ask(`/v1/facilities/${room}`, { as: 'head', method: 'PATCH', body: { version, booking: { ...booking, by: { ...booking.by, minutes: 90 } } } })
    expect(await at.standing(room, '2026-12-02')).toMatchObject({ '09:00': 'taken', '10:30': 'taken', '12:00': 'free' })
    expect(codeOf(await at.wang.call('/v1/bookings', at.wish(room, '2026-12-02T10:30')))).toBe('slot-taken')
  })
})

describe('a booking that costs', () => {
  it('is confirmed by its money: the price is income of the facility’s fund, the deposit is owed', async () => {
    const room = await at.room()
    const { id, sale } = await at.paidBooking(room, '2026-12-02T10:00', { count: 2 })
    expect((await at.wang.call(`/v1/bookings/${id}`)).json).toMatchObject({ state: 'confirmed', priceFen: 2000, depositFen: 5000, deposit: 'held', holdUntil: null, back: { how: 'whole', priceFen: 2000, depositFen: 5000 } })
    expect(await at.landing(sale)).toMatchObject({ state: 'paid', backPath: `/bookings/${id}`, amountFen: 7000 })
    expect((await at.vouchers('SALE', sale.sale))[0].postings).toMatchObject([
      { account: '1009', fund: 'OWNERS_COMMON', debitFen: 7000 },
      { account: '4301', fund: 'OWNERS_COMMON', creditFen: 2000 },
      { account: '2209', fund: 'OWNERS_COMMON', creditFen: 5000 },
    ])
    expect(codeOf(await at.wang.call(`/v1/bookings/${id}/payment`, {}))).toBe('already-paid')
  })

  it('that is not paid in time lapses by the sweep; money that comes later goes back whole', async () => {
    const room = await at.room()
    const booking = (await at.wang.call('/v1/bookings', at.wish(room, '2026-12-02T10:00'))).json
    const { sale } = (await at.wang.call(`/v1/bookings/${booking.id}/payment`, {})).json
    minutes(14)
    await sweep()
    expect((await at.standing(room, '2026-12-02'))['10:00']).toBe('taken')
    minutes(2)
    await sweep()
    await sweep()
    expect((await at.standing(room, '2026-12-02'))['10:00']).toBe('free')
    expect(codeOf(await at.wang.call(`/v1/bookings/${booking.id}/payment`, {}))).toBe('not-held')
    at.pay(sale)
    expect(await at.landing(sale)).toMatchObject({ state: 'unwanted', refundedFen: 6000 })
    expect((await at.wang.call(`/v1/bookings/${booking.id}`)).json).toMatchObject({ state: 'lapsed', refunds: [{ rule: 'unwanted', amountFen: 6000, state: 'paid' }] })
  })

  it('that was paid though nobody told us is not taken away, neither by the sweep nor by whoever wants its time', async () => {
    const room = await at.room()
    const booking = (await at.wang.call('/v1/bookings', at.wish(room, '2026-12-02T10:00'))).json
    at.pay((await at.wang.call(`/v1/bookings/${booking.id}/payment`, {})).json.sale)
    minutes(16)
    const wish = at.wish(room, '2026-12-02T10:00', { who: { kind: 'household', unit: at.li.unit } })
    expect(codeOf(await at.li.call('/v1/bookings', wish))).toBe('slot-taken')
    expect((await at.wang.call(`/v1/bookings/${booking.id}`)).json.state).toBe('confirmed')
  })

  it('that is overdue gives way to whoever wants its time, and of many who do to one', async () => {
    const room = await at.room()
    const slow = (await at.wang.call('/v1/bookings', at.wish(room, '2026-12-02T10:00', { count: 2 }))).json
    minutes(16)
    const answers = await Promise.all(Array.from({ length: 12 }, () => at.li.call('/v1/bookings', at.wish(room, '2026-12-02T11:00', { who: { kind: 'household', unit: at.li.unit } }))))
    expect(answers.map(codeOf).filter((code) => code === 'done')).toHaveLength(1)
    expect((await at.wang.call(`/v1/bookings/${slow.id}`)).json.state).toBe('lapsed')
    expect(await at.standing(room, '2026-12-02')).toMatchObject({ '10:00': 'free', '11:00': 'taken' })
  })

  it('is paid in cash at the office, once however often it is sent; a second payment of another kind goes back', async () => {
    const room = await at.room()
    const who = { kind: 'outsider', name: '赵外', phone: '13900000009' }
    const booking = await at.ask('/v1/bookings', { as: 'collector', body: at.wish(room, '2026-12-02T10:00', { who }) })
    expect(booking).toMatchObject({ priceFen: 3000, who: { ...who } })
    const page = await at.ask(`/v1/bookings/${booking.id}/payment`, { as: 'collector', body: {} })
    const take = (as: 'collector' | 'finance' = 'collector') => at.tenant.call(`/v1/bookings/${booking.id}/payment`, { as, body: { cash: { id: 'cash00000001' } } })
    expect((await take('finance')).status).toBe(403)
    expect((await Promise.all([take(), take()])).map(({ status, json }) => [status, json.booking?.state])).toEqual([[200, 'confirmed'], [200, 'confirmed']])
    at.pay(page.sale)
    expect(await at.landing(page.sale)).toMatchObject({ state: 'unwanted', refundedFen: 8000 })
    expect((await at.wang.call(`/v1/bookings/${booking.id}`)).status).toBe(404)
    expect(JSON.stringify(at.stack.logs)).not.toMatch(/赵外|13900000009/)
  })
})

describe('called off', () => {
  const cancel = (id: string, backFen: number) => at.wang.call(`/v1/bookings/${id}/cancellation`, { backFen })

  it('early, all goes back the way it came, and the time is free for others', async () => {
    const room = await at.room()
    const { id, sale } = await at.paidBooking(room, '2026-12-04T10:00', { count: 2 })
    const answers = await Promise.all([cancel(id, 7000), cancel(id, 7000)])
    expect(answers.map(({ status, json }) => [status, json.state])).toEqual([[200, 'cancelled'], [200, 'cancelled']])
    expect((await at.wang.call(`/v1/bookings/${id}`)).json).toMatchObject({ deposit: 'returned', cancelled: { priceBackFen: 2000, depositBackFen: 5000 }, refunds: [{ rule: 'cancelled', amountFen: 7000, state: 'paid' }] })
    expect(await at.vouchers('SALEBACK', sale.sale)).toHaveLength(1)
    expect((await at.standing(room, '2026-12-04'))['10:00']).toBe('free')
  })

  it('late, a part of the price and all of the deposit; at the last moment the deposit; never another sum than was shown', async () => {
    const room = await at.room()
    const [part, none] = [await at.paidBooking(room, '2026-12-02T10:00'), await at.paidBooking(room, '2026-12-02T12:00')]
    expect((await at.wang.call(`/v1/bookings/${part.id}`)).json.back).toEqual({ how: 'part', priceFen: 500, depositFen: 5000 })
    expect(codeOf(await cancel(part.id, 6000))).toBe('other-sum')
    expect(codeOf(await cancel(part.id, 5500))).toBe('done')
    expect((await at.vouchers('SALEBACK', part.sale.sale))[0].postings).toMatchObject([{ account: '4301', debitFen: 500 }, { account: '2209', debitFen: 5000 }, { account: '2209', creditFen: 5500 }])
    const now = at.clock.now().toISOString()
    at.clock.set('2026-12-02T03:00:00.000Z')
    expect(codeOf(await cancel(none.id, 5000))).toBe('done')
    const begun = await at.paidBooking(room, '2026-12-02T13:00')
    at.clock.set('2026-12-02T05:00:00.000Z')
    expect(codeOf(await cancel(begun.id, 0))).toBe('begun')
    at.clock.set(now)
  })

  it('unpaid, nothing is owed, and money that comes after it goes back', async () => {
    const room = await at.room()
    const booking = (await at.wang.call('/v1/bookings', at.wish(room, '2026-12-02T16:00'))).json
    const { sale } = (await at.wang.call(`/v1/bookings/${booking.id}/payment`, {})).json
    expect(codeOf(await cancel(booking.id, 0))).toBe('done')
    at.pay(sale)
    expect(await at.landing(sale)).toMatchObject({ state: 'unwanted', refundedFen: 6000 })
  })

  it('by its rule of the day on which it was made, whatever the facility says by now', async () => {
    const room = await at.room()
    const { id } = await at.paidBooking(room, '2026-12-04T16:00')
    const { version, booking } = await at.ask(`/v1/facilities/${room}`, { as: 'head' })
    await at.ask(`/v1/facilities/${room}`, { as: 'head', method: 'PATCH', body: { version, booking: { ...booking, refund: { fullHours: 720, partHours: 700, partBp: 0 } } } })
    expect(codeOf(await cancel(id, 6000))).toBe('done')
  })
})

describe('a deposit', () => {
  it('goes back whole once somebody of the office says that all is in order, and once only', async () => {
    const room = await at.room()
    const { id, sale } = await at.paidBooking(room, '2026-12-02T10:00')
    const back = (as: 'collector' | 'auditor' = 'collector') => at.tenant.call(`/v1/bookings/${id}/deposit-return`, { as, body: {} })
    expect([codeOf(await back()), (await back('auditor')).status]).toEqual(['not-used-yet', 403])
    const now = at.clock.now().toISOString()
    at.clock.set('2026-12-02T03:00:00.000Z')
    const list = async () => (await at.ask(`/v1/bookings?from=2026-12-01&deposit=held&facility=${room}`, { as: 'finance' })).items
    expect(await list()).toMatchObject([{ id }])
    expect((await Promise.all([back(), back()])).map(({ json }) => json.deposit)).toEqual(['returned', 'returned'])
    expect(await list()).toEqual([])
    expect(await at.refunds(sale.sale)).toMatchObject([{ rule: 'deposit', state: 'paid', amountFen: 5000 }])
    at.clock.set(now)
  })
})

describe('who', () => {
  it('a neighbour, an outsider’s booking, a stranger’s tenant: not found', async () => {
    const room = await at.room()
    const { id } = await at.paidBooking(room, '2026-12-03T10:00')
    expect((await at.li.call(`/v1/bookings/${id}`)).status).toBe(404)
    expect((await at.li.call(`/v1/bookings/${id}/cancellation`, { backFen: 6000 })).status).toBe(404)
    expect((await at.li.call('/v1/bookings', at.wish(room, '2026-12-03T12:00'))).status).toBe(404)
    expect((await at.li.call('/v1/bookings', at.wish(room, '2026-12-03T12:00', { who: { kind: 'outsider', name: '某', phone: '13900000000' } }))).status).toBe(404)
    expect((await at.stranger.call(`/v1/bookings/${id}`, { as: 'head' })).status).toBe(404)
    const seen = (await at.li.call(`/v1/bookings/slots?facility=${room}&from=2026-12-03&days=1`)).json
    expect(seen.days[0].slots[1].standing).toBe('taken')
    expect(seen.bookings).toEqual([])
    expect((await at.li.call('/v1/bookings')).json.items).not.toContainEqual(expect.objectContaining({ id }))
    expect((await at.wang.call('/v1/bookings?limit=1')).json.items).toHaveLength(1)
  })

  it('a household has so many a month; what was called off does not count; two at once do not pass', async () => {
    const room = await at.room({ ...free, perMonth: 2 })
    const book = (hour: string, date = '2026-12-05') => at.wang.call('/v1/bookings', at.wish(room, `${date}T${hour}:00`))
    const answers = await Promise.all(['09', '10', '11', '12'].map((hour) => book(hour)))
    expect(answers.map(codeOf).toSorted()).toEqual(['done', 'done', 'month-full', 'month-full'])
    expect(codeOf(await book('13', '2027-01-05'))).toBe('done')
    await at.wang.call(`/v1/bookings/${answers.find(({ status }) => status === 201)!.json.id}/cancellation`, { backFen: 0 })
    expect(codeOf(await book('14'))).toBe('done')
  })

  it('nights of a guest bed are booked one after the other', async () => {
    const bed = await at.room({ ...free, by: { by: 'night', arrive: '14:00', leave: '12:00' } }, 'guest-bed')
    expect(codeOf(await at.wang.call('/v1/bookings', at.wish(bed, '2026-12-30T14:00', { count: 3 })))).toBe('done')
    expect(codeOf(await at.wang.call('/v1/bookings', at.wish(bed, '2026-12-29T14:00', { count: 2 })))).toBe('slot-taken')
    expect(codeOf(await at.wang.call('/v1/bookings', at.wish(bed, '2027-01-02T14:00')))).toBe('done')
    const other = await at.tenant.call('/v1/facilities', { as: 'head', body: { id: at.next('x'), name: '球场', kind: 'court', community: at.community, place: '东门', ownership: 'organisation', booking: (await at.ask(`/v1/facilities/${bed}`, { as: 'head' })).booking } })
    expect(codeOf(other)).toBe('booked-by-slot')
  })

  it('what can be booked is listed to residents with its rules, without what is paused; the office’s list is paged by day', async () => {
    const room = await at.room()
    const paused = await at.room()
    await at.ask(`/v1/facilities/${paused}`, { as: 'head', method: 'PATCH', body: { version: 1, state: 'paused' } })
    const { items } = (await at.wang.call('/v1/bookings/facilities')).json
    const ids = items.map(({ facility }: { facility: string }) => facility)
    expect([ids.includes(room), ids.includes(paused)]).toEqual([true, false])
    expect(codeOf(await at.wang.call('/v1/bookings', at.wish(paused, '2026-12-03T10:00')))).toBe('unknown')
    const seen: string[] = []
    for (let after = ''; ; ) {
      const page = await at.ask(`/v1/bookings?from=2026-12-01&to=2026-12-31&limit=3${after}`, { as: 'auditor' })
      seen.push(...page.items.map(({ start }: { start: string }) => start))
      if (!page.next) break
      after = `&after=${encodeURIComponent(page.next)}`
    }
    expect(seen).toEqual(seen.toSorted())
    expect(seen).toHaveLength((await at.ask('/v1/bookings?from=2026-12-01&to=2026-12-31&limit=100', { as: 'auditor' })).items.length)
    expect(seen.length).toBeGreaterThan(6)
  })
})
