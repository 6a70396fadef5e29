import type { BusinessDate, Period } from '../calendar.ts'
import type { Say } from '../faults.ts'

/** Which side a balance of the account normally stands on. */
export type AccountClass = 'asset' | 'liability' | 'net-assets' | 'income' | 'expense'

type Entry = { readonly code: string; readonly class: AccountClass; readonly name: Say }

/**
 * The accounts of 民间非营利组织会计制度, names and numbers as its table of accounts lists them. Codes are
 * never reused for another meaning, so that old vouchers stay readable under a new edition.
 */
export const chart = [
  { code: '1001', class: 'asset', name: { zh: '现金', en: 'Cash on hand' } },
  { code: '1002', class: 'asset', name: { zh: '银行存款', en: 'Bank deposits' } },
  { code: '1009', class: 'asset', name: { zh: '其他货币资金', en: 'Online payments in transit' } },
  { code: '1121', class: 'asset', name: { zh: '应收账款', en: 'Receivables' } },
  { code: '1122', class: 'asset', name: { zh: '其他应收款', en: 'Other receivables' } },
  { code: '1141', class: 'asset', name: { zh: '预付账款', en: 'Prepayments made' } },
  { code: '1501', class: 'asset', name: { zh: '固定资产', en: 'Fixed assets' } },
  { code: '1502', class: 'asset', name: { zh: '累计折旧', en: 'Accumulated depreciation' } },
  { code: '1701', class: 'asset', name: { zh: '受托代理资产', en: 'Assets held as agent' } },
  { code: '2202', class: 'liability', name: { zh: '应付账款', en: 'Payables' } },
  { code: '2203', class: 'liability', name: { zh: '预收账款', en: 'Received in advance' } },
  { code: '2204', class: 'liability', name: { zh: '应付工资', en: 'Wages payable' } },
  { code: '2206', class: 'liability', name: { zh: '应交税金', en: 'Taxes payable' } },
  { code: '2209', class: 'liability', name: { zh: '其他应付款', en: 'Other payables' } },
  { code: '2601', class: 'liability', name: { zh: '受托代理负债', en: 'Liabilities held as agent' } },
  { code: '3101', class: 'net-assets', name: { zh: '非限定性净资产', en: 'Unrestricted net assets' } },
  { code: '3102', class: 'net-assets', name: { zh: '限定性净资产', en: 'Restricted net assets' } },
  { code: '4101', class: 'income', name: { zh: '捐赠收入', en: 'Donations' } },
  { code: '4301', class: 'income', name: { zh: '提供服务收入', en: 'Service income' } },
  { code: '4401', class: 'income', name: { zh: '政府补助收入', en: 'Government grants' } },
  { code: '4601', class: 'income', name: { zh: '投资收益', en: 'Investment income' } },
  { code: '4901', class: 'income', name: { zh: '其他收入', en: 'Other income' } },
  { code: '5101', class: 'expense', name: { zh: '业务活动成本', en: 'Cost of services' } },
  { code: '5201', class: 'expense', name: { zh: '管理费用', en: 'Administration' } },
  { code: '5301', class: 'expense', name: { zh: '筹资费用', en: 'Cost of raising funds' } },
  { code: '5401', class: 'expense', name: { zh: '其他费用', en: 'Other expenses' } },
] as const satisfies readonly Entry[]

export type AccountCode = (typeof chart)[number]['code']
export type Account = Entry & { readonly code: AccountCode }

const byCode: ReadonlyMap<string, Account> = new Map(chart.map((account) => [account.code, account]))
export const accountOf = (code: string): Account | undefined => byCode.get(code)

/** Whose money it is. A fund is a closed set of books: no posting crosses from one to another. */
export const funds = ['OWNERS_COMMON', 'ORGANISATION', 'SUBSIDY_RESTRICTED', 'OVERHAUL_FUND'] as const
export type Fund = (typeof funds)[number]

export const fundNames: Readonly<Record<Fund, Say>> = {
  OWNERS_COMMON: { zh: '业主公共收益', en: "Owners' common income" },
  ORGANISATION: { zh: '本社资金', en: "The organization's own" },
  SUBSIDY_RESTRICTED: { zh: '专项补助', en: 'Restricted subsidies' },
  OVERHAUL_FUND: { zh: '维修资金', en: 'Overhaul fund' },
}

/** Where a year's surplus of each fund goes: what may be spent on anything, and what only on its own end. */
export const netAssetsOf: Readonly<Record<Fund, AccountCode>> = { OWNERS_COMMON: '3102', ORGANISATION: '3101', SUBSIDY_RESTRICTED: '3102', OVERHAUL_FUND: '3102' }

/** The editions of the accounting system, by the date from which each holds. */
export type Edition = { readonly from: BusinessDate; readonly source: string; readonly note: Say }

export const editions: readonly Edition[] = [
  {
    from: '2005-01-01' as BusinessDate,
    source: '财政部《民间非营利组织会计制度》财会〔2004〕7号',
    note: { zh: '科目名称和编号取自该制度的会计科目表。', en: 'Names and numbers are those of its table of accounts.' },
  },
  {
    from: '2026-01-01' as BusinessDate,
    source: '财政部《民间非营利组织会计制度》财会〔2024〕25号；衔接规定财会〔2025〕6号',
    note: {
      zh: '修订后的制度自 2026-01-01 起施行。此处沿用原科目编号；报送前请按新科目表核对名称。',
      en: 'The revised system holds from 2026-01-01. The numbers here continue; check the names against the new table before filing.',
    },
  },
]

/** Where the accounting system itself begins; nobody's books here are older. */
export const firstPeriodEver = '2005-01' as Period

/** The edition in force on a date; the first one for any earlier date. */
export const editionOn = (date: BusinessDate): Edition => editions.findLast((edition) => edition.from <= date) ?? editions[0]!
