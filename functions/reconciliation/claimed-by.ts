import type { Claimed } from './claim-items.ts'
import type { MatchRecord } from './match-items.ts'

/** Everything that a match holds: its lines, the vouchers that were there, and those that it made. */
export const claimedBy = ({ lines, vouchers, booked }: Pick<MatchRecord, 'lines' | 'vouchers' | 'booked'>): Claimed[] => [
  ...lines.map(({ line }): Claimed => ({ kind: 'line', id: line })),
  ...[...vouchers, ...(booked ? [booked.paymentVoucher, booked.voucher].flatMap((one) => one ?? []) : [])].map((id): Claimed => ({ kind: 'entry', id })),
]
