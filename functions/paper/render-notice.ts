import { drawLetterhead } from './letterhead.ts'
import type { PaperNotice, PaperNoticeRow, PaperSite } from './model.ts'
import { grey, ground, ink, openSheet, red, type Sheet } from './sheet.ts'
import { money } from './words.ts'

const left = 51
const right = 544
const wide = right - left
/** Where the figures of this span and of the one before end. */
const now = 430
const before = right
const bottom = 808
const codeSide = 92

/** A published span for the notice board: A4, as many pages as it takes, the code of its page on the last one. Chinese: it hangs in a stairway. */
export async function renderNotice(site: PaperSite, notice: PaperNotice, created: Date): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = openSheet({ title: `${notice.title} ${notice.scope}`, author: site.name, size: 'A4', created })
  const paper = new NoticePaper(sheet, site, notice)
  paper.begin()
  for (const fund of notice.funds) paper.fund(fund)
  if (notice.funds.length === 0) paper.line('这里这期没有收支。')
  if (notice.fees) paper.line(notice.fees)
  paper.end()
  return sheet.finish()
}

class NoticePaper {
  readonly sheet: Sheet
  readonly site: PaperSite
  readonly notice: PaperNotice
  y = 0
  pages = 0

  constructor(sheet: Sheet, site: PaperSite, notice: PaperNotice) {
    this.sheet = sheet
    this.site = site
    this.notice = notice
  }

  begin(): void {
    const { sheet, notice } = this
    this.page()
    sheet.text(left, this.y, `${notice.title} 收支公示`, { size: 25, weight: 'bold', align: 'center', width: wide })
    sheet.text(left, this.y + 34, notice.scope, { size: 15, align: 'center', width: wide })
    this.y += 58
    if (notice.note) this.line(`更正说明：${notice.note}`)
  }

  private page(): void {
    this.sheet.page()
    this.pages += 1
    drawLetterhead(this.sheet, this.site, { left, right, top: 40 }, { label: `第 ${this.pages} 页`, value: this.notice.version > 1 ? `第 ${this.notice.version} 版` : '' })
    this.y = 92
  }

  private room(height: number): void {
    if (this.y + height > bottom) this.page()
  }

  fund({ name, rows }: PaperNotice['funds'][number]): void {
    this.room(92)
    const { sheet } = this
    sheet.box(left, this.y, wide, 26, ground)
    sheet.text(left + 8, this.y + 5, name, { size: 13, weight: 'bold', width: 220 })
    sheet.text(left, this.y + 7, '本期', { size: 10.5, colour: grey, align: 'right', width: now - left })
    sheet.text(left, this.y + 7, '上期', { size: 10.5, colour: grey, align: 'right', width: before - left - 8 })
    this.y += 30
    for (const row of rows) this.row(row)
    this.y += 9
  }

  private row({ name, note, fen, beforeFen, strong }: PaperNoticeRow): void {
    this.room(note ? 34 : 20)
    const { sheet } = this
    const look = { size: strong ? 12.5 : 11.5, weight: strong ? ('bold' as const) : ('regular' as const) }
    sheet.text(left + (strong ? 8 : 20), this.y, name, { ...look, width: 240 })
    sheet.text(left, this.y, money(fen), { ...look, ...(fen < 0 ? { colour: red } : {}), align: 'right', width: now - left })
    if (beforeFen !== null) sheet.text(left, this.y, money(beforeFen), { size: 11, colour: grey, align: 'right', width: before - left - 8 })
    if (note) sheet.text(left + 20, this.y + 15.5, `依据：${note}`, { size: 10, colour: grey, width: wide - 28 })
    this.y += note ? 30 : 17.5
    sheet.rule(left, this.y - 1, right, strong ? ink : undefined)
    this.y += 2
  }

  line(text: string): void {
    this.room(24)
    this.y = this.sheet.lines(left, this.y, text, { size: 12, width: wide }) + 6
  }

  end(): void {
    const { sheet, site, notice } = this
    this.room(codeSide + 44)
    const top = this.y + 12
    sheet.rule(left, top, right, ink, 0.9)
    sheet.qr(right - codeSide, top + 14, codeSide, notice.url)
    const width = wide - codeSide - 24
    let y = sheet.lines(left, top + 12, `张贴地点：${notice.place}。至少公示到 ${notice.publicUntil}。`, { size: 11, width })
    y = sheet.lines(left, y, `对账目有疑问，请在 ${notice.objectionsUntil} 前提出：扫码登录，或到服务站${site.phone ? `、打电话 ${site.phone}` : ''}。答复公开。`, { size: 11, weight: 'bold', width })
    y = sheet.lines(left, y, `网上查看：${notice.url.replace(/^https?:\/\//, '')}`, { size: 10, colour: grey, width })
    y = sheet.lines(left, y, `${site.name} ${notice.publishedOn} 公示。校验码 ${notice.hash.slice(0, 32)}`, { size: 9, colour: grey, width })
    this.y = y
  }
}
