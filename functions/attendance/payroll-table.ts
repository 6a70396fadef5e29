import { dateOfInstant, type Period } from '../calendar.ts'
import type { Table } from '../tables/table.ts'
import type { TimesheetRecord } from './items.ts'
import type { PayKind } from './pay-rules.ts'
import { totalsOf } from './totals.ts'

const kindTitles: Readonly<Record<PayKind, { readonly zh: string; readonly en: string }>> = {
  base: { zh: '岗位工资', en: 'Wage' },
  hours: { zh: '计时工资', en: 'Pay by the hour' },
  'overtime-150': { zh: '加班费 150%', en: 'Overtime 150%' },
  'overtime-200': { zh: '休息日加班费 200%', en: 'Rest days 200%' },
  'overtime-300': { zh: '法定节假日 300%', en: 'Public holidays 300%' },
  night: { zh: '夜班津贴', en: 'Night allowance' },
  absence: { zh: '缺勤扣款', en: 'Missed' },
  leave: { zh: '请假扣款', en: 'Leave' },
}
const kinds = Object.keys(kindTitles) as PayKind[]
const stateNames: Readonly<Record<string, string>> = { closed: '待签字', signed: '已签字', objected: '有异议' }

/** For whoever pays the wages: one line a person, everything the amount is made of. Contributions and tax are the payroll program's. */
export function payrollTable(month: Period, sheets: readonly TimesheetRecord[]): Table<TimesheetRecord> {
  const total = (sheet: TimesheetRecord) => totalsOf(sheet.days, sheet.payFen)
  const hours = (zh: string, en: string, field: 'workedMinutes' | 'at150' | 'at200' | 'at300') => ({ kind: 'hours' as const, title: { zh, en }, width: 12, value: (sheet: TimesheetRecord) => total(sheet)[field] })
  return {
    file: `工资-${month}`,
    sheet: { zh: `${month} 工资`, en: `Wages ${month}` },
    columns: [
      { kind: 'text', title: { zh: '姓名', en: 'Name' }, value: ({ personName }) => personName },
      { kind: 'count', title: { zh: '出勤天数', en: 'Days worked' }, value: (sheet) => total(sheet).daysWorked },
      hours('工时（小时）', 'Hours', 'workedMinutes'),
      hours('150% 小时', 'Hours at 150%', 'at150'),
      hours('200% 小时', 'Hours at 200%', 'at200'),
      hours('300% 小时', 'Hours at 300%', 'at300'),
      { kind: 'count', title: { zh: '夜班', en: 'Nights' }, value: (sheet) => total(sheet).nights },
      { kind: 'count', title: { zh: '迟到', en: 'Late' }, value: (sheet) => total(sheet).late },
      { kind: 'count', title: { zh: '旷工', en: 'Absent' }, value: (sheet) => total(sheet).absent },
      ...kinds.map((kind) => ({ kind: 'money' as const, title: kindTitles[kind], value: ({ lines }: TimesheetRecord) => lines.filter((line) => line.kind === kind).reduce((sum, line) => sum + line.amountFen, 0) })),
      { kind: 'money', title: { zh: '应发合计', en: 'Gross pay' }, value: ({ payFen }) => payFen },
      { kind: 'text', title: { zh: '签字', en: 'Signed' }, value: ({ state }) => stateNames[state] },
      { kind: 'date', title: { zh: '签字日期', en: 'Signed on' }, value: ({ signedAt }) => (signedAt ? dateOfInstant(signedAt) : null) },
    ],
    rows: sheets,
  }
}
