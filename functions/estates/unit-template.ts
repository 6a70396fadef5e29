import type { CellObject } from 'write-excel-file/node'
import { answerFile } from '../tables/answer-table.ts'
import { csvType, type TableFormat, xlsxType } from '../tables/table.ts'
import { type Field, fields, rowsMax } from './import-model.ts'
import { headers } from './reading/find-register.ts'
import { exampleBuilding } from './read-row.ts'
import { hardshipChoices, occupancyChoices, useChoices } from './words.ts'

/** An empty register: the columns, one example (refused on import, in case it is left in) and what to write where. */
export async function unitTemplate(format: TableFormat): Promise<Response> {
  const head = fields.filter((field) => field !== 'community').map((field) => headers[field][0]!)
  const row = fields.filter((field) => field !== 'community').map((field) => example[field])
  if (format === 'xlsx') return answerFile(await workbook(head, row), { name: '住户登记表模板.xlsx', type: xlsxType })
  const lines = [notes.join(' ').replaceAll(',', '，'), head.join(','), row.join(',')]
  return answerFile(`\uFEFF${lines.join('\r\n')}\r\n`, { name: '住户登记表模板.csv', type: csvType })
}

const example: Readonly<Record<Exclude<Field, 'community'>, string>> = {
  building: `${exampleBuilding}1幢`,
  buildingType: '砖混六层',
  year: '1985',
  room: '1-101',
  area: '67.00',
  owner: '王秀英、李建国',
  phone: '13800000000',
  occupiedFrom: '1986-05-01',
  occupiedTo: '',
  use: '住宅',
  occupancy: '自住',
  hardship: '',
  note: '示例行，请删除',
}

const notes = [
  '填写说明：',
  '楼栋、房号、建筑面积、业主姓名必填，其余可留空；列的顺序可以改变，不用的列可以删除。',
  '建筑面积按产权证填数字，单位平方米，两位小数。',
  '多位业主用“、”隔开；多个电话也用“、”隔开，与业主顺序一致。座机请带区号。',
  '日期写成 1986-05-01。迁出日期之后不再计费。',
  `用途：${useChoices}（留空按住宅）。居住状态：${occupancyChoices}。困难类别：${hardshipChoices}，没有请留空。`,
  '已登记的住户再次导入时，留空的单元格不会清除原有内容。',
  `一次最多 ${rowsMax} 行。`,
]

async function workbook(head: readonly string[], row: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const { default: write } = await import('write-excel-file/node')
  const text = (value: string): CellObject | null => (value ? { value, type: String } : null)
  const file = write([
    { sheet: '住户', stickyRowsCount: 1, columns: head.map(() => ({ width: 14 })), data: [head.map((value): CellObject => ({ value, type: String, fontWeight: 'bold', backgroundColor: '#EAF1EC' })), row.map(text)] },
    { sheet: '填写说明', columns: [{ width: 100 }], data: notes.map((note) => [text(note)]) },
  ])
  return new Uint8Array(await file.toBuffer())
}
