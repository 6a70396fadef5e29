import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import type { ClaimId } from '../ids.ts'
import { yuan } from '../money.ts'
import type { Column, Table } from '../tables/table.ts'
import { readClaim, readLines } from './items.ts'
import type { ClaimLine } from './model.ts'
import type { RateBase } from './scheme-rules.ts'

type Evidence = { readonly line: ClaimLine; readonly what: Say; readonly value: string; readonly on: string | null }

/** A claim as a file for the labour office: its lines, and on a second sheet what proves each of them. No id number: it is sealed, and opened one by one. */
export async function exportClaim(ctx: Ctx, id: ClaimId, lang: keyof Say): Promise<{ readonly file: string; readonly tables: readonly Table<never>[] }> {
  const [claim, { lines }] = await Promise.all([readClaim(ctx, id), readLines(ctx, id)])
  const file = `${lang === 'zh' ? '补贴申报' : 'subsidy-claim'}-${claim.schemeName}-${claim.from}`
  const sheets = [
    { file, sheet: { zh: '申报明细', en: 'Lines' }, rows: lines, columns: linesIn(lang) } satisfies Table<ClaimLine>,
    { file, sheet: { zh: '证明材料清单', en: 'Evidence' }, rows: lines.flatMap(evidenceOf), columns: evidenceIn(lang) } satisfies Table<Evidence>,
  ]
  return { file, tables: sheets as unknown as readonly Table<never>[] }
}

const bases: Readonly<Record<RateBase, Say>> = { 'minimum-wage': { zh: '最低工资', en: 'Minimum wage' }, 'employer-contributions': { zh: '单位缴费', en: 'Employer’s contributions' }, fixed: { zh: '定额', en: 'Fixed' } }
const states: Readonly<Record<ClaimLine['state'], Say>> = { claimed: { zh: '已申报', en: 'claimed' }, received: { zh: '已到账', en: 'received' }, rejected: { zh: '未通过', en: 'rejected' } }

const linesIn = (lang: keyof Say): Column<ClaimLine>[] => [
  { kind: 'text', title: { zh: '姓名', en: 'Name' }, width: 12, value: (line) => line.personName },
  { kind: 'text', title: { zh: '人员类别', en: 'Category' }, width: 16, value: (line) => line.category },
  { kind: 'text', title: { zh: '合同编号', en: 'Contract' }, width: 16, value: (line) => line.contractNo },
  { kind: 'text', title: { zh: '月份', en: 'Month' }, width: 10, value: (line) => line.period },
  { kind: 'text', title: { zh: '计算基数', en: 'Base' }, width: 14, value: (line) => bases[line.basis.base][lang] },
  { kind: 'money', title: { zh: '基数金额（元）', en: 'Base (yuan)' }, value: (line) => line.basis.baseFen },
  { kind: 'text', title: { zh: '比例', en: 'Share' }, width: 8, value: (line) => `${line.basis.shareBp / 100}%` },
  { kind: 'count', title: { zh: '合同天数', en: 'Days of contract' }, value: (line) => line.basis.days },
  { kind: 'money', title: { zh: '申报金额（元）', en: 'Claimed (yuan)' }, value: (line) => line.amountFen },
  { kind: 'text', title: { zh: '结果', en: 'Outcome' }, width: 10, value: (line) => states[line.state][lang] },
  { kind: 'money', title: { zh: '到账金额（元）', en: 'Received (yuan)' }, value: (line) => line.receivedFen },
  { kind: 'text', title: { zh: '差额原因', en: 'Reason' }, width: 20, value: (line) => line.reason },
  { kind: 'text', title: { zh: '依据', en: 'Document' }, width: 30, value: (line) => line.basis.document },
]

/** E2: contract, wage, insurance, attendance. */
const evidenceOf = (line: ClaimLine): Evidence[] => [
  { line, what: { zh: '劳动合同', en: 'Labour contract' }, value: line.contractNo, on: null },
  { line, what: { zh: '工资发放凭证', en: 'Wage paid' }, value: yuan(line.wageFen), on: line.wagePaidOn },
  { line, what: { zh: '社保缴费凭证（单位部分）', en: 'Contributions, the employer’s part' }, value: yuan(line.employerFen), on: line.insurancePaidOn },
  { line, what: { zh: '考勤表（出勤天数）', en: 'Attendance (days)' }, value: String(line.attendanceDays), on: null },
]

const evidenceIn = (lang: keyof Say): Column<Evidence>[] => [
  { kind: 'text', title: { zh: '姓名', en: 'Name' }, width: 12, value: ({ line }) => line.personName },
  { kind: 'text', title: { zh: '月份', en: 'Month' }, width: 10, value: ({ line }) => line.period },
  { kind: 'text', title: { zh: '材料', en: 'Evidence' }, width: 26, value: ({ what }) => what[lang] },
  { kind: 'text', title: { zh: '编号、金额或天数', en: 'Number, amount or days' }, width: 20, value: ({ value }) => value },
  { kind: 'date', title: { zh: '日期', en: 'Date' }, value: ({ on }) => on },
]
