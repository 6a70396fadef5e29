import { type BusinessDate, instant, today } from '../calendar.ts'
import { type Ctx, hasRole } from '../context.ts'
import type { ContractId } from '../ids.ts'
import { type VoucherKind, voucherId } from '../ledger/model.ts'
import { personOf } from '../members/person-of.ts'
import { findReceipt, type ReceiptRecord, receiptOfTransfer } from './room-items.ts'
import { hashOf } from './items.ts'
import type { RecordRent, ReceiptKind } from './settlement-model.ts'
import { noCash, notThatDay, otherOfThisId, transferKnown } from './words.ts'

export type Money = RecordRent & { readonly kind: ReceiptKind }

/** Who may, and when: finance handles no cash, and nothing moves tomorrow. */
export function admitMoney(ctx: Ctx, { method, on }: Money): BusinessDate {
  if (method === 'cash' && !hasRole(ctx, 'head', 'collector')) throw noCash()
  const day = on ?? today(ctx.clock)
  if (day > today(ctx.clock)) throw notThatDay()
  return day
}

/** What the same call made before; throws a conflict for the same id with other content, and for a transfer that was recorded under another id. */
export async function knownMoney(ctx: Ctx, contract: ContractId, money: Money): Promise<ReceiptRecord | undefined> {
  const known = await findReceipt(ctx, contract, money.id)
  if (known && known.sent !== hashOf(money)) throw otherOfThisId()
  if (known) return known
  const recorded = money.reference === undefined ? undefined : await receiptOfTransfer(ctx, contract, money.kind, money.reference)
  if (recorded === undefined) return undefined
  // The same call, made at the same moment, has just recorded it: its receipt is there by now.
  if (recorded === money.id) return knownMoney(ctx, contract, money)
  throw transferKnown(money.reference!)
}

export const voucherKindOf = { rent: 'RENTPAID', 'deposit-in': 'DEPOSIT', 'deposit-out': 'DEPOSITBACK' } as const satisfies Record<ReceiptKind, VoucherKind>

export const documentOf = (contract: ContractId, id: string): string => `${contract}.${id}`

export async function receiptOf(ctx: Ctx, contract: ContractId, money: Money, on: BusinessDate): Promise<Omit<ReceiptRecord, 'voucher' | 'parts'>> {
  const { id, kind, method, amountFen, reference = null } = money
  return { id, contract, kind, method, amountFen, on, reference, recorded: { at: instant(ctx.clock), by: ctx.actor.name, who: await personOf(ctx) }, sent: hashOf(money) }
}

export const voucherOf = (contract: ContractId, { id, kind }: Money, entryDate: BusinessDate) => voucherId(voucherKindOf[kind], entryDate, documentOf(contract, id))
