import type { SaleId } from '../ids.ts'

/** `sale-<12 characters>`: also our order number at the provider, where no payment's looks like it. */
export const saleIdOf = (own: string): SaleId => `sale-${own}` as SaleId
export const isSaleId = (text: string | undefined): text is SaleId => /^sale-[a-z0-9]{12}$/.test(text ?? '')
