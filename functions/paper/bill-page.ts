import { squareMetres, yuan } from '../money.ts'
import { amountInWords } from './amount-in-words.ts'
import { drawLetterhead } from './letterhead.ts'
import type { PaperBill, PaperLine, PaperSite } from './model.ts'
import { grey, ground, hairline, ink, type Sheet } from './sheet.ts'
import { money, type PaperLang, paperWords, priceText } from './words.ts'

const left = 51
const right = 544
const wide = right - left

/** One A4 page: head, what is to pay, lines, how to pay, and a slip for the counter below the cut. */
export function drawBill(sheet: Sheet, site: PaperSite, bill: PaperBill, lang: PaperLang): void {
  sheet.page()
  const words = paperWords[lang]
  drawLetterhead(sheet, site, { left, right, top: 44 }, { label: words.billNo, value: bill.no })
  sheet.text(left, 100, words.billTitle(words.period(bill.period)), { size: 21, weight: 'bold', width: wide })
  drawHousehold(sheet, bill, lang)
  const below = drawLines(sheet, bill, lang)
  drawSum(sheet, bill, lang, below)
  drawHowToPay(sheet, site, bill, lang)
  drawSlip(sheet, site, bill, lang)
  if (sheet.missing()) sheet.text(left, 818, words.missing, { size: 7, colour: grey })
}

function drawHousehold(sheet: Sheet, bill: PaperBill, lang: PaperLang): void {
  const words = paperWords[lang]
  sheet.text(left, 146, `${bill.communityName}  ${bill.buildingName}  ${bill.room}`, { size: 16, weight: 'bold', width: 300 })
  const facts = [
    [words.payer, bill.payer],
    ...(bill.area === null ? [] : [[words.area, `${squareMetres(bill.area)} ㎡`]]),
    [words.issued, words.date(bill.issuedOn)],
  ] as [string, string][]
  for (const [at, [label, value]] of facts.entries()) {
    sheet.text(left, 175 + at * 19, label, { size: 11, colour: grey })
    sheet.text(left + 68, 175 + at * 19, value, { size: 11, width: 240 })
  }
  const paid = bill.openFen === 0
  sheet.text(left, 146, words.toPay, { size: 11, colour: grey, align: 'right', width: wide })
  sheet.text(left + 260, 160, money(bill.openFen), { size: 28, weight: 'bold', align: 'right', width: wide - 260 })
  sheet.text(left + 200, 206, paid ? words.paid : words.payBy(words.date(bill.dueDate)), { size: 12, weight: 'bold', align: 'right', width: wide - 200 })
}

/** A table of any length that still ends above the payment part: rows get lower when there are many. */
function drawLines(sheet: Sheet, bill: PaperBill, lang: PaperLang): number {
  const words = paperWords[lang]
  const top = 246
  sheet.box(left, top, wide, 24, ground)
  sheet.text(left + 8, top + 4, words.item, { size: 10.5, colour: grey })
  sheet.text(left + 190, top + 4, words.basis, { size: 10.5, colour: grey })
  sheet.text(left, top + 4, words.amount, { size: 10.5, colour: grey, align: 'right', width: wide - 8 })
  const height = Math.min(28, 150 / bill.lines.length)
  let y = top + 24
  for (const line of bill.lines) {
    const size = Math.min(11.5, height * 0.52)
    const inset = (height - size * 1.448) / 2
    sheet.text(left + 8, y + inset, line.name[lang], { size, width: 174 })
    sheet.text(left + 190, y + inset, basisText(line, lang), { size, width: 210 })
    sheet.text(left + 400, y + inset, yuan(line.amountFen), { size, align: 'right', width: wide - 408 })
    y += height
    sheet.rule(left, y, right)
  }
  return y
}

export function basisText(line: PaperLine, lang: PaperLang): string {
  const words = paperWords[lang]
  const price = priceText(line.price)
  const part = line.basis !== 'fixed' && line.days < line.daysOfMonth ? words.part(line.days, line.daysOfMonth) : ''
  switch (line.basis) {
    case 'per-m2':
      return `${words.perArea(squareMetres(line.area ?? 0), price)}${part}`
    case 'per-household':
      return `${words.perHousehold(price)}${part}`
    case 'fixed':
      return words.fixed(price)
    case 'per-permit':
      return `${words.perPermit(line.car?.nth ?? 1, price, line.car?.months ?? 1)}${part}`
    default:
      return line.basis satisfies never
  }
}

function drawSum(sheet: Sheet, bill: PaperBill, lang: PaperLang, y: number): void {
  const words = paperWords[lang]
  sheet.text(left + 8, y + 8, words.total, { size: 12, weight: 'bold' })
  // The capital numerals are a Chinese form; an English paper has figures only.
  if (lang === 'zh') sheet.text(left + 190, y + 9, `${words.inWords}${amountInWords(bill.amountFen)}`, { size: 10.5, colour: grey, width: 220 })
  sheet.text(left + 400, y + 7, money(bill.amountFen), { size: 13.5, weight: 'bold', align: 'right', width: wide - 408 })
  sheet.rule(left, y + 33, right, ink, 0.9)
  let note = y + 41
  const paid = paidText(bill, lang)
  if (paid) {
    sheet.text(left + 8, note, paid, { size: 10.5, width: wide - 8 })
    note += 17
  }
  if (bill.earlier.bills > 0) sheet.text(left + 8, note, words.earlier(bill.earlier.bills, money(bill.earlier.fen)), { size: 10.5, width: wide - 8 })
}

/** Only out of credit, out of it among others, or otherwise in part; '' when there is nothing to say. */
function paidText({ amountFen, openFen, creditFen }: PaperBill, lang: PaperLang): string {
  const words = paperWords[lang]
  if (openFen === amountFen || (openFen === 0 && creditFen === 0)) return ''
  if (creditFen === 0) return words.partPaid(money(openFen))
  return openFen > 0 && creditFen + openFen === amountFen ? words.creditUsed(money(creditFen), money(openFen)) : [words.creditPaid(money(creditFen)), openFen > 0 ? words.partPaid(money(openFen)) : ''].filter(Boolean).join(lang === 'zh' ? '。' : ' ')
}

const codeSide = 116

function drawHowToPay(sheet: Sheet, site: PaperSite, bill: PaperBill, lang: PaperLang): void {
  const words = paperWords[lang]
  const top = 508
  sheet.text(left, top, words.howTo, { size: 14, weight: 'bold' })
  sheet.rule(left, top + 24, right)
  let y = top + 36
  if (bill.payUrl) sheet.qr(left + 6, y + 2, codeSide, bill.payUrl)
  const x = bill.payUrl ? left + codeSide + 26 : left
  const ways: [string, string][] = [
    ...(bill.payUrl ? [[words.scan, words.scanHow] as [string, string]] : []),
    ...(bill.openFen > 0 ? [[words.counter, words.counterHow(site.address)] as [string, string]] : []),
    [words.ask, words.askHow(site.phone)],
  ]
  for (const [title, how] of ways) {
    sheet.text(x, y, title, { size: 11.5, weight: 'bold' })
    y = sheet.lines(x, y + 17, how, { size: 10.5, colour: ink, width: right - x, leading: 1.46 }) + 5
  }
}

function drawSlip(sheet: Sheet, site: PaperSite, bill: PaperBill, lang: PaperLang): void {
  const words = paperWords[lang]
  const top = 702
  sheet.text(left - 22, top - 8, '✂', { size: 10, colour: grey })
  sheet.dashes(left - 8, top, right + 8)
  sheet.text(left, top + 14, words.slip, { size: 11, weight: 'bold' })
  sheet.text(left, top + 14, site.name, { size: 9.5, colour: grey, align: 'right', width: wide })
  const cells: [number, number, string, string][] = [
    [0, 0, words.billNo, bill.no],
    [165, 0, words.unit, `${bill.buildingName} ${bill.room}`],
    [330, 0, words.sum, money(bill.openFen)],
    [0, 1, words.method, words.methods],
    [165, 1, words.received, ''],
    [330, 1, words.on, ''],
  ]
  for (const [x, row, label, value] of cells) {
    const y = top + 40 + row * 34
    sheet.text(left + x, y, label, { size: 8.5, colour: grey })
    sheet.text(left + x, y + 11, value, { size: 11, weight: row === 0 ? 'bold' : 'regular', width: 150 })
    sheet.rule(left + x, y + 28, left + x + 150, hairline)
  }
}
