import type { Ctx } from '../context.ts'
import type { BillId } from '../ids.ts'
import type { PdfFile } from '../paper/answer-pdf.ts'
import { renderBills } from '../paper/render-bills.ts'
import { type PaperLang, paperWords } from '../paper/words.ts'
import { readAccount } from './account-items.ts'
import type { BillPdfQuery } from './bill-model.ts'
import { getBill } from './get-bill.ts'
import { paperBills } from './paper-bills.ts'

/** One paper bill; who may read the bill may print it. A resident's own copy names the resident in full. */
export async function getBillPdf(ctx: Ctx, id: BillId, query: BillPdfQuery, lang: PaperLang): Promise<PdfFile> {
  const bill = await getBill(ctx, id)
  const account = await readAccount(ctx, bill)
  const payer = ctx.actor.kind === 'paylink' ? 'masked' : ctx.actor.kind === 'resident' ? 'full' : query.payer
  const { site, bills } = await paperBills(ctx, [{ bill, lines: bill.lines, account, creditFen: bill.creditFen }], payer)
  const words = paperWords[lang]
  return { name: `${words.billTitle(words.period(bill.period))} ${bill.buildingName} ${bill.room}.pdf`, bytes: await renderBills(site, bills, lang, ctx.clock.now()) }
}
