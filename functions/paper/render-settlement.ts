import { yuan } from '../money.ts'
import { drawLetterhead } from './letterhead.ts'
import type { PaperSettlement, PaperSite } from './model.ts'
import { grey, ground, ink, openSheet, type Sheet } from './sheet.ts'
import { money, type PaperLang, paperWords } from './words.ts'

const left = 51
const right = 544
const wide = right - left
const top = 44
const bottom = 786
/** A cell reads well between hairlines of this distance. */
const rowHeight = 21
const signatureHeight = 116

/** The statement on moving out on A4, as many pages as its rows take: result, open bills, credit, movements, signatures. */
export async function renderSettlement(site: PaperSite, paper: PaperSettlement, lang: PaperLang, created: Date): Promise<Uint8Array<ArrayBuffer>> {
  const words = paperWords[lang]
  const sheet = openSheet({ title: `${words.settlement} ${paper.buildingName} ${paper.room}`, author: site.name, size: 'A4', created })
  const flow = flowOn(sheet, lang, [paper.communityName, paper.buildingName, paper.room, site.name, site.phone].filter(Boolean).join('  '))
  drawLetterhead(sheet, site, { left, right, top }, { label: words.madeOn, value: words.date(paper.madeOn) })
  sheet.text(left, 100, words.settlement, { size: 21, weight: 'bold', width: wide })
  drawHousehold(sheet, paper, lang)
  flow.to(222)
  drawOpen(flow, paper, lang)
  drawRows(flow, paper, lang)
  drawSignatures(flow, paper, lang)
  return sheet.finish()
}

type RowLook = { readonly head?: true; readonly strong?: true }
type Flow = ReturnType<typeof flowOn>
type Cell = readonly [x: number, text: string, look?: { readonly width?: number; readonly align?: 'right'; readonly bold?: true }]

/** Rows one under the other; a new page, with the table's head again, begins where the next would not fit. `whose` stands at each foot. */
function flowOn(sheet: Sheet, lang: PaperLang, whose: string) {
  let [y, page] = [top, 0]
  let head: readonly Cell[] = []
  const foot = (): void => {
    sheet.text(left, 806, whose, { size: 8.5, colour: grey, width: wide - 60 })
    sheet.text(left, 806, paperWords[lang].page(page), { size: 8.5, colour: grey, align: 'right', width: wide })
    if (sheet.missing()) sheet.text(left, 820, paperWords[lang].missing, { size: 7, colour: grey })
  }
  const turn = (): void => {
    sheet.page()
    page += 1
    y = top
  }
  turn()
  const need = (height: number, more?: 'without-head'): void => {
    if (y + height <= bottom) return
    foot()
    turn()
    if (head.length && !more) draw(head, { head: true })
  }
  const heading = (text: string): void => {
    head = []
    need(rowHeight * 4)
    sheet.text(left, y + 12, text, { size: 13, weight: 'bold', width: wide })
    y += 38
  }
  const row = (cells: readonly Cell[], look: RowLook = {}): void => {
    need(rowHeight)
    if (look.head) head = cells
    draw(cells, look)
  }
  const draw = (cells: readonly Cell[], look: RowLook): void => {
    if (look.head) sheet.box(left, y, wide, rowHeight, ground)
    for (const [x, text, { width = 100, align = 'left', bold } = {}] of cells) sheet.text(left + x, y + 3, text, { size: 10, width, align, colour: look.head ? grey : ink, weight: look.strong || bold ? 'bold' : 'regular' })
    y += rowHeight
    if (!look.head) sheet.rule(left, y, right)
  }
  return { sheet, heading, row, need, foot, to: (place: number): void => void (y = place), at: (): number => y }
}

function drawHousehold(sheet: Sheet, paper: PaperSettlement, lang: PaperLang): void {
  const words = paperWords[lang]
  sheet.text(left, 146, `${paper.communityName}  ${paper.buildingName}  ${paper.room}`, { size: 16, weight: 'bold', width: 290 })
  const facts = [
    [words.owner, paper.name],
    [words.movedOn, words.date(paper.movedOn)],
  ] as const
  for (const [at, [label, value]] of facts.entries()) {
    sheet.text(left, 175 + at * 19, label, { size: 11, colour: grey })
    sheet.text(left + (lang === 'zh' ? 68 : 96), 175 + at * 19, value, { size: 11, width: 190 })
  }
  const owed = owedOf(paper)
  sheet.text(left + 290, 148, owed > 0 ? words.payRest : owed < 0 ? words.giveBack : words.settled, { size: 11, colour: grey, align: 'right', width: wide - 290 })
  sheet.text(left + 260, 163, money(Math.abs(owed)), { size: 28, weight: 'bold', align: 'right', width: wide - 260 })
}

/** What the household owes on balance; below 0 = it is owed. */
const owedOf = ({ openFen, creditFen, heldFen, refundsFen }: PaperSettlement): number => openFen - creditFen + heldFen - refundsFen

function drawOpen(flow: Flow, paper: PaperSettlement, lang: PaperLang): void {
  const { open, openFen, creditFen, heldFen, refundsFen, claimedFen } = paper
  const words = paperWords[lang]
  const amount = (text: string): Cell => [360, text, { width: wide - 368, align: 'right' }]
  flow.heading(words.openBills)
  if (open.length) flow.row([[8, words.billNo], [150, words.month], [290, words.dueDate], amount(words.amount)], { head: true })
  for (const bill of open) flow.row([[8, bill.no, { width: 130 }], [150, words.period(bill.period), { width: 130 }], [290, bill.dueDate], amount(yuan(bill.openFen))])
  if (!open.length) flow.row([[8, words.noOpenBills, { width: 300 }]])
  const owed = owedOf(paper)
  if (open.length) flow.row([[8, words.billsTotal, { width: 200 }], amount(yuan(openFen))])
  flow.row([[8, words.lessCredit, { width: 200 }], amount(yuan(creditFen))])
  if (heldFen) flow.row([[8, words.plusHeld, { width: 340 }], amount(yuan(heldFen))])
  if (refundsFen) flow.row([[8, words.lessRefunds, { width: 340 }], amount(yuan(refundsFen))])
  flow.row([[8, owed > 0 ? words.payRest : owed < 0 ? words.giveBack : words.settled, { width: 260 }], amount(money(Math.abs(owed)))], { strong: true })
  if (claimedFen) flow.row([[8, words.claimed, { width: 340 }], amount(yuan(claimedFen))])
}

function drawRows(flow: Flow, { from, openingFen, rows, closingFen }: PaperSettlement, lang: PaperLang): void {
  const words = paperWords[lang]
  const line = (date: string, text: string, no: string, [charged, paid, balance]: readonly [string, string, string]): Cell[] => [
    [8, date, { width: 66 }],
    [76, text, { width: 152 }],
    [234, no, { width: 82 }],
    [318, charged, { width: 52, align: 'right' }],
    [374, paid, { width: 52, align: 'right' }],
    [430, balance, { width: 55, align: 'right' }],
  ]
  flow.heading(words.rowsSince(words.date(from)))
  flow.row(line(words.rowDate, words.rowText, words.rowNo, [words.charged, words.paidIn, words.balance]), { head: true })
  flow.row(line(from, words.opening, '', ['', '', yuan(openingFen)]))
  for (const row of rows) flow.row(line(row.date, row.text, row.no ?? '', [row.chargeFen ? yuan(row.chargeFen) : '', row.paidFen ? yuan(row.paidFen) : '', yuan(row.balanceFen)]))
  flow.row(line('', words.closing, '', ['', '', yuan(closingFen)]), { strong: true })
}

function drawSignatures(flow: Flow, { madeOn }: PaperSettlement, lang: PaperLang): void {
  const words = paperWords[lang]
  const { sheet } = flow
  flow.need(signatureHeight, 'without-head')
  const y = flow.at() + 10
  sheet.lines(left, y, words.settlementNote(words.date(madeOn)), { size: 9.5, colour: grey, width: wide })
  const width = (wide - 32) / 3
  for (const [at, label] of [words.signHousehold, words.signClerk, words.signSeal].entries()) {
    const x = left + at * (width + 16)
    sheet.text(x, y + 34, label, { size: 9.5, colour: grey, width })
    sheet.rule(x, y + 76, x + width, ink)
    sheet.text(x, y + 80, words.on, { size: 8.5, colour: grey })
  }
  flow.foot()
}
