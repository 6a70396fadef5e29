import { type BusinessDate, parseDate, type Period, periodOfDate } from '../calendar.ts'
import { assert } from '../faults.ts'
import type { CommunityId, UnitId, VoucherId } from '../ids.ts'
import { type Fen, fen } from '../money.ts'
import { type AccountCode, accountOf, type Fund, funds } from './chart.ts'
import { isSource, type Purpose, usualPurpose } from './purposes.ts'

export type { AccountCode, Fund } from './chart.ts'

/**
 * What kind of fact a voucher records; in the order of the alphabet, which is their order within a day. Kinds are only
 * ever added: they are part of stored keys.
 */
export const voucherKinds = ['BILL', 'CASHCOUNT', 'CASHDEPOSIT', 'CONTRACTEND', 'CREDIT', 'DEPOSIT', 'DEPOSITBACK', 'DEPOSITKEPT', 'DISPUTE', 'DISPUTELOST', 'DISPUTEWON', 'EXPENSE', 'EXPENSEBACK', 'EXPENSEPAID', 'MATCH', 'MATCHUNDONE', 'PAYMENT', 'PAYOUT', 'PAYOUTBACK', 'PAYOUTFEE', 'REFUND', 'REFUNDBACK', 'REFUNDKEPT', 'REFUNDPAID', 'RENT', 'RENTPAID', 'REVERSAL', 'SALE', 'SALEBACK', 'SALEKEPT', 'SUBSIDY', 'SUBSIDYBACK', 'SUBSIDYPAID', 'YEAREND'] as const
export type VoucherKind = (typeof voucherKinds)[number]

/** One line: exactly one side, a positive number of fen. Receivables (1121) and advances (2203) name their unit. */
export type Posting = {
  readonly account: AccountCode
  readonly fund: Fund
  readonly debitFen?: Fen
  readonly creditFen?: Fen
  readonly unit?: UnitId
  /** What income came from or money was spent on; only where it is not what is usual for the account (`purposeOf`). */
  readonly purpose?: Purpose
}

/** A fact in the books. Never changed, never deleted: a later voucher answers an earlier one. */
export type Voucher = {
  /** `BILL.2026-12-01.<document>`: names its own place, so a voucher is found without an index. */
  readonly id: VoucherId
  readonly kind: VoucherKind
  /** The natural id of the document: one fact, one voucher. */
  readonly document: string
  /** The month that it is booked in follows from the entry date; the value date is when the money moved (M8). */
  readonly entryDate: BusinessDate
  readonly valueDate: BusinessDate
  readonly text: string
  readonly unit?: UnitId
  /** Whose common ground the money is of, where no unit says it: a parking area's, a facility's. */
  readonly community?: CommunityId
  readonly postings: readonly Posting[]
}

export type VoucherInput = Omit<Voucher, 'id'>

/** More lines than any document here needs, and still one item far below DynamoDB's 400 KB. */
export const postingsMax = 200
const textLengthMax = 120
const namesUnit: readonly AccountCode[] = ['1121', '2203']

/** The only maker of vouchers. Anything wrong with one is a defect of the caller, so it throws a broken invariant. */
export function buildVoucher(input: VoucherInput): Voucher {
  assert(/^[A-Za-z0-9._-]{1,120}$/.test(input.document), `a document id fit for a key: ${input.document}`)
  assert(parseDate(input.entryDate) && parseDate(input.valueDate), `dates that exist: ${input.entryDate}, ${input.valueDate}`)
  assert(input.text.length > 0 && input.text.length <= textLengthMax && !/[\r\n]/.test(input.text), `one line of text, at most ${textLengthMax} characters`)
  assert(input.postings.length >= 2 && input.postings.length <= postingsMax, `2 to ${postingsMax} postings`)
  const postings = input.postings.map((posting) => checkPosting(posting, input.unit))
  assertBalanced(postings)
  return { ...input, postings, id: voucherId(input.kind, input.entryDate, input.document) }
}

function checkPosting(posting: Posting, voucherUnit: UnitId | undefined): Posting {
  const { account, fund, purpose, debitFen = 0 as Fen, creditFen = 0 as Fen } = posting
  const known = accountOf(account)
  assert(known, `an account of the chart: ${account}`)
  assert(purpose === undefined || known.class === (isSource(purpose) ? 'income' : 'expense'), `a purpose that fits the account: ${purpose} on ${account}`)
  assert(funds.includes(fund), `a known fund: ${fund}`)
  assert(fen(debitFen) >= 0 && fen(creditFen) >= 0 && debitFen > 0 !== creditFen > 0, `one positive side: ${account} ${debitFen}/${creditFen}`)
  assert(!namesUnit.includes(account) || posting.unit || voucherUnit, `${account} names its unit`)
  return { account, fund, ...(debitFen ? { debitFen } : { creditFen }), ...(posting.unit && posting.unit !== voucherUnit ? { unit: posting.unit } : {}), ...(purpose && purpose !== usualPurpose[account] ? { purpose } : {}) }
}

/** Debits equal credits in each fund by itself; then they do in all. */
export function assertBalanced(postings: readonly Posting[]): void {
  for (const fund of funds) {
    const net = fen(postings.filter((posting) => posting.fund === fund).reduce((total, posting) => total + signed(posting), 0))
    assert(net === 0, `fund ${fund} is out of balance by ${net} fen`)
  }
}

/** Debit positive, credit negative, in fen. */
export const signed = (posting: Posting): Fen => fen((posting.debitFen ?? 0) - (posting.creditFen ?? 0))

/** What a line of income or expense is for; undefined on every other account. */
export const purposeOf = ({ account, purpose }: Pick<Posting, 'account' | 'purpose'>): Purpose | undefined => purpose ?? usualPurpose[account]

/** The unit that a line belongs to: its own, else the voucher's. */
export const unitOf = (voucher: Pick<Voucher, 'unit'>, posting: Posting): UnitId | undefined => posting.unit ?? voucher.unit

export const voucherId = (kind: VoucherKind, entryDate: BusinessDate, document: string): VoucherId => `${kind}.${entryDate}.${document}` as VoucherId

export type VoucherPlace = { readonly kind: VoucherKind; readonly entryDate: BusinessDate; readonly document: string; readonly period: Period }

/** Reads an id that came from outside; undefined when it names no possible place. */
export function placeOfVoucher(id: string): VoucherPlace | undefined {
  const [, kind, date, document] = /^([A-Z]+)\.(\d{4}-\d{2}-\d{2})\.([A-Za-z0-9._-]{1,120})$/.exec(id) ?? []
  const known = voucherKinds.find((one) => one === kind)
  const entryDate = parseDate(date ?? '')
  return known && entryDate && document ? { kind: known, entryDate, document, period: periodOfDate(entryDate) } : undefined
}
