import type { BusinessDate } from '../calendar.ts'
import type { Say } from '../faults.ts'
import { type AccountCode, chart, type Edition, editionOn } from '../ledger/chart.ts'

/** A row of a form of the accounting system; `no` is its printed number (行次). */
export type FormLine = {
  readonly no: number
  readonly name: Say
  /** The rows that it adds up. */
  readonly adds?: readonly number[]
  /** The rows that it takes off. */
  readonly less?: readonly number[]
}

/** A group of rows under its printed heading; on the balance sheet at the left (assets) or at the right. */
export type FormGroup = { readonly name: Say; readonly side: 'assets' | 'claims'; readonly lines: readonly FormLine[] }

export type Form = {
  readonly edition: Edition
  readonly balanceSheet: readonly FormGroup[]
  readonly income: readonly FormLine[]
  readonly expense: readonly FormLine[]
  /** The row in which each account stands: on the balance sheet, or on the activity statement for income and expense. */
  readonly rowOf: Readonly<Record<AccountCode, number>>
}

const line = (no: number, zh: string, en: string, sums: Pick<FormLine, 'adds' | 'less'> = {}): FormLine => ({ no, name: { zh, en }, ...sums })

/** 会民非01表 of 财会〔2004〕7号, rows and numbers as printed, those included for which there is no account here. */
const balanceSheet: readonly FormGroup[] = [
  {
    name: { zh: '流动资产', en: 'Current assets' },
    side: 'assets',
    lines: [
      line(1, '货币资金', 'Cash and bank'),
      line(2, '短期投资', 'Short-term investments'),
      line(3, '应收款项', 'Receivables'),
      line(4, '预付账款', 'Prepayments made'),
      line(8, '存货', 'Inventories'),
      line(9, '待摊费用', 'Deferred expenses'),
      line(15, '一年内到期的长期债权投资', 'Long-term debt investments due within a year'),
      line(18, '其他流动资产', 'Other current assets'),
      line(20, '流动资产合计', 'Total current assets', { adds: [1, 2, 3, 4, 8, 9, 15, 18] }),
    ],
  },
  {
    name: { zh: '长期投资', en: 'Long-term investments' },
    side: 'assets',
    lines: [line(21, '长期股权投资', 'Long-term equity investments'), line(24, '长期债权投资', 'Long-term debt investments'), line(30, '长期投资合计', 'Total long-term investments', { adds: [21, 24] })],
  },
  {
    name: { zh: '固定资产', en: 'Fixed assets' },
    side: 'assets',
    lines: [
      line(31, '固定资产原价', 'Fixed assets at cost'),
      line(32, '减：累计折旧', 'Less: accumulated depreciation'),
      line(33, '固定资产净值', 'Fixed assets, net', { adds: [31], less: [32] }),
      line(34, '在建工程', 'Construction in progress'),
      line(35, '文物文化资产', 'Cultural assets'),
      line(38, '固定资产清理', 'Fixed assets being disposed of'),
      line(40, '固定资产合计', 'Total fixed assets', { adds: [33, 34, 35, 38] }),
    ],
  },
  { name: { zh: '无形资产', en: 'Intangible assets' }, side: 'assets', lines: [line(41, '无形资产', 'Intangible assets')] },
  {
    name: { zh: '受托代理资产', en: 'Assets held as agent' },
    side: 'assets',
    lines: [line(51, '受托代理资产', 'Assets held as agent'), line(60, '资产总计', 'Total assets', { adds: [20, 30, 40, 41, 51] })],
  },
  {
    name: { zh: '流动负债', en: 'Current liabilities' },
    side: 'claims',
    lines: [
      line(61, '短期借款', 'Short-term loans'),
      line(62, '应付款项', 'Payables'),
      line(63, '应付工资', 'Wages payable'),
      line(65, '应交税金', 'Taxes payable'),
      line(66, '预收账款', 'Received in advance'),
      line(71, '预提费用', 'Accrued expenses'),
      line(72, '预计负债', 'Provisions'),
      line(74, '一年内到期的长期负债', 'Long-term liabilities due within a year'),
      line(78, '其他流动负债', 'Other current liabilities'),
      line(80, '流动负债合计', 'Total current liabilities', { adds: [61, 62, 63, 65, 66, 71, 72, 74, 78] }),
    ],
  },
  {
    name: { zh: '长期负债', en: 'Long-term liabilities' },
    side: 'claims',
    lines: [line(81, '长期借款', 'Long-term loans'), line(84, '长期应付款', 'Long-term payables'), line(88, '其他长期负债', 'Other long-term liabilities'), line(90, '长期负债合计', 'Total long-term liabilities', { adds: [81, 84, 88] })],
  },
  {
    name: { zh: '受托代理负债', en: 'Liabilities held as agent' },
    side: 'claims',
    lines: [line(91, '受托代理负债', 'Liabilities held as agent'), line(100, '负债合计', 'Total liabilities', { adds: [80, 90, 91] })],
  },
  {
    name: { zh: '净资产', en: 'Net assets' },
    side: 'claims',
    lines: [
      line(101, '非限定性净资产', 'Unrestricted net assets'),
      line(105, '限定性净资产', 'Restricted net assets'),
      line(110, '净资产合计', 'Total net assets', { adds: [101, 105] }),
      line(120, '负债和净资产总计', 'Total liabilities and net assets', { adds: [100, 110] }),
    ],
  },
]

/** 会民非02表. */
const income: readonly FormLine[] = [
  line(1, '捐赠收入', 'Donations'),
  line(2, '会费收入', 'Membership fees'),
  line(3, '提供服务收入', 'Service income'),
  line(4, '商品销售收入', 'Sales of goods'),
  line(5, '政府补助收入', 'Government grants'),
  line(6, '投资收益', 'Investment income'),
  line(9, '其他收入', 'Other income'),
]
const expense: readonly FormLine[] = [
  line(12, '（一）业务活动成本', '(1) Cost of services'),
  line(21, '（二）管理费用', '(2) Administration'),
  line(24, '（三）筹资费用', '(3) Cost of raising funds'),
  line(28, '（四）其他费用', '(4) Other expenses'),
]

/** An account without a row does not compile: whoever adds one says where it is reported. */
const rowOf: Readonly<Record<AccountCode, number>> = {
  '1001': 1, '1002': 1, '1009': 1, '1121': 3, '1122': 3, '1141': 4, '1501': 31, '1502': 32, '1701': 51,
  '2202': 62, '2203': 66, '2204': 63, '2206': 65, '2209': 62, '2601': 91,
  '3101': 101, '3102': 105,
  '4101': 1, '4301': 3, '4401': 5, '4601': 6, '4901': 9,
  '5101': 12, '5201': 21, '5301': 24, '5401': 28,
}

const forms: readonly { readonly from: BusinessDate; readonly form: Omit<Form, 'edition'> }[] = [
  // The revised system of 2026 has the same row here until its own table is read: the edition's note says so wherever a report stands.
  { from: '2005-01-01' as BusinessDate, form: { balanceSheet, income, expense, rowOf } },
]

/** The accounts of a row: of income and expense for the activity statement, of all others for the balance sheet. */
export const accountsOf = (form: Form, no: number, of: 'sheet' | 'statement'): string[] =>
  chart.filter(({ code, class: kind }) => form.rowOf[code] === no && (kind === 'income' || kind === 'expense' ? 'statement' : 'sheet') === of).map(({ code }) => code)

/** The forms in force on a date, under the edition of the accounting system of that date. */
export const formOn = (date: BusinessDate): Form => ({ ...(forms.findLast(({ from }) => from <= date) ?? forms[0]!).form, edition: editionOn(date) })
