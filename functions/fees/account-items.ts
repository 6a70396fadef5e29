import type { BusinessDate, Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert } from '../faults.ts'
import type { BuildingId, UnitId } from '../ids.ts'
import type { Fund } from '../ledger/model.ts'
import { type Fen, fen, sum } from '../money.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { Account, ByFund, OpenBill } from './account.ts'
import { billIdOf, billNo } from './bill-model.ts'

/**
 * A household's account: one row beside those of its building. Each open bill is an attribute of its own, so that
 * publishing adds one without reading: `o#2026-12#1` = `<open> <amount> <due> <no> [<fund>:<open>...]`. Text, because
 * twenty of them then still fit one write unit. Without fund parts all of it belongs to ORGANISATION.
 */
export type AccountItem = Key & {
  readonly bn: string
  readonly room: string
  readonly who: string
  readonly version: number
  readonly openFen?: number
  readonly creditFen?: number
  readonly keep?: true
  readonly [open: `o#${string}`]: string
}

const accountsMax = 50_000
const home: Fund = 'ORGANISATION'

export type Household = { readonly unit: UnitId; readonly building: BuildingId; readonly buildingName: string; readonly room: string; readonly name: string }

/** As it stands now (consistent); a household without bookings has version 0 and nothing open. */
export async function readAccount(ctx: Ctx, household: Household): Promise<Account> {
  const item = await ctx.store.get<AccountItem>(keys.account(ctx.tenant, household.building, household.unit), { consistent: true })
  return item ? toAccount(item) : { ...household, version: 0, openFen: fen(0), creditFen: fen(0), open: [] }
}

/** Every household of a building that ever had a bill or a payment, one query. */
export async function readAccounts(ctx: Ctx, building: BuildingId, options: { readonly consistent?: boolean } = {}): Promise<Account[]> {
  const accounts: Account[] = []
  const wanted = { pk: keys.buildingRoom(ctx.tenant, building), begins: 'ACCT#', ...options }
  for await (const item of ctx.store.all<AccountItem>(wanted, { bound: accountsMax })) accounts.push(toAccount(item))
  return accounts
}

/** Adds a fresh bill to an account without reading it. */
export function openBillWrite(ctx: Pick<Ctx, 'tenant'>, household: Household, bill: OpenBillInput): Write {
  return {
    update: keys.account(ctx.tenant, household.building, household.unit),
    set: { [nameOf(bill.period, bill.number)]: entryText(bill), bn: household.buildingName, room: household.room, who: household.name },
    add: { openFen: bill.openFen, version: 1 },
  }
}

export type OpenBillInput = Pick<OpenBill, 'period' | 'dueDate' | 'amountFen' | 'openFen' | 'openByFund'> & { readonly number: number; readonly no: number }

/**
 * Replaces what `before` read by `after`, only if nobody changed the account in between: then the transaction
 * fails with ConditionFailed at this write, and the caller reads again. Bills are paid here or opened again.
 */
export function accountWrite(ctx: Pick<Ctx, 'tenant'>, before: Account, after: Account): Write {
  const were = new Map(before.open.map((entry) => [entry.bill, entry]))
  const left = new Set(after.open.map((entry) => entry.bill))
  const set: Record<string, string | number | true> = { openFen: after.openFen, creditFen: after.creditFen, version: before.version + 1, ...(after.keepsCredit && !before.keepsCredit ? { keep: true } : {}) }
  const remove = [...before.open.filter((entry) => !left.has(entry.bill)).map((entry) => nameOf(entry.period, numberOf(entry))), ...(before.keepsCredit && !after.keepsCredit ? ['keep'] : [])]
  for (const entry of after.open) {
    if (were.get(entry.bill)?.openFen === entry.openFen) continue
    const number = numberOf(entry)
    set[nameOf(entry.period, number)] = entryText({ ...entry, number, no: Number(entry.no.slice(7)) })
  }
  assert(after.creditFen >= 0, `credit of ${after.unit} is not below nothing`)
  assert(after.openFen === sum(after.open.map((entry) => entry.openFen)), `open bills of ${after.unit} add up`)
  const labels = before.version === 0 ? { bn: after.buildingName, room: after.room, who: after.name } : {}
  return {
    update: keys.account(ctx.tenant, before.building, before.unit),
    set: { ...set, ...labels },
    remove,
    if: before.version === 0 ? 'absent' : { expr: '#v = :v', names: { '#v': 'version' }, values: { ':v': before.version } },
  }
}

function toAccount(item: AccountItem): Account {
  const unit = item.sk.slice('ACCT#'.length) as UnitId
  const building = item.pk.slice(item.pk.lastIndexOf('#') + 1) as BuildingId
  const open = Object.entries(item).flatMap(([name, value]) => (name.startsWith('o#') ? [openBill(unit, name, value as string)] : []))
  open.sort((a, b) => (a.dueDate === b.dueDate ? (a.bill < b.bill ? -1 : 1) : a.dueDate < b.dueDate ? -1 : 1))
  const openFen = fen(item.openFen ?? 0)
  assert(openFen === sum(open.map((entry) => entry.openFen)), `open bills of ${unit} add up`)
  return { unit, building, buildingName: item.bn, room: item.room, name: item.who, version: item.version, openFen, creditFen: fen(item.creditFen ?? 0), ...(item.keep ? { keepsCredit: true as const } : {}), open }
}

const nameOf = (period: Period, number: number): `o#${string}` => `o#${period}#${number}`
const numberOf = (entry: OpenBill): number => Number(entry.bill.slice(entry.bill.lastIndexOf('-') + 1))

const entryText = (bill: OpenBillInput): string => [bill.openFen, bill.amountFen, bill.dueDate, bill.no, ...fundTexts(bill.openByFund)].join(' ')

function fundTexts(byFund: ByFund): string[] {
  const parts = Object.entries(byFund)
  return parts.length === 1 && parts[0]![0] === home ? [] : parts.map(([fund, amount]) => `${fund}:${amount}`)
}

function openBill(unit: UnitId, name: string, text: string): OpenBill {
  const [, period, number] = name.split('#') as [string, Period, string]
  const [open, amount, dueDate, no, ...parts] = text.split(' ') as [string, string, BusinessDate, string, ...string[]]
  const openFen = fen(Number(open))
  const openByFund: ByFund = parts.length ? Object.fromEntries(parts.map((part) => part.split(':')).map(([fund, value]) => [fund, Number(value) as Fen])) : { [home]: openFen }
  assert(sum(Object.values(openByFund)) === openFen, `an open bill by fund: ${text}`)
  return { bill: billIdOf(unit, period, Number(number)), period, no: billNo(period, Number(no)), dueDate, amountFen: fen(Number(amount)), openFen, openByFund }
}
