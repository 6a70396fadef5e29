import type { BusinessDate } from '../calendar.ts'
import type { AccountEntry, EntryKind } from '../fees/account-entry.ts'
import { fen } from '../money.ts'
import type { PaymentRow } from '../payments/model.ts'
import type { CreditKind, CreditRow } from './model.ts'

/** Actor of what is used on publishing bills. */
export const byRule = 'billing'

/** Everything that changed a household's credit, newest first, with the credit after each. The last balance is the sum of all. */
export function creditHistory(payments: readonly PaymentRow[], entries: readonly AccountEntry[]): CreditRow[] {
  const rows = [...payments.filter(({ creditFen }) => creditFen !== 0).map(ofPayment), ...entries.filter(({ creditDeltaFen }) => creditDeltaFen !== 0).map(ofEntry)]
  let balanceFen = 0
  return rows
    .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
    .map((row): CreditRow => ({ ...row, balanceFen: (balanceFen = fen(balanceFen + row.deltaFen)) }))
    .toReversed()
}

/** Where a row stands in the list. */
export const placeOf = ({ at, kind, document }: Pick<CreditRow, 'at' | 'kind' | 'document'>): string => `${at} ${kind} ${document}`

type Change = Omit<CreditRow, 'balanceFen'>

const ofPayment = ({ id, entryDate, valueDate, bookedAt, receiptNo, creditFen }: PaymentRow): Change => ({
  date: entryDate as BusinessDate,
  valueDate: valueDate as BusinessDate,
  at: bookedAt,
  kind: 'payment',
  document: id,
  receiptNo,
  bills: [],
  automatic: false,
  deltaFen: creditFen,
})

const ofEntry = ({ kind, document, entryDate, valueDate, at, by, bills, creditDeltaFen }: AccountEntry): Change => ({
  date: entryDate,
  valueDate,
  at,
  kind: kindOf[kind],
  document,
  receiptNo: null,
  bills: bills.map(({ no }) => no),
  automatic: kind === 'CREDIT' && by === byRule,
  deltaFen: creditDeltaFen,
})

const kindOf = { CREDIT: 'used', REFUND: 'refund', REFUNDKEPT: 'refund-kept', REVERSAL: 'reversal', DISPUTELOST: 'dispute-lost' } as const satisfies Record<EntryKind, CreditKind>
