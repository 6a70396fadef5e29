import { squareMetres as figures } from '../money.ts'
import { amountInWords } from './amount-in-words.ts'
import { drawLetterhead } from './letterhead.ts'
import type { PaperReceipt, PaperSite } from './model.ts'
import { grey, ground, ink, openSheet, red, type Sheet } from './sheet.ts'
import { money, type PaperLang, paperWords } from './words.ts'

const left = 40
const right = 555
const wide = right - left

/** A numbered receipt on one page of A5 across: who paid what for which bills, or what was sold, in figures and in words (M6). */
export async function renderReceipt(site: PaperSite, receipt: PaperReceipt, lang: PaperLang, created: Date): Promise<Uint8Array<ArrayBuffer>> {
  const words = paperWords[lang]
  const sheet = openSheet({ title: `${words.receipt} ${receipt.no}`, author: site.name, size: 'A5', landscape: true, created })
  sheet.page()
  drawLetterhead(sheet, site, { left, right, top: 30 }, { label: words.receiptNo, value: receipt.no })
  sheet.text(left, 80, words.receipt, { size: 20, weight: 'bold', align: 'center', width: wide })
  const { label, about, rows } = 'lines' in receipt ? ofSale(receipt, lang) : ofBills(receipt, lang)
  drawAbout(sheet, { label, about, on: words.date(receipt.issuedOn) })
  const below = drawRows(sheet, rows)
  drawSum(sheet, receipt, lang, below)
  drawFoot(sheet, site, receipt, lang)
  if (receipt.voidOn) drawVoid(sheet, receipt.voidOn, lang)
  return sheet.finish()
}

/** Across the whole receipt, so that no part of it passes for a good one (M6). */
function drawVoid(sheet: Sheet, day: string, lang: PaperLang): void {
  const words = paperWords[lang]
  sheet.text(left, 215, words.voided, { size: 54, weight: 'bold', align: 'center', width: wide, colour: red })
  sheet.text(left, 290, words.voidOn(words.date(day)), { size: 10.5, align: 'center', width: wide, colour: red })
}

type Row = { readonly text: string; readonly note: string; readonly fen: number }
/** What stands above the rows, and the rows. */
type Content = { readonly label: string; readonly about: string; readonly rows: readonly Row[] }

function ofBills(receipt: Extract<PaperReceipt, { bills: unknown }>, lang: PaperLang): Content {
  const words = paperWords[lang]
  const who = receipt.payer && receipt.payer !== receipt.name ? `${receipt.payer}（${receipt.name}）` : receipt.name
  const rows = receipt.bills.map((bill) => ({
    text: `${words.paidFor} ${words.period(bill.period)}  ${bill.no}`,
    note: bill.leftFen > 0 ? words.left(money(bill.leftFen)) : '',
    fen: bill.amountFen,
  }))
  if (receipt.creditFen > 0) rows.push({ text: words.credit, note: '', fen: receipt.creditFen })
  return { label: words.receivedFrom, about: `${receipt.communityName} ${receipt.buildingName} ${receipt.room}  ${who}`, rows }
}

const ofSale = ({ title, lines }: Extract<PaperReceipt, { lines: unknown }>, lang: PaperLang): Content => ({
  label: paperWords[lang].soldFor,
  about: title[lang],
  rows: lines.map(({ text, amountFen }) => ({ text, note: '', fen: amountFen })),
})

function drawAbout(sheet: Sheet, { label, about, on }: Pick<Content, 'label' | 'about'> & { readonly on: string }): void {
  sheet.text(left, 112, label, { size: 10.5, colour: grey })
  const start = left + sheet.widthOf(label, { size: 10.5 }) + 10
  sheet.text(start, 111, about, { size: 11.5, weight: 'bold', width: right - start - 110 })
  sheet.text(left, 112, on, { size: 10.5, align: 'right', width: wide })
}

/** More than fit in rows stand in two columns, smaller, so that one page always holds. */
function drawRows(sheet: Sheet, rows: readonly Row[]): number {
  const columns = rows.length > 7 ? 2 : 1
  const perColumn = Math.ceil(rows.length / columns)
  const height = Math.min(19, 133 / Math.max(perColumn, 1))
  const size = Math.min(10.5, height * 0.62)
  const width = (wide - (columns - 1) * 20) / columns
  for (const [at, row] of rows.entries()) {
    const x = left + Math.floor(at / perColumn) * (width + 20)
    const y = 136 + (at % perColumn) * height
    sheet.text(x + 6, y + (height - size * 1.448) / 2, row.text, { size, width: width * 0.55 })
    sheet.text(x + width * 0.55, y + (height - size * 1.448) / 2, row.note, { size: size * 0.9, colour: grey, width: width * 0.22 })
    sheet.text(x, y + (height - size * 1.448) / 2, figures(row.fen), { size, align: 'right', width: width - 6 })
    sheet.rule(x, y + height, x + width)
  }
  return 136 + Math.max(perColumn, 1) * height
}

function drawSum(sheet: Sheet, receipt: PaperReceipt, lang: PaperLang, y: number): void {
  const words = paperWords[lang]
  const top = Math.max(y + 8, 196)
  sheet.box(left, top, wide, 30, ground)
  sheet.text(left + 8, top + 8, `${words.inWords} ${amountInWords(receipt.amountFen)}`, { size: 11, width: wide - 150 })
  sheet.text(left, top + 4, money(receipt.amountFen), { size: 15, weight: 'bold', align: 'right', width: wide - 8 })
}

function drawFoot(sheet: Sheet, site: PaperSite, receipt: PaperReceipt, lang: PaperLang): void {
  const words = paperWords[lang]
  const top = 326
  const cells: [string, string][] = [
    [words.methodLabel, words.payMethods[receipt.method]],
    [words.valueDate, words.date(receipt.valueDate)],
    [words.collector, receipt.collector ?? words.online],
    ...(receipt.reference ? [[words.reference, receipt.reference] as [string, string]] : []),
  ]
  const code = receipt.verifyUrl ? 48 : 0
  const width = (wide - code - 16) / cells.length
  for (const [at, [label, value]] of cells.entries()) {
    sheet.text(left + at * width, top, label, { size: 8.5, colour: grey })
    sheet.text(left + at * width, top + 12, value, { size: 10.5, width: width - 8 })
  }
  const contact = [site.address, site.phone].filter(Boolean).join('  ')
  sheet.text(left, top + 38, contact, { size: 8.5, colour: grey, width: wide - code - 120 })
  sheet.text(left, top + 38, words.seal, { size: 8.5, colour: grey, align: 'right', width: wide - code - 20 })
  if (sheet.missing()) sheet.text(left, top + 64, words.missing, { size: 7, colour: grey })
  if (!receipt.verifyUrl) return
  sheet.text(left, top + 52, words.verify(receipt.verifyUrl), { size: 8.5, colour: ink, width: wide - code - 20 })
  sheet.qr(right - code, top + 4, code, receipt.verifyUrl)
  sheet.text(right - code - 20, top + 60, words.verifyScan, { size: 7.5, colour: grey, align: 'right', width: code + 20 })
}
