import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { AccountEntry } from '../fees/account-entry.ts'
import { billCreditWrites } from '../fees/bill-credits.ts'
import { partsOfBillId } from '../fees/bill-model.ts'
import type { UnitId } from '../ids.ts'
import { voucherId } from '../ledger/model.ts'
import { personOf } from '../members/person-of.ts'
import { fen, sum } from '../money.ts'
import { admitUnit, readHousehold } from '../payments/access.ts'
import { chooseBills } from '../payments/choose-bills.ts'
import { bookCreditUse } from './book-credit-use.ts'
import type { ApplyCredit, AppliedCredit } from './model.ts'
import { accountChanged } from './words.ts'

/**
 * Uses a household's credit for the named open bills, or all: oldest due first, at most `amountFen`. The version of the
 * account that the caller saw makes it once: sent again after a lost answer it finds its own booking. An account that changed
 * meanwhile, also by another's use of the same state, is a `conflict`. Throws `refused` (no-credit, nothing-open, already-paid), `unknown`.
 */
export async function applyCredit(ctx: Ctx, unit: UnitId, { version, bills, amountFen }: ApplyCredit): Promise<AppliedCredit> {
  admitUnit(ctx, unit)
  const household = await readHousehold(ctx, unit)
  if (bills?.some((bill) => partsOfBillId(bill).unit !== unit)) throw unknown(`a bill of another household than ${unit}`)
  const entry = await bookCreditUse(ctx, {
    household,
    version,
    bills: bills ?? 'all',
    ...(amountFen === undefined ? {} : { upToFen: fen(amountFen) }),
    ...(bills ? { admit: (before) => chooseBills(ctx, before, bills) } : {}),
    writes: (parts) => billCreditWrites(ctx, parts),
  })
  if (!isOwn((await personOf(ctx)) || ctx.actor.kind, entry, { bills, amountFen })) throw accountChanged()
  return showUse(entry)
}

/** Whether what was found is what this caller asked for: on one state of the account one use is booked, whoever wanted it. */
function isOwn(person: string, { by, bills, creditDeltaFen }: AccountEntry, wanted: Pick<ApplyCredit, 'bills' | 'amountFen'>): boolean {
  const used = -creditDeltaFen
  return by === person && used <= (wanted.amountFen ?? used) && bills.every(({ bill }) => wanted.bills?.includes(bill) ?? true)
}

function showUse({ document, unit, entryDate, bills, creditDeltaFen }: AccountEntry): AppliedCredit {
  const paid = bills.map(({ bill, no, openDeltaFen }) => ({ bill, no, amountFen: -openDeltaFen }))
  return { document, unit, entryDate, usedFen: sum([-creditDeltaFen]), bills: paid, voucher: voucherId('CREDIT', entryDate, document) }
}
