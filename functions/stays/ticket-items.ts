import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { ParkingAreaId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'

export type Book = { readonly area: ParkingAreaId; readonly first: number; readonly last: number; readonly at: Instant; readonly by: string }

const booksMax = 1000

/** The books of an area in the order in which they were put into use. */
export async function readBooks(ctx: Ctx, area: ParkingAreaId): Promise<Book[]> {
  const books: Book[] = []
  for await (const { pk: _, sk: __, ...book } of ctx.store.all<Key & Book>({ pk: keys.ticketRoom(ctx.tenant, area), begins: 'BOOK#', consistent: true }, { bound: booksMax })) books.push(book)
  return books
}

/** Books stand in a row, so two that are entered at once cannot overlap unseen: the second finds its place taken. */
export const insertBook = (ctx: Ctx, book: Book, place: number): Promise<void> => ctx.store.write({ put: { ...keys.ticketBook(ctx.tenant, book.area, place), ...book }, if: 'absent' })
