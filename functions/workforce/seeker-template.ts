import type { CellObject } from 'write-excel-file/node'
import { answerFile } from '../tables/answer-table.ts'
import { csvType, type TableFormat, xlsxType } from '../tables/table.ts'
import { rowsMax } from './import-model.ts'
import { type Column, columns } from './read-seeker-row.ts'

const order = Object.keys(columns) as Column[]

/** An empty list of job-seekers: the columns, one example (refused on import, in case it is left in) and what to write where. */
export async function seekerTemplate(format: TableFormat): Promise<Response> {
  const head = order.map((column) => columns[column][0])
  const row = order.map((column) => example[column])
  if (format === 'xlsx') return answerFile(await workbook(head, row), { name: '求职人员登记表模板.xlsx', type: xlsxType })
  return answerFile(`\uFEFF${[head.join(','), row.join(',')].join('\r\n')}\r\n`, { name: '求职人员登记表模板.csv', type: csvType })
}

const example: Readonly<Record<Column, string>> = {
  name: '王秀英（示例，请删除本行）',
  idNumber: '',
  phone: '13800000000',
  community: '',
  category: '',
  difficultyNo: '3301-0001',
  issuer: '区人社局',
  from: '2026-03-01',
  to: '2029-02-28',
  skills: '保洁、做饭',
  wishes: '保洁、绿化',
  noNights: '是',
  noHeights: '否',
  noHeavy: '否',
  noStanding: '否',
  hardship: '',
  limitReasons: '',
  consentOn: '2026-11-01',
  sensitive: '否',
}

const notes = [
  '填写说明：',
  '姓名和同意日期必填；本人没有签字同意的不能登记。其余可留空；列的顺序可以改变，不用的列可以删除。',
  '填身份证号、困难情况或限制原因的，“单独同意”须填“是”。这三项加密保存，不出现在名单和导出里。',
  '日期写成 2026-11-01。手机号 11 位。',
  '小区、困难类别按系统里的名称填写；技能和意向岗位有多项时用“、”隔开。',
  '不能夜班、不能登高、不能重体力、不能久站：填“是”或“否”。',
  `一次最多 ${rowsMax} 行。先看结果，再登记；文件不保存。`,
]

async function workbook(head: readonly string[], row: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const { default: write } = await import('write-excel-file/node')
  const text = (value: string): CellObject | null => (value ? { value, type: String } : null)
  const file = write([
    { sheet: '求职人员', stickyRowsCount: 1, columns: head.map(() => ({ width: 14 })), data: [head.map((value): CellObject => ({ value, type: String, fontWeight: 'bold', backgroundColor: '#EAF1EC' })), row.map(text)] },
    { sheet: '填写说明', columns: [{ width: 100 }], data: notes.map((note) => [text(note)]) },
  ])
  return new Uint8Array(await file.toBuffer())
}
