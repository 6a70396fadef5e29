/**
 * What the books must come to, kept by other means than ours: no table, no vouchers, no postings, no funds; households with
 * bills and credit, applied one fact after another. It says what a fact must do, and whether it was allowed. Amounts in fen.
 */
export type Book = {
  readonly bills: Map<string, Bill>
  readonly credit: Map<string, number>
  readonly payments: Map<string, Payment>
  readonly refunds: Map<string, Refund>
  readonly uses: Map<string, Use>
  /** In the cash box, with the provider, and owed for refunds that are approved and not out. */
  cash: number
  online: number
  owed: number
}

export type Bill = { readonly id: string; readonly unit: string; readonly due: string; readonly fen: number; open: number }
export type Part = { readonly bill: string; readonly fen: number }
export type Payment = WantedPayment & { readonly parts: readonly Part[]; readonly credit: number; refunded: number; reversed: boolean }
export type Refund = WantedRefund & { readonly parts: readonly Part[]; state: 'owed' | 'out' | 'kept' }
export type Use = WantedUse & { readonly parts: readonly Part[]; reversed: boolean }

export type WantedPayment = { readonly unit: string; readonly fen: number; readonly bills: readonly string[] | 'all'; readonly online: boolean }
export type WantedRefund = { readonly payment: string; readonly fen: number; readonly source: 'credit' | 'bills' }
export type WantedUse = { readonly unit: string; readonly fen: number }

export const newBook = (): Book => ({ bills: new Map(), credit: new Map(), payments: new Map(), refunds: new Map(), uses: new Map(), cash: 0, online: 0, owed: 0 })

export function billed(book: Book, bill: Omit<Bill, 'open'>): void {
  allowed(!book.bills.has(bill.id), `bill ${bill.id} once`)
  book.bills.set(bill.id, { ...bill, open: bill.fen })
}

/** Oldest due first; what no bill takes is credit. Money that came is never turned away. */
export function paid(book: Book, id: string, wanted: WantedPayment): void {
  allowed(!book.payments.has(id), `payment ${id} once`)
  const parts = payBills(book, wanted, wanted.fen)
  const credit = wanted.fen - total(parts)
  addCredit(book, wanted.unit, credit)
  addMoney(book, wanted, wanted.fen)
  book.payments.set(id, { ...wanted, parts, credit, refunded: 0, reversed: false })
}

/** Approved: the bills are open again, the newest first, or the credit is gone; from now on it is owed. */
export function refunded(book: Book, id: string, wanted: WantedRefund): void {
  const why = whyNotRefund(book, wanted)
  allowed(!book.refunds.has(id) && why === undefined, `refund ${id}: ${why}`)
  const payment = book.payments.get(wanted.payment)!
  const parts = wanted.source === 'bills' ? takeFrom(leftOnBills(book, wanted.payment), wanted.fen) : []
  reopen(book, parts)
  if (wanted.source === 'credit') addCredit(book, payment.unit, -wanted.fen)
  payment.refunded += wanted.fen
  book.owed += wanted.fen
  book.refunds.set(id, { ...wanted, parts, state: 'owed' })
}

export function refundWentOut(book: Book, id: string): void {
  const refund = refundOf(book, id, 'owed')
  refund.state = 'out'
  book.owed -= refund.fen
  addMoney(book, book.payments.get(refund.payment)!, -refund.fen)
}

/** The bank sent it back. */
export function refundCameBack(book: Book, id: string): void {
  const refund = refundOf(book, id, 'out')
  refund.state = 'owed'
  book.owed += refund.fen
  addMoney(book, book.payments.get(refund.payment)!, refund.fen)
}

export function refundKept(book: Book, id: string): void {
  const refund = refundOf(book, id, 'owed')
  const payment = book.payments.get(refund.payment)!
  refund.state = 'kept'
  book.owed -= refund.fen
  payment.refunded -= refund.fen
  addCredit(book, payment.unit, refund.fen)
}

export function reversed(book: Book, id: string): void {
  const payment = book.payments.get(id)
  if (!payment) return useReversed(book, id)
  const why = whyNotReverse(book, id)
  allowed(why === undefined, `reversal of ${id}: ${why}`)
  payment.reversed = true
  reopen(book, payment.parts)
  addCredit(book, payment.unit, -payment.credit)
  addMoney(book, payment, -payment.fen)
}

export function creditUsed(book: Book, id: string, wanted: WantedUse): void {
  allowed(!book.uses.has(id), `use of credit ${id} once`)
  const parts = payBills(book, { unit: wanted.unit, bills: 'all' }, Math.min(wanted.fen, creditOf(book, wanted.unit)))
  allowed(parts.length > 0, `use of credit ${id} with credit and something open`)
  addCredit(book, wanted.unit, -total(parts))
  book.uses.set(id, { ...wanted, parts, reversed: false })
}

function useReversed(book: Book, id: string): void {
  const use = book.uses.get(id)
  allowed(use && !use.reversed, `reversal of ${id}, which is a payment or a use of credit`)
  use.reversed = true
  reopen(book, use.parts)
  addCredit(book, use.unit, total(use.parts))
}

/** Why a refund of a payment is not possible as things stand; undefined when it is. */
export function whyNotRefund(book: Book, { payment: id, fen, source }: WantedRefund): string | undefined {
  const payment = book.payments.get(id)
  if (!payment) return 'no such payment'
  if (payment.reversed) return 'reversed'
  if (fen > payment.fen - payment.refunded) return 'more than is left of the payment'
  if (source === 'credit') return fen > creditOf(book, payment.unit) ? 'more than the credit' : undefined
  return fen > total(leftOnBills(book, id)) ? 'more than is left on its bills' : undefined
}

export function whyNotReverse(book: Book, id: string): string | undefined {
  const payment = book.payments.get(id)
  if (!payment) return 'no such payment'
  if (payment.online) return 'not at the counter'
  if (payment.reversed) return 'reversed'
  if (payment.refunded > 0) return 'has refunds'
  return payment.credit > creditOf(book, payment.unit) ? 'its credit is gone' : undefined
}

/** Why the named bills cannot be paid: one has nothing left to pay. */
export const whyNotPay = (book: Book, bills: readonly string[]): string | undefined => (bills.some((id) => !book.bills.get(id)?.open) ? 'one is paid' : undefined)

export const creditOf = (book: Book, unit: string): number => book.credit.get(unit) ?? 0
export const openBills = (book: Book, unit: string): Bill[] => [...book.bills.values()].filter((bill) => bill.unit === unit && bill.open > 0).toSorted(byDue)
export const total = (parts: readonly { readonly fen: number }[]): number => parts.reduce((sum, { fen }) => sum + fen, 0)

const byDue = (a: Bill, b: Bill): number => (a.due === b.due ? (a.id < b.id ? -1 : 1) : a.due < b.due ? -1 : 1)

function payBills(book: Book, { unit, bills }: Pick<WantedPayment, 'unit' | 'bills'>, fen: number): Part[] {
  const wanted = openBills(book, unit).filter(({ id }) => bills === 'all' || bills.includes(id))
  const parts = takeFrom(wanted.map((bill) => ({ bill: bill.id, fen: bill.open })), fen)
  for (const part of parts) book.bills.get(part.bill)!.open -= part.fen
  return parts
}

/** From the first as much as it has, then from the next. */
function takeFrom(from: readonly Part[], fen: number): Part[] {
  let left = fen
  const parts = from.map(({ bill, fen: there }) => {
    const take = Math.min(left, there)
    left -= take
    return { bill, fen: take }
  })
  return parts.filter((part) => part.fen > 0)
}

/** What a payment put on bills and no refund of it has given back; the newest bill first. */
function leftOnBills(book: Book, payment: string): Part[] {
  const given = [...book.refunds.values()].filter((refund) => refund.payment === payment).flatMap(({ parts }) => parts)
  const left = book.payments.get(payment)!.parts.map(({ bill, fen }) => ({ bill, fen: fen - total(given.filter((part) => part.bill === bill)) }))
  return left.toSorted((a, b) => byDue(book.bills.get(b.bill)!, book.bills.get(a.bill)!))
}

function reopen(book: Book, parts: readonly Part[]): void {
  for (const { bill: id, fen } of parts) {
    const bill = book.bills.get(id)!
    bill.open += fen
    allowed(bill.open <= bill.fen, `bill ${id} open for no more than it was issued for`)
  }
}

function addCredit(book: Book, unit: string, fen: number): void {
  book.credit.set(unit, creditOf(book, unit) + fen)
  allowed(creditOf(book, unit) >= 0, `credit of ${unit} not below nothing`)
}

function addMoney(book: Book, { online }: Pick<WantedPayment, 'online'>, fen: number): void {
  if (online) book.online += fen
  else book.cash += fen
}

function refundOf(book: Book, id: string, state: Refund['state']): Refund {
  const refund = book.refunds.get(id)
  allowed(refund?.state === state, `refund ${id} is ${state}`)
  return refund
}

function allowed(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`booked, and must not have been: ${what}`)
}
