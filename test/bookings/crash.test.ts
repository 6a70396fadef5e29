import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cancelBooking } from '../../functions/bookings/cancel-booking.ts'
import { createBooking } from '../../functions/bookings/create-booking.ts'
import { countInMonth } from '../../functions/bookings/items.ts'
import { CreateBooking } from '../../functions/bookings/model.ts'
import { payBooking } from '../../functions/bookings/pay-booking.ts'
import type { Ctx } from '../../functions/context.ts'
import type { FacilityId, UnitId } from '../../functions/ids.ts'
import { settleSale } from '../../functions/sales/settle-sale.ts'
import { connectLocal } from '../../functions/storage/connect.ts'
import { injector } from '../faults/inject.ts'
import { onTheWire, withoutWaiting } from '../faults/wire.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type Booking, startBooking } from './booking.ts'

let at: Booking
let ctx: Ctx
const faults = injector()
/** The commands since calm, in their order. */
let commands: string[] = []
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
  ctx = { ...at.tenant.ctx({ kind: 'resident', id: '13800000001', name: '王', units: [at.wang.unit as UnitId], roles: ['resident'] }), store: storeFor(at.tenant.id) }
})
afterAll(async () => {
  faults.calm()
  await assertBooksBalance(at.stack, at.tenant)
  await at.stack.stop()
})

const askedMax = 3

/** From the wish to its money and back again; whoever was cut off asks again, by the same wish. */
async function bookPayAndCancel(wish: object): Promise<string> {
  const booking = await createBooking(ctx, CreateBooking.parse(wish))
  let known = booking
  if (booking.state === 'held') {
    const { sale } = await payBooking(ctx, booking.id, { lang: 'zh', onPhone: true })
    if ((await settleSale(ctx, sale!.sale)).sale.state === 'pending') at.pay(sale!)
    await settleSale(ctx, sale!.sale)
    known = await createBooking(ctx, CreateBooking.parse(wish))
  }
  if (known.state !== 'cancelled') await cancelBooking(ctx, booking.id, 6000)
  return booking.id
}

describe('a booking, its payment and its end', () => {
  it('happen once, whichever write was done and lost its answer', async () => {
    const room = await at.room()
    const wish = () => at.wish(room, '2026-12-10T10:00')
    commands = []
    await bookPayAndCancel(wish())
    // A process that dies after a read died after the write before it.
    const writes = commands.flatMap((command, place) => (/Get|Query/.test(command) ? [] : [place + 1]))
    expect(writes.length).toBeGreaterThan(8)
    const sales: string[] = []
    for (const call of writes) {
      const one = wish()
      const met = faults.plan({ kind: 'after', at: call, fatal: true })
      let id: string | undefined
      for (let asked = 0; id === undefined; asked += 1) {
        expect(asked, `call ${call}`).toBeLessThan(askedMax)
        id = await bookPayAndCancel(one).catch(() => undefined)
      }
      expect(met(), `call ${call} was met`).toBe(true)
      faults.calm()
      const booking = (await at.wang.call(`/v1/bookings/${id}`)).json
      expect(booking, `call ${call}`).toMatchObject({ state: 'cancelled', cancelled: { priceBackFen: 1000, depositBackFen: 5000 } })
      const taken = booking.refunds as { rule: string; amountFen: number }[]
      expect(taken.map(({ rule, amountFen }) => [rule, amountFen]), `call ${call}`).toEqual([['cancelled', 6000]])
      sales.push(booking.paid.sale)
    }
    for (const kind of ['SALE', 'SALEBACK']) expect((await at.vouchers(kind)).filter(({ document }: { document: string }) => sales.some((sale) => document.startsWith(sale)))).toHaveLength(writes.length)
    expect(await countInMonth(ctx, at.wang.unit as UnitId, room as FacilityId, '2026-12-10T10:00' as never)).toBe(0)
    expect((await at.standing(room, '2026-12-10'))['10:00']).toBe('free')
  })
})
