import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import type { PaymentId } from '../ids.ts'
import type { PaperReceipt } from '../paper/model.ts'
import { renderReceipt } from '../paper/render-receipt.ts'
import { getSite } from '../tenants/get-site.ts'
import { getReceipt } from './get-receipt.ts'

/** The same receipt on paper, from whom it was issued by then. Printing it again prints the same. */
export async function getReceiptPdf(ctx: Ctx, id: PaymentId, lang: keyof Say): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const [receipt, site] = await Promise.all([getReceipt(ctx, id), getSite(ctx)])
  const paper: PaperReceipt = { ...receipt, verifyUrl: null }
  return { name: `receipt-${receipt.no}.pdf`, bytes: await renderReceipt({ ...site, ...receipt.issuer }, paper, lang, new Date(receipt.issuedAt)) }
}
