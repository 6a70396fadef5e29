import type { Account, ByFund } from '../fees/account.ts'
import { minusByFund, sumByFund } from '../fees/account.ts'
import type { Fund } from '../ledger/model.ts'
import { type Fen, fen, share, sum } from '../money.ts'
import type { BookedPayment } from '../payments/give-back.ts'
import type { GivenBack, RefundRecord } from './items.ts'
import type { RefundSource } from './model.ts'

export type Split = { readonly bills: readonly GivenBack[]; readonly creditFen: Fen }

/** What of each bill's part of the payment is not given back yet, by fund; the newest bill first. */
export function leftOnBills(payment: BookedPayment, refunds: readonly Pick<RefundRecord, 'payment' | 'bills'>[]): GivenBack[] {
  const given = refunds.filter((one) => one.payment === payment.id).flatMap((one) => one.bills)
  const parts = payment.booked.bills.map(({ bill, no, period }, at) => {
    const byFund = minusByFund(payment.booked.billFunds[at]!, sumByFund(given.filter((one) => one.bill === bill).map((one) => one.byFund)))
    return { bill, no, period, byFund, amountFen: sum(Object.values(byFund)) }
  })
  return parts.filter((part) => part.amountFen > 0).toSorted((a, b) => (a.period === b.period ? (a.bill < b.bill ? 1 : -1) : a.period < b.period ? 1 : -1))
}

/** Where a refund would come from; `short`: how much of it is not there. Parts and credit add up to the amount less that. */
export function splitRefund(source: RefundSource, amountFen: Fen, { left, account }: { readonly left: readonly GivenBack[]; readonly account: Pick<Account, 'creditFen'> }): Split & { readonly shortFen: Fen } {
  if (source === 'credit') return { bills: [], creditFen: amountFen, shortFen: fen(Math.max(0, amountFen - account.creditFen)) }
  let rest = amountFen as number
  const bills: GivenBack[] = []
  for (const part of left) {
    const take = fen(Math.min(rest, part.amountFen))
    if (take === 0) break
    rest -= take
    bills.push({ ...part, amountFen: take, byFund: takeByFund(part.byFund, take) })
  }
  return { bills, creditFen: fen(0), shortFen: fen(rest) }
}

/** In proportion to what each fund has left, by largest remainder: so the last part takes exactly what is left of each. */
function takeByFund(left: ByFund, take: Fen): ByFund {
  const funds = Object.entries(left) as [Fund, Fen][]
  const parts = share(take, funds.map(([, amount]) => amount))
  return Object.fromEntries(funds.map(([fund], at) => [fund, parts[at]!] as const).filter(([, part]) => part > 0))
}

/** Of a refund as approved, by fund: what is owed to the household out of each. */
export const owedByFund = ({ bills, creditFen }: Split): ByFund => sumByFund([...bills.map((part) => part.byFund), ...(creditFen ? [{ ORGANISATION: creditFen }] : [])])
