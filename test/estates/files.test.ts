import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowsMax } from '../../functions/estates/import-model.ts'
import { unpack, unpackedBytesMax } from '../../functions/estates/reading/unpack.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'
import { csvOf, head, importFile, makeCommunity, rowOf, rowsOf, sampleCsv, sampleXlsx } from './support.ts'
import { declareSize, sheetRow, workbook } from './workbooks.ts'

let stack: Stack
let tenant: TestTenant
let community: string
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  community = await makeCommunity(tenant)
})
afterAll(() => stack?.stop())

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const sheetPart = 'xl/worksheets/sheet1.xml'
const bomb = (): Uint8Array => workbook([{ data: '' }], { extra: { [sheetPart]: new Uint8Array(unpackedBytesMax + 1) } })

type Wrong = { readonly what: string; readonly make: () => Uint8Array; readonly code: string; readonly says: string }
const wrong: readonly Wrong[] = (
  [
  ['a zip bomb that says how big it is', bomb, 'file-unpacks-too-big'],
  ['a zip bomb that says it is small', () => declareSize(bomb(), sheetPart, 1000), 'file-unpacks-too-big'],
  ['a zip bomb that says it is empty', () => declareSize(bomb(), sheetPart, 0), 'file-unpacks-too-big'],
  ['a part that says it is bigger than it is', () => declareSize(workbook([{ data: sheetRow(1, head) }]), sheetPart, 5000), 'file-unpacks-too-big'],
  ['a zip of 201 entries', () => workbook([{ data: '' }], { extra: Object.fromEntries(Array.from({ length: 196 }, (_, at) => [`x${at}`, bytes('x')])) }), 'file-unpacks-too-big'],
  ['a sheet with cells in its two far corners', () => workbook([{ data: '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' }]), 'file-damaged'],
  ['a PDF', () => bytes('%PDF-1.7\n...'), 'wrong-file', 'PDF'],
  ['a PNG', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), 'wrong-file', '图片'],
  ['a JPEG', () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'wrong-file', '图片'],
  ['a Word file', () => zipSync({ 'word/document.xml': bytes('<w/>'), '[Content_Types].xml': bytes('<Types/>') }), 'wrong-file', 'Word'],
  ['an OpenDocument sheet', () => zipSync({ mimetype: bytes('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': bytes('<x/>') }), 'wrong-file', '.ods'],
  ['an archive', () => zipSync({ 'units.csv': sampleCsv }), 'wrong-file', '压缩包'],
  ['a gzip file', () => new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0]), 'wrong-file', '压缩包'],
  ['an old .xls', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'wrong-file', '.xlsx'],
  ['a web page that calls itself .xls', () => bytes('<html><table><tr><td>房号</td></tr></table></html>'), 'wrong-file', '.xlsx'],
  ['bytes of no text', () => Uint8Array.from({ length: 300 }, (_, at) => (at * 7) % 256), 'wrong-file', 'GB18030'],
  ['bytes that fit no encoding', () => new Uint8Array([...bytes('楼栋,房号\r\n'), 0xff, 0xff, 0x41]), 'wrong-file', 'GB18030'],
  ['the first half of an XLSX', () => sampleXlsx.slice(0, sampleXlsx.length / 2), 'file-cut-off'],
  ['an XLSX without its last 30 bytes', () => sampleXlsx.slice(0, -30), 'file-cut-off'],
  ['an XLSX with one wrong byte in a sheet', () => sampleXlsx.map((byte, at) => (at === 3000 ? byte ^ 0x55 : byte)), 'file-damaged'],
  ['a CSV cut inside a row', () => sampleCsv.slice(0, 5020), 'file-cut-off'],
  ['a UTF-8 CSV cut inside a character', () => csvOf([rowOf('1幢', '101', { owner: '王', note: '备注' })]).slice(0, -3), 'file-cut-off'],
  ['a CSV cut inside quotes', () => bytes(`${head.join(',')}\r\n1幢,砖混,1985,101,"67`), 'file-cut-off'],
  ['an empty file', () => new Uint8Array(), 'file-empty'],
  ['a header without rows', () => csvOf([]), 'file-empty'],
  ['a sheet without anything', () => workbook([{ data: '' }]), 'file-empty'],
  ['text of another kind', () => bytes('大家好，\r\n明天停水。\r\n'), 'no-header'],
  ['a register without its areas', () => csvOf([['1幢', '101', '王']], ['楼栋', '房号', '业主']), 'no-header', '建筑面积'],
  ['two columns of one meaning', () => csvOf([rowOf('1幢', '101')], [...head.slice(0, 10), '业主']), 'double-column', '业主'],
  ['a row too many', () => csvOf(Array.from({ length: rowsMax + 1 }, (_, at) => rowOf('1幢', `${at}`))), 'too-many-rows', '20001'],
] as readonly (readonly [string, () => Uint8Array, string, string?])[]
).map(([what, make, code, says = '没有保存']) => ({ what, make, code, says }))

describe('a file that is no register', () => {
  it.each(wrong)('$what: is refused with what to do, and nothing is changed', async ({ make, code, says }) => {
    const { status, json } = await importFile(tenant, community, 'x.xlsx', make())
    expect([400, 429]).toContain(status)
    expect(json.error).toMatchObject({ code })
    expect(json.error.say).toContain(says)
    expect(json.error.say).toContain('没有保存任何内容')
    expect((await tenant.call('/v1/imports', { as: 'head' })).json.items).toEqual([])
    expect((await tenant.call('/v1/units', { as: 'head' })).json.items).toEqual([])
  })

  it('stops unpacking where a part outgrows what it declared, not after it was unpacked whole', () => {
    for (const size of [0, 1000]) expect(() => unpack(declareSize(bomb(), sheetPart, size))).toThrow(expect.objectContaining({ note: `${sheetPart} declares ${size} and holds more` }))
  })

  it('larger than an upload may be is refused before it is read', async () => {
    const { status, json } = await importFile(tenant, community, 'x.csv', new Uint8Array(4 * 1024 * 1024 + 1))
    expect([status, json.error.code]).toEqual([429, 'too-large'])
  })

  it('does not make entities grow', async () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaa">${Array.from({ length: 12 }, (_, at) => `<!ENTITY a${at} "${`&a${at ? at - 1 : ''};`.repeat(16)}">`).join('')}]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheetRow(1, head)}${sheetRow(2, rowOf('1幢', '101')).replace('业101', '&a11;')}</sheetData></worksheet>`
    expect((await importFile(tenant, community, 'x.xlsx', workbook([{ data: laughs }]))).text.length).toBeLessThan(20_000)
  })
})

describe('a register of its own kind', () => {
  const read = async (file: Uint8Array, name = 'x.csv') => {
    const { json, text } = await importFile(tenant, community, name, file)
    if (!json?.id) throw new Error(text)
    return { json, rows: await rowsOf(tenant, json.id as string) }
  }
  const twoRows = [rowOf('1幢', '101'), rowOf('1幢', '102')]
  const inOtherWords = (columns: readonly string[], rows: readonly (readonly string[])[]) => `${columns.join(',')}\r\n${rows.map((row) => row.join(',')).join('\r\n')}\r\n`

  it('has its columns in any order and by other names, with units and marks in the header', async () => {
    const { json, rows } = await read(bytes(inOtherWords(['序号', '*户主：', '面积(㎡)', ' 室号', '幢号', '原因', '手机号'], [['1', '王芳', '60', '101', '1幢', '旧的原因', '13500001111'], ['2', '李明', '61.5', '102', '1幢', '', '']])))
    expect(json.columns).toEqual([
      { header: '序号', field: null },
      { header: '*户主:', field: 'owner' },
      { header: '面积(m2)', field: 'area' },
      { header: '室号', field: 'room' },
      { header: '幢号', field: 'building' },
      { header: '原因', field: 'reason' },
      { header: '手机号', field: 'phone' },
    ])
    expect(rows.map(({ row, verdict, values }) => [row, verdict, values])).toEqual([
      [2, 'new', { building: '1幢', room: '101', area: '60.00', owner: '王芳', phone: '13500001111' }],
      [3, 'new', { building: '1幢', room: '102', area: '61.50', owner: '李明' }],
    ])
  })

  it('may be separated by tabs or semicolons, in UTF-16, with titles and empty lines', async () => {
    const lines = ['红星里登记表', '', head.join('\t'), ...twoRows.map((row) => row.join('\t')), '', '']
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${lines.join('\r\n')}`, 'utf16le'))
    for (const file of [utf16, bytes(lines.join('\n').replaceAll('\t', ';'))]) {
      const { rows } = await read(file)
      expect(rows.map(({ row, verdict, values }) => [row, verdict, values.room])).toEqual([[4, 'new', '101'], [5, 'new', '102']])
    }
  })

  it('is found on the sheet that has it, past cover and hidden sheets', async () => {
    const file = workbook([{ data: sheetRow(1, ['说明']) }, { data: `${sheetRow(1, head)}${sheetRow(2, rowOf('8幢', '999'))}`, state: 'hidden' }, { data: `${sheetRow(3, head)}${sheetRow(5, twoRows[0]!)}${sheetRow(9, twoRows[1]!)}` }])
    expect((await read(file)).rows.map(({ row, values }) => [row, values.room])).toEqual([[5, '101'], [9, '102']])
  })

  it('is read by value where a cell is a formula, a date, a number or an error', async () => {
    const cells = (row: number, area: string, from: string, note: string) => rowOf('1幢', `10${row}`).map((cell, at) => (at === 4 ? area : at === 7 ? from : at === 10 ? note : cell))
    const data = [
      sheetRow(1, head),
      sheetRow(2, cells(2, '<c r="E2"><f>33.33+33.37</f><v>66.699999999999989</v></c>', '<c r="H2" s="1"><v>28056</v></c>', '<c r="K2" t="b"><v>1</v></c>')),
      sheetRow(3, cells(3, '<c r="E3"><v>56.88</v></c>', '<c r="H3"><v>28056</v></c>', '<c r="K3" t="str"><f>"a"</f><v>a</v></c>')),
      sheetRow(4, cells(4, '<c r="E4" t="e"><v>#DIV/0!</v></c>', '<c r="H4"><v>28056.5</v></c>', '')),
      sheetRow(5, cells(5, '<c r="E5"><v>5.688E1</v></c>', '<c r="H5"><v>1976</v></c>', '<c r="K5" t="inlineStr"><is><r><t>多</t></r><r><t>段</t></r></is></c>')),
    ].join('')
    const { rows } = await read(workbook([{ data }]))
    expect(rows[0]!.values).toMatchObject({ area: '66.70', occupiedFrom: '1976-10-23', note: expect.stringMatching(/true/i) })
    expect(rows[1]!.values).toMatchObject({ area: '56.88', occupiedFrom: '1976-10-23', note: 'a' })
    expect(rows[2]!.reasons.map(({ field, code }) => [field, code])).toEqual([['area', 'formula-error'], ['occupiedFrom', 'date-unreadable']])
    expect(rows[3]!.reasons.map(({ field, code }) => [field, code])).toEqual([['occupiedFrom', 'date-unreadable']])
    expect(rows[3]!.values).toMatchObject({ area: '56.88', note: '多段' })
  })

  it('of a Mac that counts days from 1904 has the days that its screen shows', async () => {
    const row = rowOf('1幢', '101').map((cell, at) => (at === 7 ? '<c r="H2" s="1"><v>42369</v></c>' : cell))
    const bare = rowOf('1幢', '102').map((cell, at) => (at === 7 ? '<c r="H3"><v>42369</v></c>' : cell))
    const { rows } = await read(workbook([{ data: sheetRow(1, head) + sheetRow(2, row) + sheetRow(3, bare) }], { date1904: true }))
    expect(rows.map(({ values }) => values.occupiedFrom)).toEqual(['2020-01-01', '2020-01-01'])
  })

  it('formatted down to the last row of the sheet is as long as its contents', async () => {
    const tail = Array.from({ length: 30_000 }, (_, at) => `<row r="${at + 4}" s="1"><c r="A${at + 4}" s="1"/></row>`).join('')
    const { json } = await read(workbook([{ data: sheetRow(1, head) + twoRows.map((row, at) => sheetRow(at + 2, row)).join('') + tail }]))
    expect(json.rows).toBe(2)
  })
})

describe('the template', () => {
  it.each(['csv', 'xlsx'])('as %s is a register itself, whose example is not taken for a household', async (format) => {
    const file = await tenant.call(`/v1/units/template?format=${format}`, { as: 'head' })
    expect(file.headers.get('content-disposition')).toContain(`.${format}`)
    if (format === 'csv') expect([...file.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const { json } = await importFile(tenant, community, `t.${format}`, file.bytes)
    expect(json).toMatchObject({ rows: 1, counts: { refused: 1 } })
    expect(json.columns.every(({ field }: { field: string | null }) => field !== null)).toBe(true)
    expect(json.preview[0].reasons.map(({ code }: { code: string }) => code)).toEqual(['example-row'])
  })
})
