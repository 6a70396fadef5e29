import { setImmediate as breathe } from 'node:timers/promises'
import { drawBill } from './bill-page.ts'
import type { PaperBill, PaperSite } from './model.ts'
import { openSheet } from './sheet.ts'
import { type PaperLang, paperWords } from './words.ts'

/** Pages drawn before other work gets its turn. */
const pagesAtOnce = 25

/** Paper bills, one A4 page each, in the order given. */
export async function renderBills(site: PaperSite, bills: readonly PaperBill[], lang: PaperLang, created: Date): Promise<Uint8Array<ArrayBuffer>> {
  const words = paperWords[lang]
  const title = bills[0] ? words.billTitle(words.period(bills[0].period)) : ''
  const sheet = openSheet({ title, author: site.name, size: 'A4', created })
  for (const [at, bill] of bills.entries()) {
    if (at % pagesAtOnce === pagesAtOnce - 1) await breathe()
    drawBill(sheet, site, bill, lang)
  }
  return sheet.finish()
}
