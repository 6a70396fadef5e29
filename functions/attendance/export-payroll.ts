import type { Period } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { inOrder } from '../estates/sort-key.ts'
import type { Table } from '../tables/table.ts'
import { sheetsLeft } from './get-payroll.ts'
import { timesheetsOf, type TimesheetRecord } from './items.ts'
import { payrollTable } from './payroll-table.ts'
import { sheetsMissing } from './words.ts'

/** The month's wages for the payroll program; whole or not at all. Throws `refused` while sheets are missing or objected to. Who took it is in the audit log. */
export async function exportPayroll(ctx: Ctx, month: Period): Promise<Table<TimesheetRecord>> {
  const left = await sheetsLeft(ctx, month)
  if (left.length > 0) throw sheetsMissing(left.map(({ personName }) => personName))
  const sheets = inOrder((await timesheetsOf(ctx, month)).filter(({ state }) => state !== 'open'), ({ personName }) => personName)
  await recordChange(ctx, async () => ({ writes: [], act: 'payroll.exported', subject: ctx.tenant, detail: { month, people: sheets.length }, answer: undefined }))
  return payrollTable(month, sheets)
}
