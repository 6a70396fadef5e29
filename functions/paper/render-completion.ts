import type { BusinessDate } from '../calendar.ts'
import type { PaperSite } from './model.ts'
import { grey, hairline, ink, openSheet, red, type Sheet } from './sheet.ts'

export type PaperCompletion = {
  readonly no: string
  readonly name: string
  readonly course: string
  readonly hours: number
  readonly completedOn: BusinessDate
  readonly issuedOn: BusinessDate
  readonly revokedOn: BusinessDate | null
  readonly url: string
  /** As it is typed: four by four. */
  readonly code: string
}

const page = { width: 842, height: 595 }
const edge = 34
const left = 92
const wide = page.width - 2 * left
const codeSide = 104

/** A certificate of completion to frame: A4 across, Chinese large, English small, and the code of the page on which a stranger finds it again. */
export async function renderCompletion(site: PaperSite, one: PaperCompletion, created: Date): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = openSheet({ title: `结业证书 ${one.no}`, author: site.name, size: 'A4', landscape: true, created })
  sheet.page()
  drawFrame(sheet, site.colour)
  sheet.text(left, 74, '结 业 证 书', { size: 40, weight: 'bold', align: 'center', width: wide })
  sheet.text(left, 128, 'Certificate of completion', { size: 14, colour: grey, align: 'center', width: wide })
  sheet.text(left, 166, `编号 No. ${one.no}`, { size: 11, colour: grey, align: 'right', width: wide })
  sheet.text(left, 192, one.name, { size: 30, weight: 'bold', align: 'center', width: wide })
  sheet.rule(left + wide / 2 - 110, 236, left + wide / 2 + 110, ink, 0.8)
  sheet.lines(left + 30, 254, `于 ${dateZh(one.completedOn)} 完成“${one.course}”培训，共 ${one.hours} 学时，成绩合格，准予结业。`, { size: 17, width: wide - 60, leading: 1.7 })
  const below = sheet.lines(left + 30, 320, `has completed the course “${one.course}” (${one.hours} hours) on ${one.completedOn}.`, { size: 11, colour: grey, width: wide - 60 })
  if (one.revokedOn) sheet.text(left, below + 10, `本证书已于 ${dateZh(one.revokedOn)} 撤销，不再有效。 Revoked on ${one.revokedOn}.`, { size: 16, weight: 'bold', colour: red, align: 'center', width: wide })
  drawFoot(sheet, site, one)
  return sheet.finish()
}

function drawFrame(sheet: Sheet, colour: string): void {
  for (const [inset, thick, shade] of [[edge, 2.4, colour], [edge + 7, 0.8, hairline]] as const) {
    const [right, bottom] = [page.width - inset, page.height - inset]
    sheet.rule(inset, inset, right, shade, thick)
    sheet.rule(inset, bottom, right, shade, thick)
    sheet.box(inset - thick / 2, inset, thick, bottom - inset, shade)
    sheet.box(right - thick / 2, inset, thick, bottom - inset, shade)
  }
}

function drawFoot(sheet: Sheet, site: PaperSite, one: PaperCompletion): void {
  const top = 412
  sheet.qr(left, top, codeSide, one.url)
  const x = left + codeSide + 20
  sheet.text(x, top + 4, '扫码查验真伪', { size: 12, weight: 'bold' })
  sheet.text(x, top + 22, 'Scan to verify', { size: 9, colour: grey })
  sheet.lines(x, top + 42, `网址 ${one.url.replace(/^https?:\/\//, '').replace(/\/[^/]+$/, '')}`, { size: 9, colour: grey, width: 250 })
  sheet.text(x, top + 58, `查验码 ${one.code}`, { size: 9, colour: grey, width: 250 })
  if (sheet.missing()) sheet.text(x, top + 76, '〓：字体中没有的字  character not in the font', { size: 8, colour: grey, width: 250 })
  const right = left + wide - 230
  sheet.text(right, top + 34, site.name, { size: 17, weight: 'bold', align: 'center', width: 230 })
  sheet.text(right, top + 60, '（盖章）', { size: 11, colour: grey, align: 'center', width: 230 })
  sheet.text(right, top + 82, dateZh(one.issuedOn), { size: 13, align: 'center', width: 230 })
}

const dateZh = (date: BusinessDate): string => `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`
