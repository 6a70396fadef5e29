import type { BusinessDate, Instant } from '../calendar.ts'
import { naturalId } from '../estates/natural-id.ts'
import type { Fen } from '../money.ts'

export const providers = ['alipay', 'wechat'] as const
export type Provider = (typeof providers)[number]

/** alipay-trades: 业务明细, 25 columns · alipay-account: 账务明细, 12 columns · wechat-trades: 交易账单, 27 columns. */
export const formats = ['alipay-trades', 'alipay-account', 'wechat-trades'] as const
export type Format = (typeof formats)[number]

/** income: money of a payer · refund: went back to one · other: fees, withdrawals and the like, no payer's. */
export const lineKinds = ['income', 'refund', 'other'] as const
export type LineKind = (typeof lineKinds)[number]

/** One line of a merchant bill, whatever its form. A line is the same line in every file that holds it: see `lineIdOf`. */
export type BillLine = {
  readonly provider: Provider
  /** The provider's own number of the trade; empty only where a line of kind `other` has none. */
  readonly orderNo: string
  /** The number that the merchant's side gave it; may be empty. */
  readonly merchantOrderNo: string
  /** What tells lines of one order apart: number of the refund or of the account entry. Empty for income. */
  readonly part: string
  readonly at: Instant
  /** The day of the trade in Asia/Shanghai (M8). */
  readonly valueDate: BusinessDate
  /** What it did to the merchant account before fees: income above 0, a refund below, others either way. */
  readonly amountFen: Fen
  /** What the provider kept for it, below 0 when a fee came back; 0 where the bill has fees as lines of their own. */
  readonly feeFen: Fen
  readonly kind: LineKind
  /** Who paid, masked: the whole account is never kept. */
  readonly counterparty: string
  readonly remark: string
  /** The provider's word for it: 交易, SUCCESS, 在线支付. */
  readonly status: string
  /** In the file as the person's program counts, from 1. */
  readonly row: number
}

export type ParsedBill = {
  readonly provider: Provider
  readonly format: Format
  /** The merchant account that the file names, shortened: `2088…0156`. */
  readonly account: string
  readonly lines: readonly BillLine[]
}

/** 20 characters that follow from provider, order and part alone: the same line met again, in this file or another, is known by it. */
export const lineIdOf = ({ provider, kind, orderNo, part }: Pick<BillLine, 'provider' | 'kind' | 'orderNo' | 'part'>): string => naturalId(20, 'merchant-line', provider, kind, orderNo, part)

/** Among refunds and others without a number of their own the second equal one of a file stays a second line. */
export function numberParts(lines: readonly BillLine[]): BillLine[] {
  const seen = new Map<string, number>()
  return lines.map((line) => {
    if (line.kind === 'income') return line
    const id = lineIdOf(line)
    const count = (seen.get(id) ?? 0) + 1
    seen.set(id, count)
    return count === 1 ? line : { ...line, part: `${line.part}#${count}` }
  })
}
