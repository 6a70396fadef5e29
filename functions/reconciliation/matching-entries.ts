import { addMonths, type Period, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { listBuildings } from '../estates/list-buildings.ts'
import type { Account } from '../fees/account.ts'
import { accountsOfBuilding } from '../fees/get-account.ts'
import { placeOfVoucher, signed, type Voucher } from '../ledger/model.ts'
import { eachVoucher } from '../ledger/read-journal.ts'
import { fen, sum } from '../money.ts'
import type { MatchingEntry } from './matching/model.ts'
import type { AccountKind } from './model.ts'
import type { MatchCandidate } from './shown-model.ts'

/** What stands in the books for money on an account of this kind: the bank's on 1002, that of payment services on 1009. */
const ledgerAccounts = { bank: '1002', alipay: '1009', wechat: '1009' } as const

/** An entry for the rules, and the same for a person. */
export type Candidate = { readonly entry: MatchingEntry; readonly shown: MatchCandidate }

/** Vouchers of the months around with money on such an account, and every open bill. Reads are bounded by the books' own bounds. */
export async function candidatesAround(ctx: Ctx, kind: AccountKind, period: Period): Promise<Candidate[]> {
  const accounts = await everyAccount(ctx)
  const doors = doorsOf(accounts)
  const byUnit = new Map(accounts.map((account) => [account.unit, account]))
  const found: Candidate[] = []
  const last = periodOfDate(today(ctx.clock))
  for (const month of [addMonths(period, -1), period, addMonths(period, 1)].filter((one) => one <= last)) {
    await eachVoucher(ctx, month, (voucher) => {
      const amountFen = sum(voucher.postings.filter(({ account }) => account === ledgerAccounts[kind]).map(signed))
      if (amountFen !== 0) found.push(booked(voucher, amountFen, voucher.unit ? byUnit.get(voucher.unit) : undefined, doors))
    })
  }
  for (const account of accounts) for (const bill of account.open) if (bill.openFen > 0) found.push(owed(account, bill, doors))
  return found
}

function booked({ id, text, document, valueDate, unit }: Voucher, amountFen: number, account: Account | undefined, doors: Doors): Candidate {
  const place = account ? `${account.buildingName} ${account.room}` : null
  return {
    entry: { id, kind: 'booked', accountId: null, amountFen: fen(amountFen), date: valueDate, providerIds: [], orderNumbers: [document], unitCodes: account ? doors(account) : [], ...(unit ? { household: unit } : {}) },
    shown: { kind: 'voucher', voucher: id, voucherKind: placeOfVoucher(id)!.kind, unit: unit ?? null, place, text, date: valueDate, amountFen },
  }
}

function owed(account: Account, bill: Account['open'][number], doors: Doors): Candidate {
  const id = `bill ${bill.bill}`
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
