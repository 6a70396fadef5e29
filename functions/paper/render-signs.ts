import type { PaperSign, PaperSite } from './model.ts'
import { grey, ground, ink, openSheet, type Sheet } from './sheet.ts'
import { type SignWords, signWords, typeIt } from './sign-words.ts'

const left = 51
const right = 544
const wide = right - left
/** Of the code, without its quiet zone: 9.5 cm, read from two metres away. */
const codeSide = 270
/** White around the code: a module is at most a 25th of its side, and the standard asks for four. */
const quiet = 44

/** Signs to hang up, an A4 page each: what it is for, the code, what to do, whom to call. Chinese large, English small, whatever the reader's language. */
export async function renderSigns(site: PaperSite, signs: readonly PaperSign[], title: string, created: Date): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = openSheet({ title, author: site.name, size: 'A4', created })
  for (const sign of signs) {
    sheet.page()
    drawSign(sheet, site, sign)
  }
  return sheet.finish()
}

function drawSign(sheet: Sheet, site: PaperSite, sign: PaperSign): void {
  const words = signWords[sign.use][sign.pay]
  drawHead(sheet, site)
  sheet.text(left, 88, words.title.zh, { size: 50, weight: 'bold', align: 'center', width: wide })
  sheet.text(left, 156, words.title.en, { size: 15, colour: grey, align: 'center', width: wide })
  sheet.text(left, 183, sign.name, { size: 30, weight: 'bold', align: 'center', width: wide })
  sheet.text(left, 227, sign.place, { size: 14, colour: grey, align: 'center', width: wide })
  sheet.qr(left + (wide - codeSide) / 2, 246 + quiet, codeSide, sign.url)
  sheet.text(left, 246 + 2 * quiet + codeSide, typeIt(sign.url), { size: 10, colour: grey, align: 'center', width: wide })
  drawSteps(sheet, words, 624)
  drawFoot(sheet, site, words)
}

function drawHead(sheet: Sheet, site: PaperSite): void {
  const side = 36
  sheet.box(left, 40, side, side, site.colour)
  const letters = [...site.logoText].slice(0, 4).join('')
  const size = letters.length <= 1 ? 20 : letters.length === 2 ? 14 : 9
  sheet.text(left + 2, 58 - size * 0.72, letters, { size, weight: 'bold', colour: '#ffffff', align: 'center', width: side - 4 })
  sheet.text(left + side + 12, 46, site.name, { size: 19, weight: 'bold', width: wide - side - 12 })
  sheet.rule(left, 86, right, ink, 0.9)
}

/** Three steps side by side, as large as they fit. */
function drawSteps(sheet: Sheet, { steps }: SignWords, top: number): void {
  const gap = 16
  const width = (wide - 2 * gap) / 3
  for (const [at, { zh, en }] of steps.entries()) {
    const x = left + at * (width + gap)
    sheet.box(x, top, 26, 26, ink)
    sheet.text(x, top + 3, String(at + 1), { size: 14, weight: 'bold', colour: '#ffffff', align: 'center', width: 26 })
    const below = sheet.lines(x, top + 34, zh, { size: 15, weight: 'bold', width, leading: 1.4 })
    sheet.lines(x, below + 2, en, { size: 9, colour: grey, width, leading: 1.4 })
  }
}

function drawFoot(sheet: Sheet, site: PaperSite, { check }: SignWords): void {
  const help = site.phone ? `有问题请打 ${site.phone}` : `有问题请到 ${site.address || '本社服务站'}`
  const helpEn = site.phone ? `Help: ${site.phone}` : 'Help: at our service desk'
  sheet.box(left, 744, wide, 52, ground)
  sheet.text(left + 14, 746, help, { size: 19, weight: 'bold', width: wide - 28 })
  sheet.text(left + 14, 774, helpEn, { size: 10, colour: grey, width: wide - 28 })
  sheet.text(left, 800, check.zh(site.name), { size: 9.5, width: wide })
  sheet.text(left, 816, sheet.missing() ? `${check.en}  〓: character not in the font` : check.en, { size: 8, colour: grey, width: wide })
}
