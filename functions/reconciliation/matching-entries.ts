import { addMonths, monthsFromTo, type Period, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { listBuildings } from '../estates/list-buildings.ts'
import type { Account } from '../fees/account.ts'
import { accountsOfBuilding } from '../fees/get-account.ts'
import { placeOfVoucher, signed, type Voucher, type VoucherKind } from '../ledger/model.ts'
import { eachVoucher } from '../ledger/read-journal.ts'
import { type Fen, fen, sum } from '../money.ts'
import { idsInText } from './matching/ids-of-line.ts'
import type { MatchingEntry } from './matching/model.ts'
import type { AccountKind } from './model.ts'
import type { MatchCandidate } from './shown-model.ts'

/** What stands in the books for money on an account of this kind: the bank's on 1002, that of payment services on 1009. */
export const ledgerAccounts = { bank: '1002', alipay: '1009', wechat: '1009' } as const

/** An entry for the rules, and the same for a person. */
export type Candidate = { readonly entry: MatchingEntry; readonly shown: MatchCandidate }

/**
 * Vouchers of the months around with money on such an account, and every open bill. What was booked by mistake and taken back, and
 * what took it back, moved no money and is left out, however much later it was. Reads are bounded by the books' own bounds.
 */
export async function candidatesAround(ctx: Ctx, kind: AccountKind, period: Period): Promise<Candidate[]> {
  const accounts = await everyAccount(ctx)
  const doors = doorsOf(accounts)
  const byUnit = new Map(accounts.map((account) => [account.unit, account]))
  const found: { readonly voucher: Voucher; readonly amountFen: number }[] = []
  const takenBack = new Set<string>()
  const last = periodOfDate(today(ctx.clock))
  const months = monthsFromTo(addMonths(period, -1), last).slice(0, monthsMax)
  for (const month of months) {
    const inWindow = month <= addMonths(period, 1)
    await eachVoucher(ctx, month, (voucher) => {
      if (voucher.kind === 'REVERSAL') takenBack.add(voucher.document)
      const amountFen = inWindow ? moneyOf(kind, voucher) : 0
      if (amountFen !== 0) found.push({ voucher, amountFen })
    }, inWindow ? undefined : 'REVERSAL')
  }
  const standing = found.filter(({ voucher: { kind: what, document } }) => movesMoney(what) && !(what === 'PAYMENT' && takenBack.has(document)))
  const vouchers = standing.map(({ voucher, amountFen }) => booked(voucher, amountFen, voucher.unit ? byUnit.get(voucher.unit) : undefined, doors))
  return [...vouchers, ...accounts.flatMap((account) => account.open.filter((bill) => bill.openFen > 0).map((bill) => owed(account, bill, doors)))]
}

/** This month, the two beside it, and a year in which it may have been taken back. */
const monthsMax = 14

/** Not what takes a mistake back, nor what a match booked of itself: those are no movements that a line could be. */
export const movesMoney = (kind: VoucherKind): boolean => kind !== 'REVERSAL' && kind !== 'MATCH' && kind !== 'MATCHUNDONE'

/** What a voucher did to the money on an account of this kind, signed. */
export const moneyOf = (kind: AccountKind, { postings }: Pick<Voucher, 'postings'>): Fen => sum(postings.filter(({ account }) => account === ledgerAccounts[kind]).map(signed))

export const billEntryId = (bill: string): string => `bill ${bill}`
export const billOfEntryId = (id: string): string | undefined => (id.startsWith('bill ') ? id.slice('bill '.length) : undefined)

function booked({ id, text, document, valueDate, unit }: Voucher, amountFen: number, account: Account | undefined, doors: Doors): Candidate {
  const place = account ? `${account.buildingName} ${account.room}` : null
  return {
    entry: { id, kind: 'booked', accountId: null, amountFen: fen(amountFen), date: valueDate, providerIds: [], orderNumbers: [document, ...bankNumbers(id, text)], unitCodes: account ? doors(account) : [], ...(unit ? { household: unit } : {}) },
    shown: { kind: 'voucher', voucher: id, voucherKind: placeOfVoucher(id)!.kind, unit: unit ?? null, place, text, date: valueDate, amountFen },
  }
}

/** What came for a claim is recorded with the bank's number of the transfer, which stands in the voucher's text: of equal transfers it says which is which. */
const bankNumbers = (id: string, text: string): string[] => (placeOfVoucher(id)!.kind === 'SUBSIDYPAID' ? idsInText(text) : [])

function owed(account: Account, bill: Account['open'][number], doors: Doors): Candidate {
  const id = billEntryId(bill.bill)
  const date = bill.dueDate
  return {
    entry: { id, kind: 'open', accountId: null, amountFen: bill.openFen, date, providerIds: [], orderNumbers: [], paymentCode: bill.no, unitCodes: doors(account), household: account.unit },
    shown: { kind: 'bill', bill: bill.bill, unit: account.unit, place: `${account.buildingName} ${account.room}`, text: bill.no, date, amountFen: bill.openFen },
  }
}

async function everyAccount(ctx: Ctx): Promise<Account[]> {
  const { items } = await listBuildings(ctx, {})
  const found: Account[][] = []
  for (const building of items) found.push(await accountsOfBuilding(ctx, building.id))
  return found.flat()
}

type Doors = (account: Account) => string[]

/** `3幢2-304`, and `2-304` alone where the tenant has one such room only. */
function doorsOf(accounts: readonly Account[]): Doors {
  const rooms = new Map<string, number>()
  for (const { room } of accounts) rooms.set(room, (rooms.get(room) ?? 0) + 1)
  return ({ buildingName, room }) => [`${buildingName}${room}`, ...(rooms.get(room) === 1 ? [room] : [])]
}
