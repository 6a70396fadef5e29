import { addMonths, firstDay } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { listAreas } from '../parking/list-areas.ts'
import { listTariffs } from '../tariffs/list-tariffs.ts'
import { allStays, type StayRecord } from './items.ts'
import { monthsBetween } from './get-occupancy.ts'
import { spanOfDay } from './list-stays.ts'
import type { ParkingIncome, ParkingIncomeQuery } from './report-model.ts'
import { paidFen } from './stay-model.ts'

type Row = ParkingIncome['rows'][number]
type CouponRow = ParkingIncome['coupons'][number]

/** Short stays that began in a month, by area, tariff and class of vehicle: how many, what they cost, what was paid; and what coupons took off. */
export async function getParkingIncome(ctx: Ctx, { area, period }: ParkingIncomeQuery): Promise<ParkingIncome> {
  const [{ items: areas }, { items: tariffs }] = await Promise.all([listAreas(ctx), listTariffs(ctx)])
  const from = spanOfDay(firstDay(period)).from
  const until = spanOfDay(firstDay(addMonths(period, 1))).from
  const rows = new Map<string, Row>()
  const coupons = new Map<string, CouponRow>()
  for (const { id, name } of areas.filter((one) => !area || one.id === area)) {
    for (const month of monthsBetween(from, until)) {
      for await (const stay of allStays(ctx, { area: id, month, from, to: until })) {
        if (stay.first < from || stay.first >= until) continue
        const key = `${id} ${stay.tariff} ${stay.class}`
        const row = rows.get(key) ?? { area: id, areaName: name, tariff: stay.tariff, tariffName: tariffs.find((one) => one.id === stay.tariff)?.name ?? null, class: stay.class, stays: 0, free: 0, feeFen: 0, paidFen: 0, owingFen: 0 }
        rows.set(key, added(row, stay))
        countCoupons(coupons, stay)
      }
    }
  }
  const list = [...rows.values()].toSorted((a, b) => b.paidFen - a.paidFen || (a.areaName < b.areaName ? -1 : 1))
  const sum = (pick: (row: Row) => number): number => list.reduce((total, row) => total + pick(row), 0)
  const taken = [...coupons.values()].toSorted((a, b) => b.forgoneFen - a.forgoneFen || (a.name < b.name ? -1 : 1))
  return { period, rows: list, coupons: taken, couponsFen: taken.reduce((total, { forgoneFen }) => total + forgoneFen, 0), total: { stays: sum((row) => row.stays), free: sum((row) => row.free), feeFen: sum((row) => row.feeFen), paidFen: sum((row) => row.paidFen), owingFen: sum((row) => row.owingFen) } }
}

function added(row: Row, stay: StayRecord): Row {
  const paid = paidFen(stay)
  const fee = stay.feeFen ?? 0
  return { ...row, stays: row.stays + 1, free: row.free + (stay.feeFen === 0 ? 1 : 0), feeFen: row.feeFen + fee, paidFen: row.paidFen + paid, owingFen: row.owingFen + Math.max(0, fee - paid) }
}

function countCoupons(coupons: Map<string, CouponRow>, stay: StayRecord): void {
  for (const [place, { batch, name, bearer }] of stay.coupons.entries()) {
    const row = coupons.get(batch) ?? { batch, name, bearer, used: 0, forgoneFen: 0 }
    coupons.set(batch, { ...row, used: row.used + 1, forgoneFen: row.forgoneFen + stay.couponsFen[place]! })
  }
}
