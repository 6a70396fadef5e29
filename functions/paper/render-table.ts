import { drawLetterhead } from './letterhead.ts'
import type { PaperSite } from './model.ts'
import { grey, ground, ink, openSheet, type Sheet } from './sheet.ts'
import { type PaperLang, paperWords } from './words.ts'

/** A table of texts to print: the rows of a screen or file, with what stands around them. */
export type PaperTable = {
  readonly title: string
  /** Beside the title: of what time, in what unit. */
  readonly lead: string
  readonly columns: readonly { readonly title: string; readonly width: number; readonly right: boolean }[]
  readonly rows: readonly { readonly cells: readonly { readonly text: string; readonly strong: boolean }[] }[]
  /** Below the table, one under the other. */
  readonly notes: readonly string[]
  /** Who signs for it; none = nobody has to. */
  readonly signers: readonly string[]
  readonly madeOn: string
  /** Upright however many its columns. */
  readonly upright: boolean
  /** Between two columns, in points; many narrow ones stand closer. */
  readonly gap?: number
}

const margin = 44
const rowHeight = 19
const headHeight = 24
/** In characters: what fits an upright page at a size that old eyes read. */
const uprightMax = 96
const size = 9

/** Any table on A4, upright or lying by its columns, as many pages as its rows take, its head again on each. */
export async function renderTable(site: PaperSite, paper: PaperTable, lang: PaperLang, created: Date): Promise<Uint8Array<ArrayBuffer>> {
  const characters = paper.columns.reduce((total, { width }) => total + width, 0)
  const landscape = characters > uprightMax && !paper.upright
  const sheet = openSheet({ title: `${paper.title} ${paper.lead}`, author: site.name, size: 'A4', landscape, created })
  const [right, bottom] = landscape ? [842 - margin, 595 - 46] : [595 - margin, 842 - 52]
  const places = placesOf(paper, right - margin, characters)
  let page = 0
  let y = 0
  const foot = (): void => {
    sheet.text(margin, bottom + 16, `${site.name}  ${paper.title}  ${paper.lead}`, { size: 8, colour: grey, width: right - margin - 80 })
    sheet.text(margin, bottom + 16, paperWords[lang].page(page), { size: 8, colour: grey, align: 'right', width: right - margin })
  }
  const turn = (): void => {
    if (page > 0) foot()
    sheet.page()
    page += 1
    y = page === 1 ? drawTop(sheet, site, paper, { right, lang }) : margin
    drawHead(sheet, paper, places, { y, right })
    y += headHeight
  }
  turn()
  for (const { cells } of paper.rows) {
    if (y + rowHeight > bottom) turn()
    for (const [at, { text, strong }] of cells.entries()) {
      const { x, width } = places[at]!
      if (text) sheet.text(x, y + 3, text, { size, width, align: paper.columns[at]!.right ? 'right' : 'left', weight: strong ? 'bold' : 'regular' })
    }
    y += rowHeight
    sheet.rule(margin, y, right)
  }
  const endHeight = paper.notes.length * 26 + (paper.signers.length ? 46 : 0)
  if (y + endHeight > bottom) {
    foot()
    sheet.page()
    page += 1
    y = margin
  }
  drawEnd(sheet, paper, { y: y + 10, right })
  foot()
  return sheet.finish()
}

type Place = { readonly x: number; readonly width: number }

function placesOf({ columns, gap = 10 }: PaperTable, wide: number, characters: number): Place[] {
  let x = margin
  return columns.map(({ width }) => {
    const part = (wide * width) / characters
    const place = { x: x + gap / 2, width: part - gap }
    x += part
    return place
  })
}

function drawTop(sheet: Sheet, site: PaperSite, paper: PaperTable, { right, lang }: { right: number; lang: PaperLang }): number {
  drawLetterhead(sheet, site, { left: margin, right, top: margin - 8 }, { label: paperWords[lang].madeOn, value: paper.madeOn })
  sheet.text(margin, 92, paper.title, { size: 19, weight: 'bold', width: (right - margin) / 2 })
  sheet.text(margin, 98, paper.lead, { size: 10.5, colour: grey, align: 'right', width: right - margin })
  return 128
}

function drawHead(sheet: Sheet, { columns }: PaperTable, places: readonly Place[], { y, right }: { y: number; right: number }): void {
  sheet.box(margin, y, right - margin, headHeight, ground)
  for (const [at, column] of columns.entries()) sheet.text(places[at]!.x, y + 5, column.title, { size, colour: grey, width: places[at]!.width, align: column.right ? 'right' : 'left' })
}

function drawEnd(sheet: Sheet, { notes, signers }: PaperTable, { y, right }: { y: number; right: number }): void {
  let at = y
  for (const note of notes) at = sheet.lines(margin, at, note, { size: 8.5, colour: grey, width: right - margin })
  const width = (right - margin) / Math.max(1, signers.length)
  for (const [place, signer] of signers.entries()) {
    const x = margin + place * width
    sheet.text(x, at + 16, signer, { size, colour: grey, width: width / 2 })
    sheet.rule(x + width * 0.42, at + 30, x + width - 20, ink)
  }
}
