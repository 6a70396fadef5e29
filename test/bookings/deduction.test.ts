import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askDeduction } from '../../functions/bookings/ask-deduction.ts'
import { splitKept } from '../../functions/bookings/booking-rules.ts'
import { decideDeduction } from '../../functions/bookings/decide-deduction.ts'
import type { Actor, Ctx, StaffRole } from '../../functions/context.ts'
import type { BookingId } from '../../functions/ids.ts'
import { listStuck } from '../../functions/stuck/list-stuck.ts'
import { connectLocal } from '../../functions/storage/connect.ts'
import { injector } from '../faults/inject.ts'
import { onTheWire, withoutWaiting } from '../faults/wire.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type Booking, startBooking } from './booking.ts'

describe('a deposit of which something is kept', () => {
  it('is what is kept and what goes back, whatever went back before', () =>
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), fc.nat(1_000_000), (depositFen, gone, keptFen) => {
        const leftFen = Math.max(0, depositFen - gone)
        const split = splitKept({ depositFen, leftFen, keptFen })
        expect(split === undefined).toBe(keptFen > leftFen)
        if (!split) return
        expect(split.keptFen).toBe(keptFen)
        expect(split.keptFen + split.backFen).toBe(leftFen)
      }),
    ))
})

describe('what was broken in a room', () => {
  let at: Booking
  let [collector, finance, head] = [] as unknown as [Ctx, Ctx, Ctx]
  const faults = injector()
  let commands: string[] = []
  const person = (id: string, role: StaffRole): Actor => ({ kind: 'member', id, name: id, roles: [role] })
  beforeAll(async () => {
    at = await startBooking()
    const storeFor = connectLocal({
      ...at.stack.table,
      tap: (client) => {
        withoutWaiting(client)
        onTheWire(client, (call, go) => {
          commands.push(call.command)
          return faults.handle(call, go)
        })
      },
    })
    collector = at.tenant.ctx(person('m-collector', 'collector'))
    finance = at.tenant.ctx(person('m-finance', 'finance'))
    head = { ...at.tenant.ctx(person('m-head', 'head')), store: storeFor(at.tenant.id) }
  })
  afterAll(async () => {
    faults.calm()
    await assertBooksBalance(at.stack, at.tenant)
    await at.stack.stop()
  })

  const code = async (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
  const wish = (amountFen: number) => ({ id: at.next('ded'), amountFen, reason: '投影幕布划破' })
  const yes = { action: 'approve' as const, note: '' }
  const no = { action: 'decline' as const, note: '原来就破' }
  /** Paid and used: it has begun. The day is the booking's own, so that tests share nothing. */
  let day = 1
  async function used(): Promise<{ id: BookingId; sale: { sale: string; landing: string } }> {
    const room = await at.room()
    day += 1
    at.clock.set(`2026-12-${String(day).padStart(2, '0')}T02:00:00.000Z`)
    const booked = await at.paidBooking(room, `2026-12-${String(day).padStart(2, '0')}T12:00`)
    at.clock.set(`2026-12-${String(day).padStart(2, '0')}T05:00:00.000Z`)
    return booked as never
  }
  const waiting = async (id: string) => (await listStuck(finance, { limit: 200 }, 'zh')).items.flatMap(({ document, kind, action }) => (document === id ? [`${kind} ${action}`] : []))
  const mine = async (id: string) => (await at.wang.call(`/v1/bookings/${id}`)).json

  it('is kept by two people and becomes income; the rest goes back the way it came, and who booked reads why', async () => {
    const { id, sale } = await used()
    const asked = wish(2000)
    const both = await Promise.all([askDeduction(collector, id, asked), askDeduction(collector, id, asked)])
    expect(both[0]).toMatchObject({ deposit: 'held', kept: null, deduction: { state: 'asked', amountFen: 2000, may: { approve: false, decline: true } } })
    expect(both[1]!.deduction).toEqual(both[0]!.deduction)
    expect(await waiting(id)).toEqual(['booking-deduction approve'])
    expect(await code(askDeduction(collector, id, { ...asked, amountFen: 1 }))).toBe('id-taken')
    expect(await code(askDeduction(finance, id, wish(1)))).toBe('deduction-waits')
    expect(await mine(id)).toMatchObject({ deposit: 'held', kept: null, deduction: null })
    expect((await at.tenant.call(`/v1/bookings/${id}/deposit-return`, { as: 'head', body: {} })).json.error.code).toBe('deduction-waits')
    expect(await code(decideDeduction(collector, id, yes))).toBe('not-allowed')
    const decided = await Promise.all([decideDeduction(head, id, yes), decideDeduction(head, id, yes)])
    expect(decided[0]).toMatchObject({ deposit: 'part', kept: { amountFen: 2000, reason: '投影幕布划破' } })
    expect(decided[1]).toEqual(decided[0])
    expect(await waiting(id)).toEqual([])
    expect(await mine(id)).toMatchObject({ deposit: 'part', kept: { amountFen: 2000, reason: '投影幕布划破' }, refunds: [{ rule: 'deposit', amountFen: 3000, state: 'paid' }] })
    expect(await at.landing(sale as never)).toMatchObject({ state: 'paid', refundedFen: 3000, kept: { amountFen: 2000, reason: '投影幕布划破' } })
    const [back] = await at.vouchers('SALEBACK', sale.sale)
    expect(back.postings).toMatchObject([
      { account: '2209', debitFen: 3000 },
      { account: '2209', creditFen: 3000 },
      { account: '2209', debitFen: 2000 },
      { account: '4901', fund: 'OWNERS_COMMON', creditFen: 2000 },
    ])
    expect(await code(askDeduction(collector, id, wish(1)))).toBe('deposit-done')
    // Nothing of what was kept can go back by another refund: only the price is left.
    const again = (amountFen: number) => at.tenant.call(`/v1/sales/${sale.sale}/refunds`, { as: 'finance', body: { id: at.next('sr'), amountFen, reason: '再退' } })
    expect([(await again(1001)).json.error.code, (await again(1000)).status]).toEqual(['above-left', 201])
  })

  it('may take all of the deposit: then nothing goes back, and that is booked once', async () => {
    const { id, sale } = await used()
    await askDeduction(finance, id, wish(5000))
    expect(await code(decideDeduction(finance, id, yes))).toBe('second-person')
    const both = await Promise.all([decideDeduction(head, id, yes), decideDeduction(head, id, yes)])
    expect(both.map(({ deposit }) => deposit)).toEqual(['kept', 'kept'])
    expect([await at.refunds(sale.sale), (await at.vouchers('SALEKEPT', sale.sale)).length, (await at.vouchers('SALEBACK', sale.sale)).length]).toEqual([[], 1, 0])
    expect(await at.landing(sale as never)).toMatchObject({ refundedFen: 0, kept: { amountFen: 5000 } })
  })

  it('declined leaves the deposit whole, and it goes back; more than the deposit or before its time is refused', async () => {
    const { id } = await used()
    expect(await code(askDeduction(collector, id, wish(5001)))).toBe('above-deposit')
    await askDeduction(collector, id, wish(5000))
    expect((await decideDeduction(collector, id, no)).deduction).toMatchObject({ state: 'declined', words: [{ what: 'asked' }, { what: 'declined', note: '原来就破' }] })
    expect(await code(decideDeduction(head, id, yes))).toBe('nothing-asked')
    expect((await at.tenant.call(`/v1/bookings/${id}/deposit-return`, { as: 'collector', body: {} })).json).toMatchObject({ deposit: 'returned', kept: null })
    const early = await at.paidBooking(await at.room(), '2026-12-20T12:00')
    expect(await code(askDeduction(collector, early.id as BookingId, wish(100)))).toBe('not-used-yet')
  })

  it('of a deposit that two people gave back in part is at most what is left', async () => {
    const { id, sale } = await used()
    await askDeduction(collector, id, wish(4000))
    const refund = (await at.tenant.call(`/v1/sales/${sale.sale}/refunds`, { as: 'finance', body: { id: at.next('sr'), amountFen: 3000, reason: '场地停电' } })).json
    expect((await at.tenant.call(`/v1/sales/${sale.sale}/refunds/${refund.id}/approval`, { as: 'head', body: {} })).status).toBe(200)
    expect(await code(decideDeduction(head, id, yes))).toBe('above-deposit')
  })

  it('is kept once, whichever call was done and lost its answer', async () => {
    const run = async () => {
      const one = await used()
      await askDeduction(collector, one.id, wish(2000))
      return one
    }
    const first = await run()
    commands = []
    await decideDeduction(head, first.id, yes)
    const writes = commands.flatMap((command, place) => (/Get|Query/.test(command) ? [] : [place + 1]))
    expect(writes.length).toBeGreaterThan(1)
    for (const call of writes) {
      const { id, sale } = await run()
      const met = faults.plan({ kind: 'after', at: call, fatal: true })
      await decideDeduction(head, id, yes).catch(() => undefined)
      expect(met(), `call ${call} was met`).toBe(true)
      faults.calm()
      expect(await decideDeduction(head, id, yes), `call ${call}`).toMatchObject({ deposit: 'part', kept: { amountFen: 2000 } })
      expect((await mine(id)).refunds, `call ${call}`).toMatchObject([{ rule: 'deposit', amountFen: 3000, state: 'paid' }])
      expect(await at.vouchers('SALEBACK', sale.sale)).toHaveLength(1)
    }
  })

  it('is no neighbour’s and no stranger’s business', async () => {
    const { id } = await used()
    const body = wish(100)
    expect((await at.wang.call(`/v1/bookings/${id}/deduction`, body)).status).toBe(403)
    expect((await at.stranger.call(`/v1/bookings/${id}/deduction`, { as: 'head', body })).status).toBe(404)
    expect((await at.stranger.call(`/v1/bookings/${id}/deduction/decision`, { as: 'head', body: yes })).status).toBe(404)
  })
})
