import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import type { SpaceKind } from '../parking/model.ts'
import type { Column, Table } from '../tables/table.ts'
import type { VehicleClass } from '../tariffs/quote-model.ts'
import { incomeBySpace } from './income-by-space.ts'
import { getParkingIncome } from './parking-income.ts'
import type { ParkingIncome, ParkingIncomeQuery, SpaceIncome } from './report-model.ts'

type TariffRow = ParkingIncome['rows'][number]
type CouponRow = ParkingIncome['coupons'][number]

/** The rows that the screen shows by tariff, in its order. */
export async function tariffIncomeTable(ctx: Ctx, query: ParkingIncomeQuery, lang: keyof Say): Promise<Table<TariffRow>> {
  const { rows } = await getParkingIncome(ctx, query)
  return { file: `${title[lang]}-${query.period}`, sheet: title, columns: columnsOfTariffs(lang), rows }
}

/** What coupons took off, batch by batch. */
export async function couponIncomeTable(ctx: Ctx, query: ParkingIncomeQuery, lang: keyof Say): Promise<Table<CouponRow>> {
  const { coupons } = await getParkingIncome(ctx, query)
  return { file: `${byCoupon[lang]}-${query.period}`, sheet: byCoupon, columns: columnsOfCoupons, rows: coupons }
}

/** All rows of the list by space; short stays, whose space nobody knows, say so in its place. */
export async function spaceIncomeTable(ctx: Ctx, query: ParkingIncomeQuery, lang: keyof Say): Promise<Table<SpaceIncome>> {
  return { file: `${bySpace[lang]}-${query.period}`, sheet: bySpace, columns: columnsOfSpaces(lang), rows: await incomeBySpace(ctx, query) }
}

const title: Say = { zh: '停车收入', en: 'parking-income' }
const bySpace: Say = { zh: '停车收入-按车位', en: 'parking-income-by-space' }
const byCoupon: Say = { zh: '停车收入-停车券', en: 'parking-income-coupons' }
const area: Say = { zh: '车场', en: 'Area' }

const columnsOfTariffs = (lang: keyof Say): Column<TariffRow>[] => [
  { kind: 'text', title: area, width: 18, value: (row) => row.areaName },
  { kind: 'text', title: { zh: '收费标准', en: 'Tariff' }, width: 18, value: (row) => row.tariffName ?? noTariff[lang] },
  { kind: 'text', title: { zh: '车型', en: 'Vehicle' }, width: 14, value: (row) => classNames[row.class as VehicleClass]?.[lang] ?? row.class },
  { kind: 'count', title: { zh: '停车次数', en: 'Stays' }, value: (row) => row.stays },
  { kind: 'count', title: { zh: '免费', en: 'Free of charge' }, value: (row) => row.free },
  { kind: 'money', title: { zh: '停车费（元）', en: 'Price (yuan)' }, value: (row) => row.feeFen },
  { kind: 'money', title: { zh: '已付（元）', en: 'Paid (yuan)' }, value: (row) => row.paidFen },
  { kind: 'money', title: { zh: '欠费（元）', en: 'Owing (yuan)' }, value: (row) => row.owingFen },
]

const columnsOfCoupons: Column<CouponRow>[] = [
  { kind: 'text', title: { zh: '停车券', en: 'Coupons' }, width: 24, value: (row) => row.name },
  { kind: 'text', title: { zh: '发放和承担', en: 'Given and borne by' }, width: 24, value: (row) => row.bearer },
  { kind: 'count', title: { zh: '使用（张）', en: 'Used' }, value: (row) => row.used },
  { kind: 'money', title: { zh: '少收（元）', en: 'Taken off (yuan)' }, value: (row) => row.forgoneFen },
]

const columnsOfSpaces = (lang: keyof Say): Column<SpaceIncome>[] => [
  { kind: 'text', title: area, width: 18, value: (row) => row.areaName },
  { kind: 'text', title: { zh: '车位', en: 'Space' }, width: 22, value: (row) => row.space ?? unknownSpace[lang] },
  { kind: 'text', title: { zh: '类型', en: 'Kind' }, width: 12, value: (row) => row.kind && kindNames[row.kind][lang] },
  { kind: 'count', title: { zh: '月卡（张）', en: 'Permits' }, value: (row) => (row.space === null ? null : row.permits) },
  { kind: 'money', title: { zh: '月卡出账（元）', en: 'Permits billed (yuan)' }, value: (row) => (row.space === null ? null : row.permitsFen) },
  { kind: 'count', title: { zh: '临时停车（次）', en: 'Short stays' }, value: (row) => (row.space === null ? row.stays : null) },
  { kind: 'money', title: { zh: '临时停车已付（元）', en: 'Short stays paid (yuan)' }, value: (row) => (row.space === null ? row.staysFen : null) },
]

const noTariff: Say = { zh: '无标准', en: 'No tariff' }
const unknownSpace: Say = { zh: '临时停车，不记车位', en: 'Short stays, space not recorded' }
const classNames: Readonly<Record<VehicleClass, Say>> = {
  small: { zh: '小型车', en: 'Small cars' },
  large: { zh: '大型车', en: 'Large vehicles' },
  green: { zh: '新能源车', en: 'Electric cars' },
  motor: { zh: '摩托车', en: 'Motorcycles' },
}
const kindNames: Readonly<Record<SpaceKind, Say>> = {
  ordinary: { zh: '普通', en: 'Ordinary' },
  reserved: { zh: '专用', en: 'Reserved' },
  'barrier-free': { zh: '无障碍', en: 'Barrier-free' },
  charging: { zh: '充电', en: 'Charging' },
}
