/** What the books must come to, kept by hand: no bills, no vouchers, only who owes whom. Amounts in fen. */
export type Reference = {
  /** By household: what it owes, credit counted against it. */
  readonly owed: Map<string, number>
  cash: number
  online: number
  /** Refunds approved and not out yet. */
  refundsOwed: number
  readonly payments: Map<string, Paid>
}

export type Paid = { readonly unit: string; readonly amountFen: number; readonly online: boolean; refundedFen: number; reversed: boolean }

export const reference = (): Reference => ({ owed: new Map(), cash: 0, online: 0, refundsOwed: 0, payments: new Map() })

const add = (book: Reference, unit: string, amount: number): void => void book.owed.set(unit, (book.owed.get(unit) ?? 0) + amount)

export const billed = (book: Reference, unit: string, amountFen: number): void => add(book, unit, amountFen)

/** Told twice of one payment, it counts once. */
export function paid(book: Reference, id: string, fact: Pick<Paid, 'unit' | 'amountFen' | 'online'>): void {
  if (book.payments.has(id)) return
  book.payments.set(id, { ...fact, refundedFen: 0, reversed: false })
  add(book, fact.unit, -fact.amountFen)
  if (fact.online) book.online += fact.amountFen
  else book.cash += fact.amountFen
}

export function refunded(book: Reference, id: string, { amountFen, out }: { readonly amountFen: number; /** The money has left. */ readonly out: boolean }): void {
  const payment = book.payments.get(id)!
  payment.refundedFen += amountFen
  add(book, payment.unit, amountFen)
  if (!out) book.refundsOwed += amountFen
  else if (payment.online) book.online -= amountFen
  else book.cash -= amountFen
}

export function reversed(book: Reference, id: string): void {
  const payment = book.payments.get(id)!
  if (payment.reversed) return
  payment.reversed = true
  add(book, payment.unit, payment.amountFen)
  book.cash -= payment.amountFen
}

/** No payment gives back more than it brought. */
export const soundPayments = (book: Reference): boolean => [...book.payments.values()].every(({ amountFen, refundedFen, reversed: whole }) => refundedFen <= amountFen && !(whole && refundedFen > 0))
