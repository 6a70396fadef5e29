import { periodOfDate } from '../calendar.ts'
import { numbersOfMonth } from '../closing/voucher-numbers.ts'
import type { Ctx } from '../context.ts'
import { type Say, unknown } from '../faults.ts'
import { BadCursor } from '../storage/store.ts'
import { accountOf, fundNames } from './chart.ts'
import type { BookedVoucher } from './items.ts'
import { placeOfVoucher, purposeOf, unitOf, type VoucherKind } from './model.ts'
import { readGate } from './read-gate.ts'
import { readVoucher } from './read-voucher.ts'
import { journalInOrder } from './read-journal.ts'
import type { ListVouchersQuery, VoucherPage, VoucherRow } from './shapes.ts'

/** With a filter, a page ends after so many vouchers looked at, be it short or empty; `next` leads on. */
const lookedAtMax = 2000

/**
 * A page of the month's journal, by entry date, then id. The cursor is the id of the last voucher looked at: it means
 * the same tomorrow, and a voucher booked behind it meanwhile is not shown twice nor does it push another out.
 */
export async function listVouchers(ctx: Ctx, query: ListVouchersQuery, lang: keyof Say): Promise<VoucherPage> {
  const { period, kind, account, fund, purpose, limit, after } = query
  const place = after === undefined ? undefined : placeOfVoucher(after)
  if (after !== undefined && place?.period !== period) throw new BadCursor()
  const [gate, numberOf] = await Promise.all([readGate(ctx, period), numbersOfMonth(ctx, period)])
  const order = { ...(after === undefined ? {} : { after }), ...(kind ? { kinds: [kind] } : {}), chunk: account || fund || purpose ? 100 : Math.max(4, Math.ceil(limit / 8)) }
  const items: VoucherRow[] = []
  let last: string | null = null
  let lookedAt = 0
  for await (const voucher of journalInOrder(ctx, period, order)) {
    if (items.length === limit || lookedAt === lookedAtMax) return { closed: gate !== undefined, items, next: last }
    lookedAt += 1
    last = voucher.id
    const wanted = voucher.postings.some((posting) => (!account || posting.account === account) && (!fund || posting.fund === fund) && (!purpose || purposeOf(posting) === purpose))
    if (wanted) items.push(voucherRow(voucher, await numberOf(voucher.id), lang))
  }
  return { closed: gate !== undefined, items, next: null }
}

/** One voucher by its id, which names its own place. Throws unknown. */
export async function getVoucher(ctx: Ctx, id: string, lang: keyof Say): Promise<VoucherRow> {
  const voucher = await readVoucher(ctx, id)
  if (!voucher) throw unknown('no such voucher')
  const numberOf = await numbersOfMonth(ctx, periodOfDate(voucher.entryDate))
  return voucherRow(voucher, await numberOf(voucher.id), lang)
}

const kindNames: Readonly<Record<VoucherKind, Say>> = {
  BILL: { zh: '账单', en: 'Bill' },
  CASHCOUNT: { zh: '现金清点长短款', en: 'Cash over or short' },
  CASHDEPOSIT: { zh: '现金存行', en: 'Cash taken to the bank' },
  CONTRACTEND: { zh: '合同提前终止', en: 'Contract ended early' },
  CREDIT: { zh: '预存抵扣', en: 'Credit used' },
  DEPOSIT: { zh: '收押金', en: 'Deposit received' },
  DEPOSITBACK: { zh: '退押金', en: 'Deposit returned' },
  DEPOSITKEPT: { zh: '押金结清', en: 'Deposit settled' },
  DISPUTE: { zh: '争议扣款', en: 'Dispute' },
  DISPUTELOST: { zh: '争议败诉', en: 'Dispute lost' },
  DISPUTEWON: { zh: '争议胜诉', en: 'Dispute won' },
  EXPENSE: { zh: '支出批准', en: 'Expense approved' },
  EXPENSEBACK: { zh: '支出冲回', en: 'Expense taken back' },
  EXPENSEPAID: { zh: '支出付款', en: 'Expense paid' },
  MATCH: { zh: '对账入账', en: 'Booked from a statement' },
  MATCHUNDONE: { zh: '撤销对账', en: 'Match undone' },
  PAYMENT: { zh: '收款', en: 'Payment' },
  PAYOUT: { zh: '在线收款到账', en: 'Payout to the bank' },
  PAYOUTBACK: { zh: '到账退回', en: 'Payout came back' },
  PAYOUTFEE: { zh: '支付平台手续费', en: 'Fees of the provider' },
  REFUND: { zh: '退款批准', en: 'Refund approved' },
  REFUNDBACK: { zh: '退款退回', en: 'Refund came back' },
  REFUNDKEPT: { zh: '退款转预存', en: 'Refund kept as credit' },
  REFUNDPAID: { zh: '退款付出', en: 'Refund paid' },
  RENT: { zh: '设施收入结算', en: 'Facility income settled' },
  RENTPAID: { zh: '收设施收入', en: 'Facility income received' },
  REVERSAL: { zh: '收款冲销', en: 'Payment reversed' },
  SALE: { zh: '零星收款', en: 'Sale' },
  SALEBACK: { zh: '零星退款', en: 'Refund of a sale' },
  SALEKEPT: { zh: '押金扣除', en: 'Deposit kept' },
  SUBSIDY: { zh: '补贴申报', en: 'Subsidy claimed' },
  SUBSIDYBACK: { zh: '补贴核减', en: 'Subsidy rejected' },
  SUBSIDYPAID: { zh: '补贴到账', en: 'Subsidy received' },
  YEAREND: { zh: '年末结转', en: 'Year-end carry-over' },
}

/** A voucher as screens and exports show it; it has its number once its month was closed. */
export function voucherRow(voucher: BookedVoucher, no: number | undefined, lang: keyof Say): VoucherRow {
  return {
    id: voucher.id,
    no: no ?? null,
    kind: voucher.kind,
    kindName: kindNames[voucher.kind][lang],
    document: voucher.document,
    entryDate: voucher.entryDate,
    valueDate: voucher.valueDate,
    text: voucher.text,
    unit: voucher.unit ?? null,
    amountFen: voucher.postings.reduce((total, posting) => total + (posting.debitFen ?? 0), 0),
    bookedAt: voucher.at,
    bookedBy: voucher.by,
    postings: voucher.postings.map((posting) => ({
      account: posting.account,
      accountName: accountOf(posting.account)!.name[lang],
      fund: posting.fund,
      fundName: fundNames[posting.fund][lang],
      debitFen: posting.debitFen ?? 0,
      creditFen: posting.creditFen ?? 0,
      unit: unitOf(voucher, posting) ?? null,
    })),
  }
}
