import PDFDocument from 'pdfkit'
import { fontFile, type Weight } from './fonts.ts'
import { qrPath } from './qr-path.ts'

/** The look of ../web: ink, second text, hairlines, ground. */
export const ink = '#14201b'
export const grey = '#4a5751'
/** Of what must not be taken for valid. */
export const red = '#b3261e'
export const hairline = '#d5dcd8'
export const ground = '#f2f5f3'

type Look = { readonly size?: number; readonly weight?: Weight; readonly colour?: string; readonly align?: 'left' | 'right' | 'center'; readonly width?: number }

export type Sheet = ReturnType<typeof openSheet>

type Paper = { readonly title: string; readonly author: string; readonly size: 'A4' | 'A5'; readonly landscape?: boolean; readonly created: Date }

/**
 * A document to draw on, page by page. Sizes and places in points from the top left; text stands on `y` as its top.
 * Text never wraps by itself: it is set in one line, smaller if it has to be, or given to `lines`.
 */
export function openSheet({ title, author, size, landscape, created }: Paper) {
  const doc = new PDFDocument({
    size,
    layout: landscape ? 'landscape' : 'portrait',
    margin: 0,
    autoFirstPage: false,
    font: null as unknown as string,
    info: { Title: title, Author: author, CreationDate: created, ModDate: created },
  })
  const whole = collect(doc)
  doc.registerFont('regular', fontFile('regular') as Buffer)
  doc.registerFont('bold', fontFile('bold') as Buffer)
  const fit = printableBy(doc)
  let missing = false

  const printable = (text: string): string => {
    const shown = fit(text)
    missing ||= shown !== text
    return shown
  }

  const widthOf = (text: string, { size: points = 10, weight = 'regular' }: Look): number => doc.font(weight).fontSize(points).widthOfString(text)

  function text(x: number, y: number, words: string, look: Look = {}): void {
    const { weight = 'regular', colour = ink, align = 'left', width } = look
    let { size: points = 10 } = look
    let shown = printable(words)
    let wide = align === 'left' && width === undefined ? 0 : widthOf(shown, { ...look, size: points })
    if (width !== undefined && wide > width) {
      points = Math.max(points * 0.6, (points * width) / wide)
      while (widthOf(shown, { ...look, size: points }) > width && shown.length > 1) shown = `${[...shown].slice(0, -2).join('')}…`
      wide = widthOf(shown, { ...look, size: points })
    }
    const left = align === 'left' ? x : align === 'right' ? x + (width ?? 0) - wide : x + ((width ?? 0) - wide) / 2
    doc.font(weight).fontSize(points).fillColor(colour).text(shown, left, y, { lineBreak: false })
  }

  /** Words over several lines, cut where Chinese and English may be; answers the y below the last line. */
  function lines(x: number, y: number, words: string, look: Look & { width: number; leading?: number }): number {
    const { leading = 1.5, size: points = 10, width, ...rest } = look
    let top = y
    for (const line of wrap(printable(words), (part) => widthOf(part, look) <= width)) {
      text(x, top, line, { ...rest, size: points })
      top += points * leading
    }
    return top
  }

  const rule = (x: number, y: number, to: number, colour = hairline, thick = 0.6): void => void doc.lineWidth(thick).strokeColor(colour).moveTo(x, y).lineTo(to, y).stroke()
  const dashes = (x: number, y: number, to: number): void => void doc.save().lineWidth(0.6).strokeColor(grey).dash(4, { space: 4 }).moveTo(x, y).lineTo(to, y).stroke().restore()
  const box = (x: number, y: number, width: number, height: number, colour: string): void => void doc.rect(x, y, width, height).fill(colour)

  /** A QR code as one path, so that no hairline shows between its modules. */
  function qr(x: number, y: number, side: number, content: string): void {
    const { modules, rects } = qrPath(content)
    doc.save().translate(x, y).scale(side / modules)
    for (const [left, top, width, height] of rects) doc.rect(left, top, width, height)
    doc.fill('#000000').restore()
  }

  const page = (): void => {
    doc.addPage()
    missing = false
  }
  const finish = (): Promise<Uint8Array<ArrayBuffer>> => {
    doc.end()
    return whole
  }
  return { page, text, lines, rule, dashes, box, qr, widthOf, finish, width: () => doc.page.width, /** Whether this page shows a stand-in for a character. */ missing: () => missing }
}

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (part: Uint8Array) => parts.push(part))
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
    doc.on('error', reject)
  })
}

/**
 * Characters that the font lacks (mostly names from beyond the basic plane) become 〓, the printers' mark for a
 * missing sort, so that a name is never shown as a shorter one.
 */
function printableBy(doc: PDFKit.PDFDocument): (text: string) => string {
  // pdfkit keeps the font that it draws with under a private name; its types do not tell of it.
  const { font } = (doc.font('regular') as unknown as { _font: { font: { hasGlyphForCodePoint: (point: number) => boolean } } })._font
  const known = new Map<string, string>()
  const show = (character: string): string => {
    const shown = known.get(character) ?? (font.hasGlyphForCodePoint(character.codePointAt(0)!) ? character : '〓')
    known.set(character, shown)
    return shown
  }
  return (text) => Array.from(text, show).join('')
}

/** English breaks at spaces, Chinese anywhere, but no line begins with a closing sign. */
function wrap(words: string, fits: (line: string) => boolean): string[] {
  const parts = words.match(/[\x21-\x7e]+\s*|[^\x21-\x7e][，。、；：！？）》”]*\s*/gu) ?? []
  const out: string[] = []
  let line = ''
  for (const part of parts) {
    if (line && !fits((line + part).trimEnd())) {
      out.push(line.trimEnd())
      line = part
    } else line += part
  }
  return line ? [...out, line.trimEnd()] : out
}
