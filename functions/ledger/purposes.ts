import type { Say } from '../faults.ts'
import type { AccountCode } from './chart.ts'

/** Where income comes from. */
export const sources = ['fees', 'parking', 'facilities', 'subsidies', 'donations', 'other-income'] as const
export type Source = (typeof sources)[number]

/** What money is spent on. */
export const uses = ['wages', 'repairs', 'utilities', 'materials', 'administration', 'other-cost'] as const
export type Use = (typeof uses)[number]

/** What a posting of income or expense is for. An account says what kind of money it is, a fund whose, a purpose what it came from or went to. */
export type Purpose = Source | Use

export const purposeNames: Readonly<Record<Purpose, Say>> = {
  fees: { zh: '物业服务费', en: 'Service fees' },
  parking: { zh: '停车', en: 'Parking' },
  facilities: { zh: '便民设施', en: 'Facilities' },
  subsidies: { zh: '政府补助', en: 'Subsidies' },
  donations: { zh: '捐赠', en: 'Donations' },
  'other-income': { zh: '其他收入', en: 'Other income' },
  wages: { zh: '人员工资', en: 'Wages' },
  repairs: { zh: '维修', en: 'Repairs' },
  utilities: { zh: '水电', en: 'Water and power' },
  materials: { zh: '物料', en: 'Materials' },
  administration: { zh: '管理费用', en: 'Administration' },
  'other-cost': { zh: '其他支出', en: 'Other cost' },
}

/** The sums of sources and uses. */
export const figureNames = {
  sourcesFen: { zh: '来源合计', en: 'All sources' },
  usesFen: { zh: '用途合计', en: 'All uses' },
  shortfallFen: { zh: '服务费缺口', en: 'Shortfall of the fees' },
  reservesFen: { zh: '历年结余', en: 'Earlier savings' },
  uncoveredFen: { zh: '尚无来源', en: 'Not covered' },
  surplusFen: { zh: '本期结余', en: 'Surplus' },
} as const satisfies Record<string, Say>

/** One letter each in stored postings; never used again for another purpose. */
export const purposeLetters: Readonly<Record<Purpose, string>> = {
  fees: 'F',
  parking: 'P',
  facilities: 'C',
  subsidies: 'S',
  donations: 'D',
  'other-income': 'I',
  wages: 'W',
  repairs: 'R',
  utilities: 'U',
  materials: 'M',
  administration: 'A',
  'other-cost': 'O',
}

/** What a posting on an account of income or expense is for when it does not say so; no other account has a purpose. */
export const usualPurpose: Readonly<Partial<Record<AccountCode, Purpose>>> = {
  '4101': 'donations',
  '4301': 'fees',
  '4401': 'subsidies',
  '4601': 'other-income',
  '4901': 'other-income',
  '5101': 'other-cost',
  '5201': 'administration',
  '5301': 'other-cost',
  '5401': 'other-cost',
}

export const isSource = (purpose: Purpose): purpose is Source => (sources as readonly Purpose[]).includes(purpose)
