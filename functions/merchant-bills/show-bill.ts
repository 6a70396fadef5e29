import type { StoredBill } from './merchant-items.ts'
import type { MerchantBill } from './model.ts'

export const showBill = ({ id, file, provider, format, account, from, to, lines, newLines, incomeFen, refundFen, createdAt, createdByName }: StoredBill): MerchantBill => ({
  id,
  file,
  provider,
  format,
  account,
  from,
  to,
  lines,
  newLines,
  incomeFen,
  refundFen,
  createdAt,
  createdByName,
})
