import type { ReceiptRecord } from './room-items.ts'
import type { Receipt } from './settlement-model.ts'

export const showReceipt = ({ id, contract, kind, method, amountFen, on, reference, parts, recorded, voucher }: ReceiptRecord): Receipt => ({
  id, contract, kind, method, amountFen, on, reference, parts: [...parts], recorded: { at: recorded.at, by: recorded.by }, voucher,
})
