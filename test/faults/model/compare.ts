import { expect } from 'vitest'
import type { UnitId } from '../../../functions/ids.ts'
import { toVoucher, type VoucherItem } from '../../../functions/ledger/items.ts'
import { signed } from '../../../functions/ledger/model.ts'
import { getHousehold } from '../../../functions/payments/get-household.ts'
import { readPaymentsOfUnit } from '../../../functions/payments/items.ts'
import { readRefundsOfUnit } from '../../../functions/refunds/items.ts'
import { type Key, keys, ownedBy } from '../../../functions/storage/keys.ts'
import { assertBooksBalance } from '../../support/books.ts'
import { type Book, creditOf, openBills, total } from './reference-ledger.ts'
import type { Side } from './side.ts'
import type { Process, World } from './world.ts'

/** Everything that must hold when all is quiet; throws with what differs. */
export async function compare(world: World): Promise<void> {
  const items = await world.items()
  for (const side of world.sides) {
    if (side.wrong.length) throw new Error(side.wrong.join('; '))
    // Debits = credits by voucher, fund and tenant; bill = paid + credited + open; one voucher a document.
    await assertBooksBalance(world, { ctx: () => world.sweeper.as(side, 'reader') })
    await compareHouseholds(side, world.sweeper)
    compareBalances(side, items)
    compareReceipts(side, items)
    compareProvider(side, world)
    for (const period of side.published) expect([...side.book.bills.keys()].filter((id) => id.includes(`-${period}-`)), `bills of ${period}`).toHaveLength(side.houses.length)
  }
  assertApart(world, items)
}

async function compareHouseholds({ book, houses, ...side }: Side, { as }: Process): Promise<void> {
  const ctx = as({ book, houses, ...side }, 'reader', 'head')
  // Those to whom something happened; the others are part of the sums.
  for (const { id } of houses.filter((house) => side.changes.has(house.id))) {
    const unit = id as UnitId
    const [shown, payments, refunds] = await Promise.all([getHousehold(ctx, { unit }), readPaymentsOfUnit(ctx, unit), readRefundsOfUnit(ctx, unit)])
    expect(shown.bills.map((bill) => [bill.id, bill.openFen]), `open bills of ${id}`).toEqual(openBills(book, id).map((bill) => [bill.id, bill.open]))
    expect([shown.openFen, shown.creditFen], `what ${id} owes and has ahead`).toEqual([openBills(book, id).reduce((sum, bill) => sum + bill.open, 0), creditOf(book, id)])
    const booked = payments.flatMap((payment) => (payment.booked ? [{ ...payment, booked: payment.booked }] : []))
    expect(byId(booked.map((one) => [one.id, one.amountFen, one.booked.bills.map(({ bill, amountFen }) => [bill, amountFen]), one.booked.creditFen, one.refundedFen, one.reversed !== undefined])), `payments of ${id}`).toEqual(
      byId([...book.payments].filter(([, one]) => one.unit === id).map(([key, one]) => [key, one.fen, one.parts.map(({ bill, fen }) => [bill, fen]), one.credit, one.refunded, one.reversed])),
    )
    const approved = refunds.filter(({ state }) => state !== 'requested' && state !== 'declined')
    expect(byId(approved.map((one) => [one.id, one.amountFen, stateOf[one.state as keyof typeof stateOf]])), `refunds of ${id}`).toEqual(
      byId([...book.refunds].filter(([, one]) => book.payments.get(one.payment)!.unit === id).map(([key, one]) => [key, one.fen, one.state])),
    )
  }
}

const stateOf = { sending: 'owed', pending: 'owed', handover: 'owed', failed: 'owed', paid: 'out', kept: 'kept' } as const
const byId = <T extends readonly [string, ...unknown[]]>(rows: readonly T[]): T[] => rows.toSorted(([a], [b]) => (a < b ? -1 : 1))

/** Receivable = sum of open bills, received in advance = sum of credit, and where the money is. */
function compareBalances({ tenant, book }: Side, items: readonly Key[]): void {
  const balance = new Map<string, number>()
  for (const item of items.filter(({ pk }) => ownedBy(tenant, pk) && pk.includes('#J#'))) {
    for (const posting of toVoucher(item as VoucherItem).postings) balance.set(posting.account, (balance.get(posting.account) ?? 0) + signed(posting))
  }
  const of = (account: string) => balance.get(account) ?? 0
  const bills = [...book.bills.values()]
  expect({ cash: of('1001'), online: of('1009'), receivable: of('1121'), advance: 0 - of('2203'), owed: 0 - of('2209') - of('1122'), income: 0 - of('4301') }).toEqual({
    cash: book.cash,
    online: book.online,
    receivable: bills.reduce((sum, bill) => sum + bill.open, 0),
    advance: [...book.credit.values()].reduce((sum, fen) => sum + fen, 0),
    owed: book.owed,
    income: total(bills),
  })
}

/** Every number once and none left out, each with a payment that was booked, and every payment with one (M6). */
function compareReceipts({ tenant, book }: Side, items: readonly Key[]): void {
  const links = items.filter(({ pk }) => pk === keys.receipts(tenant, 2026)).toSorted((a, b) => (a.sk < b.sk ? -1 : 1)) as (Key & { readonly payments: readonly string[] })[]
  const given = links.flatMap(({ sk, payments }) => payments.map((_, place) => Number(sk) + place))
  expect(given, 'receipts without gaps').toEqual(given.map((_, place) => place + 1))
  expect(links.flatMap(({ payments }) => payments).toSorted(), 'one receipt a payment').toEqual([...book.payments.keys()].toSorted())
}

type ProviderObject = { readonly id: string; readonly object: string; readonly payment_status?: string; readonly client_reference_id?: string | null; readonly amount_total?: number; readonly amount?: number; readonly status?: string; readonly metadata?: Record<string, string> | null }

/** What the provider took and gave back is in the books once, and nothing else is. */
function compareProvider({ account, book }: Side, { standIn }: World): void {
  const theirs = (object: string) => standIn.world.store.all<ProviderObject>(object, account).map(({ kept }) => kept)
  const paid = theirs('checkout.session').filter((session) => session.payment_status === 'paid')
  expect(paid.map((session) => [session.client_reference_id, session.amount_total]).toSorted(), 'one paid order, one payment').toEqual(online(book).map(([id, { fen }]) => [id, fen]).toSorted())
  const attempts = theirs('refund').map(({ metadata }) => Object.values(metadata ?? {}).join())
  expect(attempts.toSorted(), 'an attempt is sent once, however it ends').toEqual([...new Set(attempts)].toSorted())
  const back = theirs('refund').filter(({ status }) => status === 'succeeded')
  expect(back.map(({ amount, metadata }) => [Object.values(metadata ?? {}).join().split('.')[0], amount]).toSorted(), 'one refund of theirs, one of ours').toEqual(
    [...book.refunds].filter(([, { payment, state }]) => state === 'out' && book.payments.get(payment)!.online).map(([id, { fen }]) => [id, fen]).toSorted(),
  )
}

const online = (book: Book) => [...book.payments].filter(([, payment]) => payment.online)

/** Nothing of the one organization names anything of the other. */
function assertApart({ sides: [home, away] }: World, items: readonly Key[]): void {
  for (const [mine, theirs] of [[home, away], [away, home]] as const) {
    const strange = new RegExp([theirs.tenant, theirs.community, theirs.account, ...theirs.houses.map(({ id }) => id)].join('|'))
    const crossing = items.filter(({ pk }) => ownedBy(mine.tenant, pk)).filter((item) => strange.test(JSON.stringify(item)))
    expect(crossing, 'nothing crosses tenants').toEqual([])
  }
}
