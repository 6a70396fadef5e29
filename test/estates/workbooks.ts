import { zipSync } from 'fflate'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The smallest workbook that spreadsheet programs open, around hand-written sheets (`<row>…` each). */
export function workbook(sheets: readonly { readonly data: string; readonly state?: 'hidden' }[], options: { date1904?: boolean; extra?: Record<string, Uint8Array> } = {}): Uint8Array {
  const names = sheets.map((_, at) => `sheet${at + 1}`)
  return zipSync({
    '[Content_Types].xml': bytes(
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${names.map((name) => `<Override PartName="/xl/worksheets/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    ),
    '_rels/.rels': bytes(`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    'xl/workbook.xml': bytes(
      `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${options.date1904 ? ' date1904="1"' : ''}/><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"${sheets[at]!.state ? ` state="${sheets[at]!.state}"` : ''}/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': bytes(
      `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((name, at) => `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/${name}.xml"/>`).join('')}<Relationship Id="rId99" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': bytes(
      `<?xml version="1.0"?><styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    ...Object.fromEntries(sheets.map(({ data }, at) => [`xl/worksheets/${names[at]}.xml`, bytes(data.startsWith('<?xml') ? data : `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`)])),
    ...options.extra,
  })
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const letter = (at: number): string => String.fromCharCode(65 + at)

/** A row of text cells, or of ready XML where a cell begins with `<c`. */
export const sheetRow = (number: number, cells: readonly string[]): string =>
  `<row r="${number}">${cells.map((cell, at) => (cell.startsWith('<c') ? cell : cell && `<c r="${letter(at)}${number}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`)).join('')}</row>`

/** Overwrites what the local and the central header of an entry declare as its unpacked size. */
export function declareSize(zip: Uint8Array, name: string, size: number): Uint8Array {
  const lying = zip.slice()
  const view = new DataView(lying.buffer)
  const wanted = Buffer.from(name)
  for (let at = 0; at < lying.length - 46; at += 1) {
    const sign = view.getUint32(at, true)
    const [offset, field] = sign === 0x02014b50 ? [46, 24] : sign === 0x04034b50 ? [30, 22] : [0, 0]
    if (offset && Buffer.from(lying.subarray(at + offset, at + offset + wanted.length)).equals(wanted)) view.setUint32(at + field, size, true)
  }
  return lying
}
