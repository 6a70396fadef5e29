import type { Ctx } from '../context.ts'
import { hasDispute } from '../disputes/has-dispute.ts'
import { assert } from '../faults.ts'
import { type Household, readAccount, readEntriesOfUnit } from '../fees/get-account.ts'
import type { UnitId } from '../ids.ts'
import { admitUnit, readHousehold } from '../payments/access.ts'
import type { PaymentRow } from '../payments/model.ts'
import { paymentsOfUnit } from '../payments/payments-of-unit.ts'
import { backoff } from '../storage/backoff.ts'
import { BadCursor } from '../storage/store.ts'
import { creditAutomatic } from '../tenants/credit-automatic.ts'
import { creditHistory, placeOf } from './credit-history.ts'
import type { Credit, CreditQuery } from './model.ts'

/** What a household has paid ahead, what becomes of it, how it can be refunded, and where it came from. Throws unknown unless the caller may see the household. */
export async function getCredit(ctx: Ctx, unit: UnitId, { limit, after }: CreditQuery): Promise<Credit> {
  admitUnit(ctx, unit)
  const household = await readHousehold(ctx, unit)
  const [{ account, payments, history }, ruled] = await Promise.all([readTogether(ctx, household), creditAutomatic(ctx)])
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
    openFen: account.openFen,
    automatic: ruled && !account.keepsCredit,
    kept: account.keepsCredit ?? false,
    refundable: await refundableOf(ctx, payments, account.creditFen),
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

/** Money goes back the way it came: through the newest payments that have enough left, none that the payer claims through the bank (M7). */
async function refundableOf(ctx: Ctx, payments: readonly PaymentRow[], creditFen: number): Promise<Credit['refundable']> {
  const found: Credit['refundable'] = []
  let left = creditFen
  for (const payment of payments.toSorted((a, b) => (a.bookedAt < b.bookedAt ? 1 : -1))) {
    if (left === 0) break
    const { id, receiptNo, method, valueDate, amountFen, refundedFen, reversedOn } = payment
    const refundableFen = Math.min(left, amountFen - refundedFen)
    if (reversedOn !== null || refundableFen === 0 || (await hasDispute(ctx, payment))) continue
    left -= refundableFen
    found.push({ payment: id, receiptNo, method, valueDate: valueDate as Credit['refundable'][number]['valueDate'], amountFen, refundedFen, refundableFen })
  }
  return found
}
