import type { Ctx } from '../context.ts'
import { claimsOfUnit, claimsOn } from '../disputes/has-dispute.ts'
import { assert } from '../faults.ts'
import { type Household, readAccount, readEntriesOfUnit } from '../fees/get-account.ts'
import type { UnitId } from '../ids.ts'
import { fen } from '../money.ts'
import { admitUnit, readHousehold } from '../payments/access.ts'
import type { PaymentRow } from '../payments/model.ts'
import { paymentsOfUnit } from '../payments/payments-of-unit.ts'
import { leftOf } from '../refunds/create-refund.ts'
import { refundsOwed } from '../refunds/refunds-of-unit.ts'
import { backoff } from '../storage/backoff.ts'
import { BadCursor } from '../storage/store.ts'
import { creditAutomatic } from '../tenants/credit-automatic.ts'
import { creditHistory, placeOf } from './credit-history.ts'
import type { Credit, CreditQuery } from './model.ts'

/** What a household has paid ahead, what becomes of it, how it can be refunded, and where it came from. Throws unknown unless the caller may see the household. */
export async function getCredit(ctx: Ctx, unit: UnitId, { limit, after }: CreditQuery): Promise<Credit> {
  admitUnit(ctx, unit)
  const household = await readHousehold(ctx, unit)
  const [{ account, payments, history }, ruled, claims, refundsFen] = await Promise.all([readTogether(ctx, household), creditAutomatic(ctx), claimsOfUnit(ctx, unit), refundsOwed(ctx, unit)])
  const heldFen = fen(Math.min(claims.heldFen, account.creditFen))
  const start = after === undefined ? 0 : history.findIndex((row) => placeOf(row) === after) + 1
  if (after !== undefined && start === 0) throw new BadCursor()
  const items = history.slice(start, start + limit)
  return {
    unit,
    buildingName: household.buildingName,
    room: household.room,
    name: household.name,
    version: account.version,
    creditFen: account.creditFen,
    heldFen,
    claimedFen: claims.claimedFen,
    refundsFen,
    openFen: account.openFen,
    automatic: ruled && !account.keepsCredit,
    kept: account.keepsCredit ?? false,
    refundable: await refundableOf(ctx, payments, fen(account.creditFen - heldFen)),
    items,
    next: start + limit < history.length ? placeOf(items.at(-1)!) : null,
  }
}

const attemptsMax = 4

/** Documents and account of one moment: a booking that came between the reads is a reason to read again, a lasting difference a defect. */
async function readTogether(ctx: Ctx, household: Household) {
  for (let attempt = 1; ; attempt += 1) {
    const account = await readAccount(ctx, household)
    const [payments, entries] = await Promise.all([paymentsOfUnit(ctx, household.unit), readEntriesOfUnit(ctx, household.unit)])
    const history = creditHistory(payments, entries)
    const balance = history[0]?.balanceFen ?? 0
    if (balance === account.creditFen) return { account, payments, history }
    assert(attempt < attemptsMax, `the documents of ${household.unit} make a credit of ${balance} fen, its account has ${account.creditFen}`)
    await backoff(attempt)
  }
}

const byLikelySource = (a: PaymentRow, b: PaymentRow): number => Number(b.creditFen > 0) - Number(a.creditFen > 0) || (a.bookedAt < b.bookedAt ? 1 : -1)

/** Money goes back the way it came: through payments that left credit, then others, the newest first; none for more than is left of it, none that the payer claims through the bank (M7). */
async function refundableOf(ctx: Ctx, payments: readonly PaymentRow[], freeFen: number): Promise<Credit['refundable']> {
  const found: Credit['refundable'] = []
  let left = freeFen
  for (const payment of payments.toSorted(byLikelySource)) {
    if (left === 0) break
    const { id, receiptNo, method, valueDate, reversedOn } = payment
    const [amountFen, refundedFen] = [fen(payment.amountFen), fen(payment.refundedFen)]
    if (reversedOn !== null || refundedFen === amountFen) continue
    const claims = await claimsOn(ctx, payment)
    const refundableFen = claims.pending ? 0 : Math.min(left, leftOf({ amountFen, refundedFen }, claims))
    if (refundableFen === 0) continue
    left -= refundableFen
    found.push({ payment: id, receiptNo, method, valueDate: valueDate as Credit['refundable'][number]['valueDate'], amountFen, refundedFen, refundableFen })
  }
  return found
}
