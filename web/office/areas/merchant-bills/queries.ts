import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'
import { afterPayment } from '../collect/queries.ts'

export const merchantBillsQuery = (query: { readonly after?: string }) =>
  queryOptions({ queryKey: ['merchant-bills', query], placeholderData: keepPreviousData, queryFn: () => ask(api['merchant-bills'].$get({ query })) })

const getBill = (merchantBill: string, query: { readonly show?: string; readonly after?: string }) => ask(api['merchant-bills'][':merchantBill'].$get({ param: { merchantBill }, query }))

/** A bill with a page of its lines, as the client reads them. */
export type FoundBill = Awaited<ReturnType<typeof getBill>>
export type Line = FoundBill['items'][number]

export const merchantBillQuery = (bill: string, query: { readonly show?: string; readonly after?: string }) =>
  queryOptions({ queryKey: ['merchant-bill', bill, query], placeholderData: keepPreviousData, queryFn: () => getBill(bill, query) })

/** What the API books in one request. */
const atOnceMax = 100

const bookPart = (merchantBill: string, lines: { line: string; unit: string }[]) => ask(api['merchant-bills'][':merchantBill'].bookings.$post({ param: { merchantBill }, json: { lines } }))
export type BookedLine = Awaited<ReturnType<typeof bookPart>>['items'][number]

/** Part after part; a part that fails leaves those before it booked, and sending all again books none of them twice. */
export async function bookLines(bill: string, lines: readonly { readonly line: string; readonly unit: string }[]): Promise<BookedLine[]> {
  const done: BookedLine[] = []
  for (let at = 0; at < lines.length; at += atOnceMax) done.push(...(await bookPart(bill, lines.slice(at, at + atOnceMax))).items)
  return done
}

export const ignoreLine = (merchantBill: string, json: { line: string; reason: string }) => ask(api['merchant-bills'][':merchantBill'].exclusions.$post({ param: { merchantBill }, json }))

export const afterBooking = (client: QueryClient): Promise<unknown> => Promise.all([client.invalidateQueries({ queryKey: ['merchant-bill'] }), client.invalidateQueries({ queryKey: ['merchant-bills'] }), afterPayment(client)])
