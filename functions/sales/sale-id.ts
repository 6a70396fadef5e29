import type { SaleId } from '../ids.ts'

/** `sale-<12 characters>`: also our order number at the provider, where no payment's looks like it. */
export const saleIdOf = (own: string): SaleId => `sale-${own}` as SaleId
export const isSaleId = (text: string | undefined): text is SaleId => /^sale-[a-z0-9]{12}$/.test(text ?? '')

/** `<refund of a sale>.<attempt>`: the key that the provider keeps of it. */
export const isSaleRefundKey = (key: string | undefined): key is string => /^sale-[a-z0-9]{12}-[a-z0-9]{1,12}\.\d+$/.test(key ?? '')
