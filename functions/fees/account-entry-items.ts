import type { BusinessDate, Instant, Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { UnitId } from '../ids.ts'
import { fen } from '../money.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { ByFund } from './account.ts'
import type { AccountEntry, EntryBill, EntryKind } from './account-entry.ts'
import { billIdOf, billNo, partsOfBillId } from './bill-model.ts'

/** `2026-12 1 1 -3000 [<fund>:<fen>...]`: month and number of the bill, its printed number, fen. Without funds all of it is ORGANISATION's. */
type EntryItem = Key & { readonly e: BusinessDate; readonly v: BusinessDate; readonly at: Instant; readonly by: string; readonly b?: readonly string[]; readonly c: number; readonly o: number }

export function entryWrite(ctx: Pick<Ctx, 'tenant'>, entry: AccountEntry): Write {
  const item: EntryItem = {
    ...keys.accountEntry(ctx.tenant, entry.unit, entry.kind, entry.document),
    e: entry.entryDate,
    v: entry.valueDate,
    at: entry.at,
    by: entry.by,
    ...(entry.bills.length ? { b: entry.bills.map(billText) } : {}),
    c: entry.creditDeltaFen,
    o: entry.owedDeltaFen,
  }
  return { put: item, if: 'absent' }
}

export async function readEntry(ctx: Ctx, unit: UnitId, kind: EntryKind, document: string): Promise<AccountEntry | undefined> {
  const item = await ctx.store.get<EntryItem>(keys.accountEntry(ctx.tenant, unit, kind, document), { consistent: true })
  return item && toEntry(unit, item)
}

const entriesOfUnitMax = 5000

/** Every entry of a household, consistent, in no order of time. */
export async function readEntriesOfUnit(ctx: Ctx, unit: UnitId): Promise<AccountEntry[]> {
  const entries: AccountEntry[] = []
  const wanted = { pk: keys.household(ctx.tenant, unit), begins: 'ENTRY#', consistent: true }
  for await (const item of ctx.store.all<EntryItem>(wanted, { bound: entriesOfUnitMax })) entries.push(toEntry(unit, item))
  return entries
}

function toEntry(unit: UnitId, item: EntryItem): AccountEntry {
  const [, kind, ...document] = item.sk.split('#') as [string, EntryKind, ...string[]]
  return { unit, kind, document: document.join('#'), entryDate: item.e, valueDate: item.v, at: item.at, by: item.by, bills: (item.b ?? []).map((text) => toBill(unit, text)), creditDeltaFen: fen(item.c), owedDeltaFen: fen(item.o) }
}

function billText({ bill, no, openDeltaFen, byFund }: EntryBill): string {
  const { period, number } = partsOfBillId(bill)
  const mixed = Object.keys(byFund).some((fund) => fund !== 'ORGANISATION')
  return [period, number, Number(no.slice(7)), openDeltaFen, ...(mixed ? Object.entries(byFund).map(([fund, amount]) => `${fund}:${amount}`) : [])].join(' ')
}

function toBill(unit: UnitId, text: string): EntryBill {
  const [period, number, no, delta, ...parts] = text.split(' ') as [Period, string, string, string, ...string[]]
  const openDeltaFen = fen(Number(delta))
  const byFund: ByFund = parts.length ? Object.fromEntries(parts.map((part) => part.split(':')).map(([fund, amount]) => [fund, fen(Number(amount))])) : { ORGANISATION: openDeltaFen }
  return { bill: billIdOf(unit, period, Number(number)), no: billNo(period, Number(no)), openDeltaFen, byFund }
}
