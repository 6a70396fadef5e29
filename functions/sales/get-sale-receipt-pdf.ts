import { dateOfInstant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert, type Say, unknown } from '../faults.ts'
import type { SaleId } from '../ids.ts'
import type { PdfFile } from '../paper/answer-pdf.ts'
import { renderReceipt } from '../paper/render-receipt.ts'
import { readSale, type SaleRecord } from './items.ts'
import { receipts } from './number-receipt.ts'
import { isBooked } from './show-sale.ts'

/**
 * The numbered receipt of a sale on paper: what was sold, by whom it was issued then. It follows from the booked sale alone, so
 * that printing it again prints the same, whatever the settings and the sale have become (M6). Throws `unknown`.
 */
export const getSaleReceiptPdf = async (ctx: Ctx, id: SaleId, lang: keyof Say): Promise<PdfFile> => receiptOf(ctx, await readSale(ctx, id), lang)

/** For whoever holds the secret of its landing page; with another one it is not there. */
export async function getLandingReceiptPdf(ctx: Ctx, { sale: id, key }: { readonly sale: SaleId; readonly key: string }, lang: keyof Say): Promise<PdfFile> {
  const sale = await readSale(ctx, id)
  return receiptOf(ctx, sale?.key === key ? sale : undefined, lang)
}

async function receiptOf(ctx: Ctx, found: SaleRecord | undefined, lang: keyof Say): Promise<PdfFile> {
  if (!isBooked(found)) throw unknown('no booked sale, or of another key')
  const { receiptNo: no, title, lines, amountFen, cash } = found.receiptNo ? found : await receipts.number(ctx, found)
  assert(no, `a numbered sale: ${found.id}`)
  const { issuer, at, method, valueDate } = found.booked
  const paper = { no, issuedOn: dateOfInstant(at), title, lines, amountFen, method, valueDate, reference: null, collector: cash?.collector ?? null, voidOn: null, verifyUrl: null }
  return { name: `receipt-${no}.pdf`, bytes: await renderReceipt(issuer, paper, lang, new Date(at)) }
}
