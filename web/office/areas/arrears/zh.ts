import { whole } from '../../i18n/whole.ts'

export const zh = {
  title: '欠费',
  loading: '欠费',
  asOf: (day: string) => `截至 ${day}`,
  households: '欠费住户',
  householdsNote: (bills: number) => `${whole(bills)} 笔账单`,
  open: '未缴合计',
  overdue: '已逾期',
  notDue: '未到期',
  credit: '预存',
  creditNote: (credit: string) => `这些住户另有预存 ${credit}`,
  byAge: '按账龄',
  ageChart: (total: string) => `未缴金额按逾期时间，合计 ${total}`,
  age: '账龄',
  amount: '未缴（元）',
  byBuilding: '按楼栋',
  buildingNote: (households: number) => `${whole(households)} 户`,
  list: '欠费住户名单',
  search: '房号或姓名',
  allAges: '全部账龄',
  bills: '账单',
  billCount: (count: number) => `${whole(count)} 笔`,
  oldest: '最早到期',
  exportBy: { household: '按住户', building: '按楼栋' },
  collect: '收款',
  empty: '没有欠费',
  emptyNext: '所有账单都已缴清。',
  emptyFilter: '没有符合条件的欠费住户',
  emptyFilterNext: '可以清除筛选后再找。',
}

export type Messages = typeof zh
