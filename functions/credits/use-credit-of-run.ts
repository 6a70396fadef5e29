import { type Ctx, systemActor } from '../context.ts'
import { Fault } from '../faults.ts'
import type { Account } from '../fees/account.ts'
import { isRuled, ruledCreditWrites } from '../fees/bill-credits.ts'
import { accountsOfBuilding, readAccount } from '../fees/get-account.ts'
import type { PublishingRun } from '../fees/publish-part.ts'
import { backoff } from '../storage/backoff.ts'
import { creditAutomatic } from '../tenants/credit-automatic.ts'
import { bookCreditUse } from './book-credit-use.ts'
import { byRule } from './credit-history.ts'

/** How far a run has used its households' credit: `after` is the last household of that building, `''` = none yet. */
export type CreditPlace = { readonly building: number; readonly after: string }

export type CreditBounds = {
  /** Buildings whose accounts a slice reads, one query each. */
  readonly buildings: number
  /** Households whose credit a slice uses, one transaction each. */
  readonly uses: number
}
const bounds: CreditBounds = { buildings: 64, uses: 96 }
const atOnce = 4

/**
 * Uses the credit of the households that a run has billed, oldest due first: the next ones from `place` on. Answers where
 * to go on, or undefined at the end. A household is done once a run, whoever comes again and after whatever crash; one
 * that keeps its credit, has none or was billed by another run is passed over. Nothing to use costs no write.
 */
export async function useCreditOfRun(ctx: Ctx, run: PublishingRun, place: CreditPlace, { buildings, uses }: CreditBounds = bounds): Promise<CreditPlace | undefined> {
  if (!(await creditAutomatic(ctx))) return undefined
  const last = Math.min(place.building + buildings, run.buildings.length)
  let left = uses
  for (let building = place.building; building < last; building += 1) {
    const accounts = await accountsOfBuilding(ctx, run.buildings[building]!.building, { consistent: true })
    const after = building === place.building ? place.after : ''
    const wanted = accounts.filter((account) => account.unit > after && hasUse(account, run)).toSorted((a, b) => (a.unit < b.unit ? -1 : 1))
    const now = wanted.slice(0, left)
    await useAll(ctx, run, now)
    if (now.length < wanted.length) return { building, after: now.at(-1)?.unit ?? after }
    left -= now.length
  }
  return last < run.buildings.length ? { building: last, after: '' } : undefined
}

/** Has credit to use and a bill of this run to use it for. */
function hasUse({ creditFen, keepsCredit, open }: Account, { period, firstNo, bills }: PublishingRun): boolean {
  const ofRun = (no: number): boolean => no >= firstNo && no < firstNo + bills
  return creditFen > 0 && !keepsCredit && open.some((bill) => bill.period === period && ofRun(Number(bill.no.slice(7))))
}

/** Ends only when every lane has ended, so that nothing of this slice runs on after it has failed. */
async function useAll(ctx: Ctx, run: PublishingRun, accounts: readonly Account[]): Promise<void> {
  const queue = accounts.values()
  const lane = async (): Promise<void> => {
    for (const account of queue) await useFor(ctx, run, account)
  }
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, lane))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

const attemptsMax = 12

async function useFor(ctx: Ctx, run: PublishingRun, household: Account): Promise<void> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const account = await readAccount(ctx, household)
    if (!hasUse(account, run) || (await isRuled(ctx, run.id, account.unit))) return
    try {
      await bookCreditUse({ ...ctx, actor: systemActor(byRule) }, { household: account, version: account.version, bills: 'all', writes: (parts) => ruledCreditWrites(ctx, run.id, account.unit, parts) })
      return
    } catch (error) {
      // Claimed back through the bank: none of it is free, and the bill stays open.
      if (error instanceof Fault && error.code === 'credit-held') return
      // Paid, refunded or used by another worker at this moment: look again.
      if (!(error instanceof Fault) || error.code !== 'account-changed') throw error
      await backoff(attempt)
    }
  }
  throw new Error(`credit of ${household.unit} was not used after ${attemptsMax} tries`)
}
