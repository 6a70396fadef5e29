import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import { fundNames } from '../ledger/chart.ts'
import type { Table } from '../tables/table.ts'
import { expectedRows } from './expected-rows.ts'
import type { SettlementFilter, SettlementRow, SettlementState } from './settlement-model.ts'

/** The same rows as the list, all of them. */
export async function exportSettlements(ctx: Ctx, filter: SettlementFilter, lang: keyof Say): Promise<Table<SettlementRow>> {
  const { rows } = await expectedRows(ctx, filter)
  const day = today(ctx.clock)
  return { file: lang === 'zh' ? `设施应收实收-${day}` : `facility-income-${day}`, sheet: { zh: '应收实收', en: 'Expected and received' }, rows, columns: columnsIn(lang) }
}

const columnsIn = (lang: keyof Say): Table<SettlementRow>['columns'] => [
  { kind: 'text', title: { zh: '合同编号', en: 'Contract' }, width: 16, value: (row) => row.no },
  { kind: 'text', title: { zh: '设施', en: 'Facility' }, width: 18, value: (row) => row.facilityName },
  { kind: 'text', title: { zh: '对方', en: 'Other party' }, width: 20, value: (row) => row.partyName },
  { kind: 'text', title: { zh: '资金属性', en: 'Fund' }, width: 14, value: (row) => fundNames[row.fund][lang] },
  { kind: 'date', title: { zh: '账期起', en: 'From' }, value: (row) => row.from },
  { kind: 'date', title: { zh: '账期止', en: 'To' }, value: (row) => row.to },
  { kind: 'date', title: { zh: '应付日期', en: 'Due' }, value: (row) => row.dueDate },
  { kind: 'money', title: { zh: '应收（元）', en: 'Expected (yuan)' }, value: (row) => row.expectedFen },
  { kind: 'money', title: { zh: '已结算（元）', en: 'Settled (yuan)' }, value: (row) => row.settledFen },
  { kind: 'money', title: { zh: '实收（元）', en: 'Received (yuan)' }, value: (row) => row.receivedFen },
  { kind: 'money', title: { zh: '差额（元）', en: 'Difference (yuan)' }, value: (row) => row.differenceFen },
  { kind: 'text', title: { zh: '状态', en: 'State' }, width: 12, value: (row) => stateNames[row.state][lang] },
]

const stateNames: Readonly<Record<SettlementState, Say>> = {
  running: { zh: '账期未完', en: 'running' },
  'to-settle': { zh: '待结算', en: 'to settle' },
  open: { zh: '待收', en: 'open' },
  part: { zh: '部分收到', en: 'part received' },
  overdue: { zh: '逾期', en: 'overdue' },
  received: { zh: '已收', en: 'received' },
  over: { zh: '多收', en: 'over-received' },
  disputed: { zh: '有异议', en: 'disputed' },
}
