import { type Ctx, hasRole } from '../context.ts'
import { forbidden } from '../faults.ts'
import { readFacility } from '../facilities/read-facility.ts'
import type { BookingId, SaleId } from '../ids.ts'
import { openSale, type SaleInput } from '../sales/open-sale.ts'
import { takeCash } from '../sales/take-cash.ts'
import { held } from '../storage/cancelled.ts'
import { type BookingRecord, changeWrite, readBooking } from './items.ts'
import { isOverdue, lapseBooking } from './lapse-booking.ts'
import { facilityOfBooking, type PaidBooking } from './model.ts'
import { findBooking, showBooking } from './show-booking.ts'
import { nothingToPay, notHeld } from './words.ts'

export type PayInput = { readonly cash?: { readonly id: string } | undefined; readonly lang: 'zh' | 'en'; readonly onPhone: boolean }

/**
 * Opens the provider's page for a booking that is held, or books the cash that the office took. Asking again answers the same
 * page. Throws `refused` (already-paid, not-held, and as `openSale` and `takeCash`), `unknown`.
 */
export async function payBooking(ctx: Ctx, id: BookingId, { cash, lang, onPhone }: PayInput): Promise<PaidBooking> {
  const booking = await findBooking(ctx, id)
  if (cash) {
    if (!hasRole(ctx, 'head', 'collector')) throw forbidden('cash is taken by who may')
    if (booking.priceFen + booking.depositFen === 0) throw nothingToPay()
    await takeCash(ctx, { ...(await saleOf(ctx, booking, 'zh')), id: cash.id })
    return { booking: await showBooking(ctx, await findBooking(ctx, id)), sale: null }
  }
  if (booking.state === 'confirmed') throw nothingToPay()
  if (booking.state !== 'held' || (isOverdue(ctx, booking) && (await lapseBooking(ctx, id)))) throw notHeld()
  const sale = await openSale(ctx, { ...(await saleOf(ctx, booking, lang)), backPath: `/bookings/${id}`, lang, onPhone })
  return { booking: await showBooking(ctx, await noteSale(ctx, booking, sale.sale)), sale }
}

async function saleOf(ctx: Ctx, booking: BookingRecord, lang: 'zh' | 'en'): Promise<SaleInput> {
  const { name, community } = await readFacility(ctx, facilityOfBooking(booking.id))
  const when = [booking.start.slice(0, 10), booking.by === 'slot' ? `${booking.start.slice(11)}–${booking.end.slice(11)}` : ''].join(' ').trim()
  const nights = booking.by === 'night' ? { zh: `${booking.count} 夜`, en: booking.count === 1 ? '1 night' : `${booking.count} nights` } : undefined
  const title = { zh: [name, when, nights?.zh].filter(Boolean).join(' '), en: [name, when, nights?.en].filter(Boolean).join(' ') }
  const { fund, priceFen, depositFen } = booking
  const price = { text: title[lang], amountFen: priceFen, fund, purpose: 'facilities' } as const
  const deposit = { text: lang === 'zh' ? '押金，用后退还' : 'Deposit, returned after use', amountFen: depositFen, fund, purpose: 'facilities', account: '2209' } as const
  return { kind: 'booking', subject: booking.id, version: 1, community, title, lines: [...(priceFen > 0 ? [price] : []), ...(depositFen > 0 ? [deposit] : [])] }
}

const attemptsMax = 5

/** So that it does not lapse unasked. Should a crash come before this, nobody was told of the page yet. */
async function noteSale(ctx: Ctx, booking: BookingRecord, sale: SaleId): Promise<BookingRecord> {
  let known: BookingRecord | undefined = booking
  for (let attempt = 0; attempt < attemptsMax && known?.state === 'held' && known.sale !== sale; attempt += 1) {
    await held(ctx.store.write(changeWrite(ctx, known, { ...known, sale })))
    known = await readBooking(ctx, booking.id)
  }
  return known ?? booking
}
