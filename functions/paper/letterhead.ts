import type { PaperSite } from './model.ts'
import { grey, ink, type Sheet } from './sheet.ts'

type Place = { readonly left: number; readonly right: number; readonly top: number }

/** The organization at the left with its mark in its colour, the document's number at the right, a line below. */
export function drawLetterhead(sheet: Sheet, site: PaperSite, { left, right, top }: Place, number: { readonly label: string; readonly value: string }): void {
  const side = 32
  sheet.box(left, top, side, side, site.colour)
  const letters = [...site.logoText].slice(0, 4).join('')
  const size = letters.length <= 1 ? 18 : letters.length === 2 ? 13 : 8
  sheet.text(left + 2, top + side / 2 - size * 0.72, letters, { size, weight: 'bold', colour: '#ffffff', align: 'center', width: side - 4 })
  sheet.text(left + side + 12, top + 5, site.name, { size: 15, weight: 'bold', width: right - left - 200 })
  sheet.text(left, top - 1, number.label, { size: 8.5, colour: grey, align: 'right', width: right - left })
  sheet.text(right - 150, top + 11, number.value, { size: 13, weight: 'bold', align: 'right', width: 150 })
  sheet.rule(left, top + side + 10, right, ink, 0.9)
}
