import type { BusinessDate, Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { BuildingId, CommunityId, RunId, UnitId } from '../ids.ts'
import type { Fen } from '../money.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'

/** A bill outside the month's run, as lists need it: they read the others from the plans of runs. */
export type SingleBill = {
  readonly unit: UnitId
  readonly period: Period
  /** Of the household's bills of the month: 2 or more. */
  readonly number: number
  readonly no: number
  /** No run's: the place of what credit paid of it. */
  readonly run: RunId
  readonly building: BuildingId
  readonly buildingName: string
  readonly community: CommunityId
  readonly room: string
  readonly name: string
  readonly dueDate: BusinessDate
  readonly issuedOn: BusinessDate
  readonly amountFen: Fen
}

const singlesMax = 200_000

export const singleBillWrite = ({ tenant }: Pick<Ctx, 'tenant'>, bill: SingleBill): Write => ({ put: { ...bill, ...keys.singleBill(tenant, bill.period, bill.no) }, if: 'absent' })

/** Of a month, by number. */
export async function singleBills({ store, tenant }: Ctx, period: Period): Promise<SingleBill[]> {
  const bills: SingleBill[] = []
  for await (const bill of store.all<SingleBill>({ pk: keys.singleBill(tenant, period, 1).pk, begins: `${period}#` }, { bound: singlesMax })) bills.push(bill)
  return bills
}

/** Newest month first and within it the newest first; behind `after`, a place that an earlier one was yielded with. */
export async function* walkSingleBills({ store, tenant }: Ctx, { period, until }: { readonly period?: Period | undefined; readonly until?: Period }, after?: string): AsyncGenerator<{ readonly bill: SingleBill; readonly place: string }> {
  const pk = keys.singleBill(tenant, '' as Period, 1).pk
  const to = after ?? `${period ?? until ?? '9999-12'}#~`
  for await (const bill of store.all<SingleBill & Key>({ pk, from: period ? `${period}#` : '0', to, reverse: true }, { bound: singlesMax })) {
    if (bill.sk !== after) yield { bill, place: bill.sk }
  }
}

export async function firstSingle({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>): Promise<Period | undefined> {
  const { items } = await store.query<SingleBill>({ pk: keys.singleBill(tenant, '' as Period, 1).pk, limit: 1, consistent: true })
  return items[0]?.period
}
