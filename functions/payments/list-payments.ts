import { type BusinessDate, type Period, parsePeriod, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { forbidden } from '../faults.ts'
import type { PaymentId, UnitId } from '../ids.ts'
import { type AccountCode, voucherId } from '../ledger/model.ts'
import { journalInOrder } from '../ledger/read-journal.ts'
import { BadCursor } from '../storage/store.ts'
import { admitUnit, readHousehold } from './access.ts'
import { readPayments, readPaymentsOfUnit } from './items.ts'
import { type ListPayments, moneyAccount, type PaymentFilter, type PaymentPage, type PaymentRow } from './model.ts'
import { paymentOfReceipt } from './number-receipt.ts'
import { type BookedPayment, isBooked, showRow } from './show-payment.ts'

/**
 * Payments, newest entry first: of a month of the journal, or of a household over all months. A month's list is read off
 * its vouchers, so that it holds exactly what the books hold. Residents see their own household's only.
 */
export async function listPayments(ctx: Ctx, { limit, after, ...filter }: ListPayments): Promise<PaymentPage> {
  const items: PaymentRow[] = []
  let last: string | undefined
  for await (const { payment, place } of findPayments(ctx, filter, after)) {
    if (items.length === limit) return { items, next: last ?? null }
    items.push(showRow(payment))
    last = place
  }
  return { items, next: null }
}

type Found = { readonly payment: BookedPayment; /** Where to go on after it. */ readonly place: string }

/** The one query behind the list and its export. */
export async function* findPayments(ctx: Ctx, filter: PaymentFilter, after?: string): AsyncGenerator<Found> {
  if (ctx.actor.kind === 'resident' && !filter.unit) throw forbidden('a resident lists the own household')
  const number = /^(\d{4})-(\d{1,6})$/.exec(filter.search ?? '')
  const found = filter.unit ? ofUnit(ctx, filter.unit, after) : number && !parsePeriod(filter.search!) ? ofNumber(ctx, Number(number[1]), Number(number[2]), after) : ofMonth(ctx, filter, after)
  for await (const one of found) if (matches(one.payment, filter)) yield one
}

function matches(payment: BookedPayment, { period, method, search }: PaymentFilter): boolean {
  if (method && payment.booked.method !== method) return false
  if (search && textOf(payment).includes(search.toLowerCase()) === false) return false
  return !period || periodOfDate(payment.booked.entryDate) === period
}

const textOf = ({ buildingName, room, name, counter, receiptNo }: BookedPayment): string =>
  [`${buildingName} ${room}`, `${buildingName}${room}`, name, counter?.payer, counter?.reference, receiptNo, padless(receiptNo)].join('\n').toLowerCase()

/** `2026-000123` is also found as `2026-123`. */
const padless = (no: string | undefined): string | undefined => no?.replace(/-0+/, '-')

/** Read in handfuls: the vouchers say which payments there are, the payments say the rest. */
const handful = 100

async function* ofMonth(ctx: Ctx, filter: PaymentFilter, after: string | undefined): AsyncGenerator<Found> {
  const period: Period = filter.period ?? periodOfDate(today(ctx.clock))
  const account: AccountCode | undefined = filter.method && moneyAccount(filter.method)
  let chunk: Seen[] = []
  for await (const seen of newestFirst(ctx, period, after)) {
    if (account && !seen.accounts.includes(account)) continue
    chunk.push(seen)
    if (chunk.length < handful) continue
    yield* readChunk(ctx, chunk)
    chunk = []
  }
  yield* readChunk(ctx, chunk)
}

type Seen = { readonly id: PaymentId; readonly place: string; readonly accounts: readonly AccountCode[] }

/** Of the month's payments the newest day first and, which the journal does not keep, the latest of a day first. */
async function* newestFirst(ctx: Ctx, period: Period, after: string | undefined): AsyncGenerator<Seen> {
  const [, startDay] = /^(\d{4}-\d{2}-\d{2}) /.exec(after ?? '') ?? []
  if (after !== undefined && startDay === undefined) throw new BadCursor()
  // Every payment's id sorts before this one: the whole day is read again and what was seen of it passed over.
  const order = startDay === undefined ? {} : { after: voucherId('PAYMENT', startDay as BusinessDate, 'z'.repeat(13)) }
  let day: Seen[] = []
  const latestFirst = () => day.toSorted((a, b) => (a.place < b.place ? 1 : -1)).filter((seen) => after === undefined || seen.place < after)
  for await (const { document, entryDate, at, postings } of journalInOrder(ctx, period, { kinds: ['PAYMENT'], newestFirst: true, ...order })) {
    if (day.length && !day[0]!.place.startsWith(entryDate)) {
      yield* latestFirst()
      day = []
    }
    day.push({ id: document as PaymentId, place: `${entryDate} ${at} ${document}`, accounts: postings.map((posting) => posting.account) })
  }
  yield* latestFirst()
}

async function* readChunk(ctx: Ctx, chunk: readonly Pick<Seen, 'id' | 'place'>[]): AsyncGenerator<Found> {
  const payments = await readPayments(ctx, chunk.map(({ id }) => id))
  for (const [at, payment] of payments.entries()) if (isBooked(payment)) yield { payment, place: chunk[at]!.place }
}

async function* ofUnit(ctx: Ctx, unit: UnitId, after: string | undefined): AsyncGenerator<Found> {
  admitUnit(ctx, unit)
  await readHousehold(ctx, unit)
  const payments = (await readPaymentsOfUnit(ctx, unit)).filter(isBooked).toSorted((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1))
  const start = after === undefined ? 0 : payments.findIndex((payment) => placeOf(payment) === after) + 1
  if (after !== undefined && start === 0) throw new BadCursor()
  for (const payment of payments.slice(start)) yield { payment, place: placeOf(payment) }
}

const placeOf = ({ id, booked }: BookedPayment): string => `${booked.entryDate} ${booked.at} ${id}`

async function* ofNumber(ctx: Ctx, year: number, number: number, after: string | undefined): AsyncGenerator<Found> {
  const id = after === undefined ? await paymentOfReceipt(ctx, year, number) : undefined
  if (id) yield* readChunk(ctx, [{ id, place: id }])
}
