import { DynamoDBClient, type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { expect } from 'vitest'
import type { Ctx } from '../../functions/context.ts'
import type { Account } from '../../functions/fees/account.ts'
import { readBillsOfUnit } from '../../functions/fees/bill-items.ts'
import { accountsOfBuilding, readEntriesOfUnit } from '../../functions/fees/get-account.ts'
import type { BuildingId, UnitId } from '../../functions/ids.ts'
import { type BookedVoucher, toVoucher, type VoucherItem } from '../../functions/ledger/items.ts'
import { assertBalanced, type Fund, signed, unitOf } from '../../functions/ledger/model.ts'
import { readDisputes } from '../../functions/disputes/items.ts'
import { readPaymentsOfUnit } from '../../functions/payments/items.ts'
import { readRefundsOfUnit } from '../../functions/refunds/items.ts'
import type { Key } from '../../functions/storage/keys.ts'
import { ownedBy } from '../../functions/storage/keys.ts'

type Books = { readonly vouchers: number; readonly bills: number; readonly payments: number; readonly openFen: number; readonly creditFen: number }

/**
 * The whole truth about a tenant's books, read from the table itself and not by our queries:
 * debits = credits for each voucher, fund and the tenant; one voucher a bill, a booked payment and an account entry, of the
 * same effect; receivables by household and fund = its open bills, advances = its credit; each bill = paid + credited + open;
 * each credit = what payments left over + what entries changed.
 * Answers what it counted, so that a test can also say that there was something to check.
 */
export async function assertBooksBalance(stack: { readonly table: { readonly endpoint: string; readonly table: string } }, tenant: { readonly ctx: () => Ctx }): Promise<Books> {
  const ctx = tenant.ctx()
  const items = await scan(stack.table, ctx)
  const vouchers = items.filter(({ pk }) => pk.includes('#J#')).map((item) => toVoucher(item as VoucherItem))
  for (const voucher of vouchers) assertBalanced(voucher.postings)

  const buildings = distinct(items.filter(({ sk }) => sk.startsWith('ACCT#')).map(({ pk }) => pk.split('#B#')[1] as BuildingId))
  const accounts = (await Promise.all(buildings.map((building) => accountsOfBuilding(ctx, building)))).flat()
  assertAccounts(accounts, vouchers)

  const units = distinct(items.filter(({ pk, sk }) => pk.includes('#H#') && /^(BILL|PAY|ENTRY)#/.test(sk)).map(({ pk }) => pk.split('#H#')[1] as UnitId))
  const facts = new Map<string, number>()
  for (const unit of units) await collectDocuments(ctx, unit, { account: accounts.find((account) => account.unit === unit), facts, vouchers })
  collectSales(items, facts)
  const booked = new Map(vouchers.map((voucher) => [`${voucher.kind} ${voucher.document}`, debits(voucher)]))
  expect(booked.size, 'one voucher a document').toBe(vouchers.length)
  // The others touch no household's account: refunds paid and disputes are checked where they live.
  const ofAccounts = new Map([...booked].filter(([fact]) => !/^(CASHCOUNT|CASHDEPOSIT|CONTRACTEND|DEPOSIT|DEPOSITBACK|DEPOSITKEPT|DISPUTE|DISPUTEWON|EXPENSE|EXPENSEBACK|EXPENSEPAID|PAYOUT|PAYOUTBACK|PAYOUTFEE|REFUNDPAID|REFUNDBACK|RENT|RENTPAID|SUBSIDY|SUBSIDYBACK|SUBSIDYPAID|YEAREND) /.test(fact) && !(fact.startsWith('DISPUTELOST ') && !facts.has(fact))))
  expect(sorted(ofAccounts), 'vouchers and documents are the same facts').toEqual(sorted(facts))

  for (const unit of units) await assertOwed(ctx, unit, vouchers)
  assertClaimedSales(items, vouchers)
  assertContracts(items, vouchers)

  const count = (kind: string): number => vouchers.filter((voucher) => voucher.kind === kind).length
  return { vouchers: vouchers.length, bills: count('BILL'), payments: count('PAYMENT'), openFen: total(accounts.map(({ openFen }) => openFen)), creditFen: total(accounts.map(({ creditFen }) => creditFen)) }
}

/** Receivables and advances in the vouchers against the household accounts, by fund. */
function assertAccounts(accounts: readonly Account[], vouchers: readonly BookedVoucher[]): void {
  const inBooks = new Map<string, number>()
  for (const voucher of vouchers) {
    for (const line of voucher.postings) {
      if (line.account === '1121' || line.account === '2203') add(inBooks, `${unitOf(voucher, line)} ${line.account} ${line.fund}`, signed(line))
    }
  }
  const inAccounts = new Map<string, number>()
  for (const account of accounts) {
    for (const bill of account.open) for (const [fund, amount] of Object.entries(bill.openByFund)) add(inAccounts, `${account.unit} 1121 ${fund as Fund}`, amount)
    add(inAccounts, `${account.unit} 2203 ORGANISATION`, -account.creditFen)
  }
  expect(sorted(inBooks), 'receivables and advances by household and fund').toEqual(sorted(inAccounts))
}

/** Each booked sale and each of its refunds has its voucher; money that was not wanted went back by the sale's own. */
function collectSales(items: readonly (Key & Record<string, unknown>)[], facts: Map<string, number>): void {
  // What was kept of a deposit is booked with what went back of it, or alone.
  const keptOf = new Map(items.flatMap((item) => (item.sk.startsWith('SALE#') && item['kp'] ? [[item.sk.slice('SALE#'.length), (item['kp'] as [number, string])[0]] as const] : [])))
  for (const [sale, kept] of keptOf) facts.set(`SALEKEPT ${sale}-deposit`, kept)
  for (const item of items) {
    if (item.sk.startsWith('SALE#') && item['bk']) facts.set(`SALE ${item.sk.slice('SALE#'.length)}`, total((item['l'] as string[]).map((line) => Number(line.split(' ')[0]))))
    if (item.sk.startsWith('REFUND#sale-') && item['rule'] !== 'unwanted' && !['requested', 'declined'].includes(String(item['state']))) facts.set(`SALEBACK ${item.sk.slice('REFUND#'.length)}`, Number(item['amountFen']) + Number(item['byBankFen'] ?? 0))
  }
  for (const [sale, kept] of keptOf) {
    const back = facts.get(`SALEBACK ${sale}-deposit`)
    if (back === undefined) continue
    facts.set(`SALEBACK ${sale}-deposit`, back + kept)
    facts.delete(`SALEKEPT ${sale}-deposit`)
  }
}

type Household = { readonly account: Account | undefined; readonly facts: Map<string, number>; readonly vouchers: readonly BookedVoucher[] }

async function collectDocuments(ctx: Ctx, unit: UnitId, { account, facts, vouchers }: Household): Promise<void> {
  const [bills, payments, entries] = await Promise.all([readBillsOfUnit(ctx, unit), readPaymentsOfUnit(ctx, unit), readEntriesOfUnit(ctx, unit)])
  const booked = payments.flatMap((payment) => (payment.booked ? [{ ...payment, booked: payment.booked }] : []))
  for (const payment of booked) {
    expect(total(payment.booked.bills.map(({ amountFen }) => amountFen)) + payment.booked.creditFen, `payment ${payment.id} is spent on bills and credit`).toBe(payment.amountFen)
    expect(payment.refundedFen, `payment ${payment.id} is refunded at most once over`).toBeLessThanOrEqual(payment.amountFen)
    facts.set(`PAYMENT ${payment.id}`, payment.amountFen)
  }
  for (const entry of entries) {
    const voucher = vouchers.find(({ kind, document }) => kind === entry.kind && document === entry.document)
    expect(voucher, `entry ${entry.kind} ${entry.document} has its voucher`).toBeDefined()
    expect(sumOf(voucher!, '1121'), `entry ${entry.kind} ${entry.document} changes receivables as its voucher does`).toBe(total(entry.bills.map(({ openDeltaFen }) => openDeltaFen)))
    expect(0 - sumOf(voucher!, '2203'), `entry ${entry.kind} ${entry.document} changes credit as its voucher does`).toBe(entry.creditDeltaFen)
    facts.set(`${entry.kind} ${entry.document}`, debits(voucher!))
  }
  for (const bill of bills) {
    const paid = total(booked.flatMap((payment) => payment.booked.bills.filter((part) => part.bill === bill.id).map((part) => part.amountFen)))
    const changed = total(entries.flatMap((entry) => entry.bills.filter((part) => part.bill === bill.id).map((part) => part.openDeltaFen)))
    const open = account?.open.find((entry) => entry.bill === bill.id)?.openFen ?? 0
    expect(paid - changed + open, `bill ${bill.id} is paid, credited or open`).toBe(bill.amountFen)
    expect(total(bill.lines.map(({ amountFen }) => amountFen)), `bill ${bill.id} is the sum of its lines`).toBe(bill.amountFen)
    facts.set(`BILL ${bill.id}`, bill.amountFen)
  }
  const credit = total(booked.map((payment) => payment.booked.creditFen)) + total(entries.map((entry) => entry.creditDeltaFen))
  expect(account?.creditFen ?? 0, `credit of ${unit}`).toBe(credit)
}

/** What is owed to a household for refunds under way, and what a bank holds of its payments: by the books and by the documents. One provider's refund is one of ours. */
async function assertOwed(ctx: Ctx, unit: UnitId, vouchers: readonly BookedVoucher[]): Promise<void> {
  const [refunds, disputes] = await Promise.all([readRefundsOfUnit(ctx, unit), readDisputes(ctx, unit)])
  const ofUnit = (kinds: RegExp) => vouchers.filter((voucher) => voucher.unit === unit && kinds.test(voucher.kind))
  const underWay = refunds.filter(({ state }) => ['sending', 'pending', 'handover', 'failed'].includes(state))
  const owed = total(ofUnit(/^REFUND/).map((voucher) => sumOf(voucher, '2209') + (voucher.kind === 'REFUNDKEPT' ? sumOf(voucher, '1122') : 0)))
  expect(0 - owed, `refunds owed to ${unit}`).toBe(total(underWay.map(({ amountFen }) => amountFen)))
  const held = disputes.filter(({ taken, state }) => taken && (state === 'open' || state === 'lost'))
  expect(total(ofUnit(/^DISPUTE/).map((voucher) => sumOf(voucher, '1122'))), `disputed money of ${unit}`).toBe(total(held.map(({ amountFen }) => amountFen)))
  const theirs = refunds.flatMap(({ providerRefund }) => providerRefund ?? [])
  expect(new Set(theirs).size, `one refund of the provider, one of ${unit}`).toBe(theirs.length)
}

/** What banks hold of sales, by the books and by the documents; nothing goes back of a line beyond what it brought. */
function assertClaimedSales(items: readonly (Key & Record<string, unknown>)[], vouchers: readonly BookedVoucher[]): void {
  const held = items.filter(({ pk, sk, ...item }) => pk.includes('#S#') && sk.startsWith('DISPUTE#') && item['taken'] && ['open', 'lost'].includes(String(item['state'])))
  const ofSales = vouchers.filter(({ kind, unit }) => unit === undefined && kind.startsWith('DISPUTE'))
  expect(total(ofSales.map((voucher) => sumOf(voucher, '1122'))), 'disputed money of sales').toBe(total(held.map((item) => Number(item['amountFen']))))
  for (const { sk, ...sale } of items.filter(({ pk, sk }) => pk.includes('#S#') && sk.startsWith('SALE#'))) {
    for (const [at, gone] of ((sale as Record<string, unknown>)['gb'] as number[] | undefined ?? []).entries()) expect(gone, `${sk}, line ${at}`).toBeLessThanOrEqual(Number(((sale as Record<string, unknown>)['l'] as string[])[at]!.split(' ')[0]))
  }
}

/** What is open on settled periods and held as deposits of contracts, by the books and by the documents. */
function assertContracts(items: readonly Key[], vouchers: readonly BookedVoucher[]): void {
  const inBooks = (kinds: RegExp, account: string): number => total(vouchers.filter(({ kind }) => kinds.test(kind)).map((voucher) => sumOf(voucher, account)))
  const settled = items.filter(({ pk, sk }) => pk.includes('#CONTRACT#') && sk.startsWith('SETTLE#')) as unknown as readonly (Key & { readonly amountFen: number; readonly receivedFen: number })[]
  expect(inBooks(/^(CONTRACTEND|DEPOSITKEPT|RENT|RENTPAID)$/, '1122'), 'settled periods of contracts that are open').toBe(total(settled.map(({ amountFen, receivedFen }) => amountFen - receivedFen)))
  const contracts = items.filter(({ sk }) => sk.startsWith('CONTRACT#')) as unknown as readonly (Key & { readonly depositHeldFen: number })[]
  expect(0 - inBooks(/^DEPOSIT/, '2209'), 'deposits held, with rent that goes back').toBe(total(contracts.map(({ depositHeldFen }) => depositHeldFen)))
}

/** Debits less credits of an account in one voucher. */
const sumOf = (voucher: BookedVoucher, account: string): number => total(voucher.postings.filter((posting) => posting.account === account).map(signed))
const debits = (voucher: BookedVoucher): number => total(voucher.postings.map(({ debitFen }) => debitFen ?? 0))
const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)
const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)]
const add = (sums: Map<string, number>, key: string, amount: number): void => void sums.set(key, (sums.get(key) ?? 0) + amount)
const sorted = (sums: ReadonlyMap<string, number>) => [...sums].filter(([, amount]) => amount !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1))

async function scan({ endpoint, table }: { readonly endpoint: string; readonly table: string }, ctx: Ctx): Promise<Key[]> {
  const client = new DynamoDBClient({ endpoint, region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } })
  const items: Key[] = []
  let from: Record<string, AttributeValue> | undefined
  do {
    const page = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true, ...(from ? { ExclusiveStartKey: from } : {}) }))
    for (const item of page.Items ?? []) if (ownedBy(ctx.tenant, item['pk']!.S!)) items.push(unmarshall(item) as Key)
    from = page.LastEvaluatedKey
  } while (from)
  client.destroy()
  return items
}
