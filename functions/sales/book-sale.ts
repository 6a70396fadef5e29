import { type BusinessDate, instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { type Fund, type Posting, voucherId } from '../ledger/model.ts'
import { fen, sum } from '../money.ts'
import { type Method, moneyAccount } from '../payments/model.ts'
import { methodNames } from '../payments/words.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { getSite } from '../tenants/get-site.ts'
import { bookedWrites, type Issuer, readSale, type SaleRecord } from './items.ts'
import type { PaidSale, SaleLine } from './model.ts'
import { receipts } from './number-receipt.ts'
import { bornByRule } from './refund-by-rule.ts'
import { insertWrites } from './refund-items.ts'
import { saleRefundIdOf } from './refund-model.ts'
import { subjectOf } from './sale-subjects.ts'
import { settleIfAnswered } from './settle-sale-refund.ts'
import type { BookedSale } from './show-sale.ts'
import { cashUnwanted } from './words.ts'

export type MoneyCame = { readonly method: Method; /** When the money moved (M8). */ readonly valueDate: BusinessDate; readonly providerPayment?: string }

const attemptsMax = 30

/** With its receipt number: should a crash have come between booking and numbering, whoever comes next mends it. */
export const numbered = (ctx: Ctx, sale: SaleRecord): Promise<SaleRecord> => (sale.receiptNo ? Promise.resolve(sale) : receipts.number(ctx, sale))

/**
 * The one booking of a sale, whoever asks for it and how often (M4): the sale, what the thing notes of it, the voucher and
 * the month's gate in one transaction, then the receipt number. A thing that no longer wants the money does not turn it
 * away: it is booked as owed back and refunded by itself. Cash is in a hand and can be given back, so there it is refused.
 */
export async function bookSale(ctx: Ctx, sale: SaleRecord, money: MoneyCame): Promise<SaleRecord> {
  const [{ name, address, phone, logoText, colour }, subject] = await Promise.all([getSite(ctx), subjectOf(sale.kind)])
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const at = instant(ctx.clock)
    const { id, kind, amountFen, lines, cash } = sale
    const wished = await subject.writesWhenPaid(ctx, { id, kind, subject: sale.subject, amountFen, lines, method: money.method, paidOn: money.valueDate, at: cash?.at ?? at, ...(cash?.shift ? { shift: cash.shift } : {}), ...(cash?.told ? { told: cash.told } : {}) } satisfies PaidSale)
    const wanted = wished !== 'unwanted'
    if (!wanted && cash) {
      const known = await readSale(ctx, id)
      if (!known?.booked) throw cashUnwanted()
      return numbered(ctx, known)
    }
    const bookedOn = (entryDate: BusinessDate) => withFacts(sale, money, { entryDate, at, wanted, issuer: { name, address, phone, logoText, colour } })
    try {
      const entryDate = await bookVoucher(ctx, {
        kind: 'SALE',
        document: id,
        valueDate: money.valueDate,
        text: ['零星收款', sale.title.zh, methodNames[money.method].zh].join(' ').slice(0, 110),
        ...(sale.community ? { community: sale.community } : {}),
        postings: postingsOf(sale.lines, money.method, wanted),
        writes: (day) => [...bookedWrites(ctx, bookedOn(day)), ...(wanted ? wished : owedBack(ctx, bookedOn(day)))],
      })
      const booked = await receipts.number(ctx, bookedOn(entryDate))
      if (!wanted) await settleIfAnswered(ctx, saleRefundIdOf(id, 'unwanted'))
      return booked
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      const known = await readSale(ctx, id)
      if (known?.booked) return numbered(ctx, known)
      await backoff(Math.min(attempt, 5))
    }
  }
  throw new Error(`sale ${sale.id} was not booked after ${attemptsMax} tries`)
}

type Facts = Pick<NonNullable<SaleRecord['booked']>, 'entryDate' | 'at' | 'wanted'> & { readonly issuer: Issuer }

function withFacts(sale: SaleRecord, { method, valueDate, providerPayment }: MoneyCame, { entryDate, at, wanted, issuer }: Facts): SaleRecord & { readonly booked: NonNullable<SaleRecord['booked']> } {
  const booked = { method, valueDate, entryDate, at, wanted, issuer, ...(providerPayment ? { providerPayment } : {}) }
  return { ...sale, state: 'booked', booked, givenBack: sale.lines.map(({ amountFen }) => (wanted ? fen(0) : amountFen)) }
}

/** The refund that its rule gives, born with the booking; its voucher is the sale's own. */
function owedBack(ctx: Ctx, sale: BookedSale): Write[] {
  const reason = { zh: '已付过或已取消', en: 'paid or called off already' }
  return insertWrites(ctx, { ...bornByRule(ctx, sale, { id: saleRefundIdOf(sale.id, 'unwanted'), rule: 'unwanted', parts: sale.givenBack, reason }), vouchers: [voucherId('SALE', sale.booked.entryDate, sale.id)] })
}

/** Dr money / Cr income of each line, or what is owed: a deposit, and all of it when the thing does not want it. */
function postingsOf(lines: readonly SaleLine[], method: Method, wanted: boolean): Posting[] {
  const funds = [...new Set(lines.map(({ fund }) => fund))]
  const of = (fund: Fund): SaleLine[] => lines.filter((line) => line.fund === fund)
  return [
    ...funds.map((fund) => ({ account: moneyAccount(method), fund, debitFen: sum(of(fund).map(({ amountFen }) => amountFen)) })),
    ...lines.map(({ fund, purpose, amountFen, account = '4301' }): Posting => (wanted && account === '4301' ? { account, fund, purpose, creditFen: amountFen } : { account: '2209', fund, creditFen: amountFen })),
  ]
}
