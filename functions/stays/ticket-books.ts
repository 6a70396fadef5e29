import { type Instant, instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict, invalid } from '../faults.ts'
import type { ParkingAreaId } from '../ids.ts'
import { readAreaRules } from '../parking/read-area.ts'
import { held } from '../storage/cancelled.ts'
import { type Book, insertBook, readBooks } from './ticket-items.ts'
import type { CreateTicketBook } from './ticket-model.ts'
import { ticketText } from './plate-text.ts'

/** Puts a book of numbered paper tickets into use. Numbers of an area never overlap, so a ticket is one stay. The same book again answers the same. */
export async function createTicketBook(ctx: Ctx, { area, first, count }: CreateTicketBook): Promise<Book> {
  await readAreaRules(ctx, area)
  const book: Book = { area, first, last: first + count - 1, at: instant(ctx.clock) as Instant, by: ctx.actor.name }
  const books = await readBooks(ctx, area)
  const same = books.find((one) => one.first === book.first && one.last === book.last)
  if (same) return same
  const other = books.find((one) => one.first <= book.last && book.first <= one.last)
  if (other) throw overlap(other)
  // Whoever was quicker with a book of the same first number is looked at again.
  if (!(await held(insertBook(ctx, book, books.length)))) return createTicketBook(ctx, { area, first, count })
  return book
}

/** A ticket that was never put into use belongs to nobody's cash: it is not recorded. */
export async function assertInBook(ctx: Ctx, area: ParkingAreaId, number: number): Promise<void> {
  if ((await readBooks(ctx, area)).some(({ first, last }) => first <= number && number <= last)) return
  throw invalid('ticket-unknown', { zh: `票号 ${ticketText(number)} 不在本车场登记的票本中，没有保存。请核对票号，或先登记票本。`, en: `Ticket ${ticketText(number)} is in no book of this area. Nothing was saved. Check the number, or enter the book first.` })
}

const overlap = ({ first, last }: Book) =>
  conflict('tickets-overlap', { zh: `与已登记的票本 ${ticketText(first)}–${ticketText(last)} 重号，没有保存。`, en: `Overlaps with the book ${ticketText(first)}–${ticketText(last)}. Nothing was saved.` })

export async function listTicketBooks(ctx: Ctx, area: ParkingAreaId): Promise<{ items: Book[] }> {
  await readAreaRules(ctx, area)
  return { items: await readBooks(ctx, area) }
}
