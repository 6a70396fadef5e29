import type { Say } from '../faults.ts'
import type { Column, Table } from '../tables/table.ts'
import { ageNames } from './arrears.ts'
import type { Arrears } from './arrears-of-households.ts'
import { ageBuckets, type ArrearsBuilding, type ArrearsHousehold } from './shapes.ts'

type Owed = Pick<ArrearsHousehold, 'openFen' | 'overdueFen' | 'creditFen' | 'agesFen'>

const money = (): readonly Column<Owed>[] => [
  { kind: 'money', title: { zh: '未缴合计', en: 'Open' }, value: (row) => row.openFen },
  { kind: 'money', title: { zh: '其中逾期', en: 'Of it late' }, value: (row) => row.overdueFen },
  { kind: 'money', title: { zh: '预存余额', en: 'Credit' }, value: (row) => row.creditFen },
  ...ageBuckets.map((age): Column<Owed> => ({ kind: 'money', title: ageNames[age], value: (row) => row.agesFen[age] })),
]

/** The households of the screen, all pages. */
export function arrearsTable(arrears: Arrears, lang: keyof Say): Table<ArrearsHousehold> {
  return {
    file: `${title[lang]}-${arrears.asOf}`,
    sheet: title,
    columns: [
      { kind: 'text', title: { zh: '楼栋', en: 'Building' }, width: 14, value: (row) => row.buildingName },
      { kind: 'text', title: { zh: '房号', en: 'Room' }, width: 12, value: (row) => row.room },
      { kind: 'text', title: { zh: '户主', en: 'Name' }, width: 14, value: (row) => row.name },
      { kind: 'count', title: { zh: '未缴账单', en: 'Open bills' }, value: (row) => row.bills },
      { kind: 'date', title: { zh: '最早到期', en: 'Oldest due' }, value: (row) => row.oldestDue },
      ...money(),
    ],
    rows: arrears.households,
  }
}

/** The buildings of the screen. */
export function arrearsByBuildingTable(arrears: Arrears, lang: keyof Say): Table<ArrearsBuilding> {
  return {
    file: `${byBuilding[lang]}-${arrears.asOf}`,
    sheet: byBuilding,
    columns: [
      { kind: 'text', title: { zh: '小区', en: 'Community' }, width: 18, value: (row) => row.communityName },
      { kind: 'text', title: { zh: '楼栋', en: 'Building' }, width: 14, value: (row) => row.name },
      { kind: 'count', title: { zh: '欠费户数', en: 'Households' }, value: (row) => row.households },
      ...money(),
    ],
    rows: arrears.buildings,
  }
}

const title: Say = { zh: '欠费明细', en: 'arrears' }
const byBuilding: Say = { zh: '欠费按楼栋', en: 'arrears-by-building' }
