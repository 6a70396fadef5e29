import { type BusinessDate, daysInMonth, type Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { BillId, BuildingId, CommunityId, FeeItemId, RunId, UnitId } from '../ids.ts'
import { type Area, type Fen, fen, type UnitPrice } from '../money.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { billIdOf, partsOfBillId } from './bill-model.ts'
import type { PricedLine } from './price-bill.ts'

/** A bill as published; names and rules of its lines stand in the fee versions, which never change either. */
export type PublishedBill = {
  readonly id: BillId
  readonly unit: UnitId
  readonly period: Period
  readonly no: number
  readonly run: RunId
  readonly building: BuildingId
  readonly community: CommunityId
  readonly communityName: string
  readonly buildingName: string
  readonly room: string
  readonly name: string
  readonly area: Area | null
  readonly dueDate: BusinessDate
  readonly issuedOn: BusinessDate
  readonly amountFen: Fen
  readonly lines: readonly BilledLine[]
}

export type BilledLine = { readonly item: FeeItemId; readonly version: number; readonly perArea: boolean; readonly price: UnitPrice; readonly days: number; readonly daysOfMonth: number; readonly amountFen: Fen; readonly car: CarLine | null }

/** Of a permit's line: whose nth car, and for how many months. */
export type CarLine = { readonly nth: number; readonly months: number }

/** Short names: every bill pays for every byte, and one of 3 lines stays under 1 KB, one write unit. */
export type BillItem = Key & {
  readonly no: number
  readonly run: RunId
  readonly b: BuildingId
  readonly bn: string
  readonly c: CommunityId
  readonly cn: string
  readonly room: string
  readonly who: string
  readonly area?: number
  readonly due: BusinessDate
  readonly on: BusinessDate
  readonly fen: number
  /** `<item> <version> <a|h> <price> <days> <fen>`: a = by area, h = by household or fixed, p<nth>x<months> = by permit. */
  readonly l: readonly string[]
}

export function billWrite(ctx: Pick<Ctx, 'tenant'>, bill: BillFacts): Write {
  const item: BillItem = {
    ...keys.bill(ctx.tenant, bill.unit, bill.period, bill.number),
    no: bill.no,
    run: bill.run,
    b: bill.building,
    bn: bill.buildingName,
    c: bill.community,
    cn: bill.communityName,
    room: bill.room,
    who: bill.name,
    ...(bill.area === null ? {} : { area: bill.area }),
    due: bill.dueDate,
    on: bill.issuedOn,
    fen: bill.amountFen,
    l: bill.lines.map((line) => `${line.item} ${line.version} ${line.term ? `p${line.term.nth}x${line.term.months}` : line.area === null ? 'h' : 'a'} ${line.price} ${line.days} ${line.amountFen}`),
  }
  return { put: item, if: 'absent' }
}

export type BillFacts = Omit<PublishedBill, 'id' | 'lines'> & { readonly number: number; readonly lines: readonly PricedLine[] }

export async function readBill(ctx: Ctx, id: BillId): Promise<PublishedBill | undefined> {
  const { unit, period, number } = partsOfBillId(id)
  const item = await ctx.store.get<BillItem>(keys.bill(ctx.tenant, unit, period, number))
  return item && toBill(item)
}

const billsOfUnitMax = 2000

/** A household's bills, newest month first. */
export async function readBillsOfUnit(ctx: Ctx, unit: UnitId, period?: Period): Promise<PublishedBill[]> {
  const bills: PublishedBill[] = []
  const wanted = { pk: keys.household(ctx.tenant, unit), begins: period ? `BILL#${period}#` : 'BILL#', reverse: true }
  for await (const item of ctx.store.all<BillItem>(wanted, { bound: billsOfUnitMax })) bills.push(toBill(item))
  return bills
}

/** Which of these units have a first bill of the month already. */
export async function unitsBilled(ctx: Ctx, units: readonly UnitId[], period: Period): Promise<Set<UnitId>> {
  const found = await ctx.store.getMany<BillItem>(units.map((unit) => keys.bill(ctx.tenant, unit, period, 1)))
  return new Set(units.filter((_, at) => found[at]))
}

function toBill(item: BillItem): PublishedBill {
  const unit = item.pk.slice(item.pk.lastIndexOf('#') + 1) as UnitId
  const [, period, number] = item.sk.split('#') as [string, Period, string]
  return {
    id: billIdOf(unit, period, Number(number)),
    unit,
    period,
    no: item.no,
    run: item.run,
    building: item.b,
    community: item.c,
    communityName: item.cn,
    buildingName: item.bn,
    room: item.room,
    name: item.who,
    area: (item.area ?? null) as Area | null,
    dueDate: item.due,
    issuedOn: item.on,
    amountFen: fen(item.fen),
    lines: item.l.map((text) => lineOf(text, period)),
  }
}

function lineOf(text: string, period: Period): BilledLine {
  const [item, version, by, price, days, amount] = text.split(' ') as [FeeItemId, string, string, string, string, string]
  return { item, version: Number(version), perArea: by === 'a', price: Number(price) as UnitPrice, days: Number(days), daysOfMonth: daysInMonth(period), amountFen: fen(Number(amount)), car: carOf(by) }
}

function carOf(by: string): CarLine | null {
  const [, nth, months] = /^p(\d+)x(\d+)$/.exec(by) ?? []
  return nth === undefined ? null : { nth: Number(nth), months: Number(months) }
}
