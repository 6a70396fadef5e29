import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { limit } from '../faults.ts'
import type { Table } from '../tables/table.ts'
import type { BillFilter, BillRow } from './bill-model.ts'
import { billRows } from './bill-rows.ts'
import { statusWords } from './words.ts'
import type { Say } from '../faults.ts'

const rowsMax = 100_000

/** The same bills that the list shows, all of them, as a table for CSV or XLSX. Nothing is cut: too many is refused. */
export async function exportBills(ctx: Ctx, filter: BillFilter, lang: keyof Say): Promise<Table<BillRow>> {
  const rows: BillRow[] = []
  for await (const { row } of billRows(ctx, filter)) {
    if (rows.length === rowsMax) throw tooMany()
    rows.push(row)
  }
  return {
    file: `账单-${filter.period ?? today(ctx.clock)}`,
    sheet: { zh: '账单', en: 'Bills' },
    rows,
    columns: [
      { kind: 'text', title: { zh: '账单号', en: 'Bill no.' }, width: 16, value: (row) => row.no },
      { kind: 'text', title: { zh: '账期', en: 'Month' }, width: 10, value: (row) => row.period },
      { kind: 'text', title: { zh: '楼栋', en: 'Building' }, width: 12, value: (row) => row.buildingName },
      { kind: 'text', title: { zh: '房号', en: 'Room' }, width: 12, value: (row) => row.room },
      { kind: 'text', title: { zh: '缴费人', en: 'Payer' }, width: 20, value: (row) => row.name },
      { kind: 'money', title: { zh: '应收（元）', en: 'Billed (yuan)' }, value: (row) => row.amountFen },
      { kind: 'money', title: { zh: '已收（元）', en: 'Paid (yuan)' }, value: (row) => row.amountFen - row.openFen },
      { kind: 'money', title: { zh: '未收（元）', en: 'Open (yuan)' }, value: (row) => row.openFen },
      { kind: 'text', title: { zh: '状态', en: 'Status' }, width: 10, value: (row) => statusWords[row.status][lang] },
      { kind: 'date', title: { zh: '出账日期', en: 'Issued' }, value: (row) => row.issuedOn },
      { kind: 'date', title: { zh: '缴费截止', en: 'Due' }, value: (row) => row.dueDate },
    ],
  }
}

const tooMany = () =>
  limit('too-many-rows', { zh: `超过 ${rowsMax} 行，没有导出。请按账期或楼栋分次导出。`, en: `More than ${rowsMax} rows. Nothing was exported. Export by month or building.` })
