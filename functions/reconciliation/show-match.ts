import { type Ctx, hasRole } from '../context.ts'
import type { VoucherId } from '../ids.ts'
import { type BookedVoucher, findVouchers } from '../ledger/find-vouchers.ts'
import { personOf } from '../members/person-of.ts'
import { readPayment } from '../payments/give-back.ts'
import type { MatchRecord } from './match-items.ts'
import type { Match } from './match-model.ts'
import { moneyOf } from './matching-entries.ts'
import type { AccountKind } from './model.ts'
import type { MatchCandidate } from './shown-model.ts'
import { readAccount } from './statement-items.ts'

export async function showMatch(ctx: Ctx, match: MatchRecord): Promise<Match> {
  const { kind } = await readAccount(ctx, match.account)
  const { id, account, state, how, rule, reasons, lines, amountFen, bills, unit, feeFen, differenceFen, difference, booked, steps } = match
  const vouchers = await findVouchers(ctx, [...match.vouchers, ...(booked?.paymentVoucher ? [booked.paymentVoucher] : [])])
  const payment = booked?.payment ? await readPayment(ctx, booked.payment) : undefined
  return {
    id, account, state, how, rule, amountFen, unit, feeFen, differenceFen, difference,
    reasons: [...reasons],
    lines: [...lines],
    entries: vouchers.flatMap((voucher) => (voucher ? [candidateOf(kind, voucher)] : [])),
    bills: [...bills],
    payment: booked?.payment ?? null,
    receiptNo: payment?.receiptNo ?? null,
    voucher: booked?.voucher ?? null,
    entryDate: booked?.entryDate ?? null,
    steps: steps.map(({ what, at, by, note }) => ({ what, at, by, note })),
    may: await rightsOf(ctx, match),
  }
}

const candidateOf = (kind: AccountKind, voucher: BookedVoucher): MatchCandidate => ({ kind: 'voucher', voucher: voucher.id, voucherKind: voucher.kind, unit: voucher.unit ?? null, place: null, text: voucher.text, date: voucher.valueDate, amountFen: moneyOf(kind, voucher) })

/** A voucher outside of what a run looked at; undefined for what is none. */
export async function findCandidate(ctx: Ctx, kind: AccountKind, id: string): Promise<MatchCandidate | undefined> {
  const [voucher] = await findVouchers(ctx, [id as VoucherId])
  return voucher && candidateOf(kind, voucher)
}

/** What the caller may do with it; whether the month still allows it is told when they do. */
export async function rightsOf(ctx: Ctx, { state, steps }: MatchRecord): Promise<Match['may']> {
  const keeps = hasRole(ctx, 'head', 'finance')
  const waits = keeps && state === 'asked'
  return { undo: keeps && state === 'confirmed', approve: waits && steps[0]?.who !== (await personOf(ctx)), decline: waits }
}
