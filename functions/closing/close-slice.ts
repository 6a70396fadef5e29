import type { Ctx } from '../context.ts'
import { assert } from '../faults.ts'
import type { StepResult } from '../jobs/model.ts'
import { held } from '../storage/cancelled.ts'
import { bookYearEnd } from './book-year-end.ts'
import { stepOf } from './change-closing.ts'
import { changeWrite, closingsOfMonth, readClosing } from './items.ts'
import { lastClosed } from './last-closed.ts'
import type { Closing } from './model.ts'
import { partsOf } from './number-items.ts'
import { begin, type Numbered, numberSlice } from './number-vouchers.ts'
import { shutEmptyMonths } from './shut-empty-months.ts'
import { assertFundsBalance, beginning, hashOfSnapshot, type Snapshot, Sums } from './snapshot-model.ts'
import { closingOfSubject } from './subject.ts'

/**
 * One slice of a closing. The gates are shut, so the month does not change any more and every slice can be repeated: first the empty months
 * before the books and December's carry-over, then number after number, at last the snapshot. A closing that was declined meanwhile ends.
 */
export async function closeSlice(ctx: Ctx, subject: string, cursor: string | undefined): Promise<StepResult> {
  const place = closingOfSubject(subject)
  assert(place, `a job that names a closing: ${subject}`)
  const closing = await readClosing(ctx, place.period, place.version)
  if (closing?.state !== 'summing') return { done: true }
  if (cursor === undefined) {
    await shutEmptyMonths(ctx, closing)
    if (!(await bookYearEnd(ctx, closing))) return { done: true }
    return { cursor: JSON.stringify(await begin(ctx, closing)) }
  }
  const numbered = JSON.parse(cursor) as Numbered
  if (!numbered.all) return { cursor: JSON.stringify(await numberSlice(ctx, closing, numbered)) }
  await writeSnapshot(ctx, closing, numbered)
  return { done: true }
}

async function writeSnapshot(ctx: Ctx, closing: Closing, { vouchers, next, digest }: Numbered): Promise<void> {
  const [previous, former] = await Promise.all([lastClosed(ctx, closing.period), approvedBefore(ctx, closing)])
  const sums = new Sums()
  sums.openWith(previous?.snapshot)
  let counted = 0
  for await (const part of partsOf(ctx, closing.period, closing.version)) {
    sums.add(part)
    counted += part.vouchers
  }
  assert(counted === vouchers, `every part of ${closing.period} is there: ${counted} of ${vouchers} vouchers`)
  const { balances, saved } = sums.result()
  assertFundsBalance(balances)
  const content: Omit<Snapshot, 'hash'> = { previous: previous?.snapshot.hash ?? beginning, replaces: former?.snapshot?.hash ?? null, vouchers, lastNumber: next - 1, digest, balances, saved }
  const snapshot: Snapshot = { ...content, hash: hashOfSnapshot({ tenant: ctx.tenant, ...closing }, content) }
  // Not held: it was declined a moment ago, or another worker has written the same.
  await held(ctx.store.write(changeWrite(ctx, closing, { ...closing, state: 'waiting', snapshot, steps: [...closing.steps, await stepOf(ctx, 'summed')] })))
}

/** The version of this month that was final before and was reopened. */
const approvedBefore = async (ctx: Ctx, { period, version }: Closing): Promise<Closing | undefined> =>
  (await closingsOfMonth(ctx, period)).findLast((other) => other.approved && other.version < version)
