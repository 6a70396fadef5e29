import type { Ctx } from '../context.ts'
import { assert } from '../faults.ts'
import type { UnitId } from '../ids.ts'
import type { Posting } from '../ledger/model.ts'
import { buildVoucher } from '../ledger/model.ts'
import { gateCheck, monthClosed, voucherWrites } from '../ledger/post-voucher.ts'
import { sum } from '../money.ts'
import { renewalWrite } from '../permits/renewal-write.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { sumByFund } from './account.ts'
import { openBillWrite } from './account-items.ts'
import { billWrite } from './bill-items.ts'
import { billIdOf, billNo } from './bill-model.ts'
import { incomePostings } from './income-postings.ts'
import { isPartDone, partDoneWrite, partSize, type PlannedBill, type RunHeader } from './run-items.ts'

/** A run that is being published: its numbers and dates are fixed. */
export type PublishingRun = RunHeader & Required<Pick<RunHeader, 'firstNo' | 'issuedOn' | 'entryDate'>>

const markerAt = 0
const gateAt = 1
const writesBefore = 2

/**
 * Publishes one part of the plan: bills, vouchers and open entries of 32 households in one transaction with the
 * part's marker and a gate check. All or nothing, and the marker makes it once: a crash, a retry or a second
 * worker finds it and goes on. A household that another run has billed meanwhile, or whose permit has been renewed or has
 * ended since the preview, is left out and noted as skipped: the next preview bills it as things stand then.
 */
export async function publishPart(ctx: Ctx, run: PublishingRun, part: number, planned: readonly PlannedBill[]): Promise<void> {
  const firstNo = run.firstNo + (part - 1) * partSize(run)
  let bills = planned.map((bill, at) => ({ bill, no: firstNo + at }))
  const skipped: UnitId[] = []
  for (let attempt = 0; attempt <= planned.length; attempt += 1) {
    const done = { part, bills: bills.length, fen: sum(bills.map(({ bill }) => bill.amountFen)), skipped }
    const groups = bills.map(({ bill, no }) => writesOf(ctx, run, bill, no))
    try {
      return await ctx.store.transact([partDoneWrite(ctx, run.id, done), gateCheck(ctx, run.period, `${run.id}.${part}`), ...groups.flat()])
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      if (error.at.includes(markerAt) || (await isPartDone(ctx, run.id, part))) return
      if (error.at.includes(gateAt)) throw monthClosed(run.period)
      const owner = groups.flatMap((writes, at) => writes.map(() => at))
      const taken = new Set(error.at.map((at) => owner[at - writesBefore]!))
      assert(taken.size > 0, `part ${part} of ${run.id} was cancelled, but none of its bills is there`)
      skipped.push(...bills.filter((_, at) => taken.has(at)).map(({ bill }) => bill.unit))
      bills = bills.filter((_, at) => !taken.has(at))
    }
  }
  assert(false, `part ${part} of ${run.id} was cancelled more often than it has bills`)
}

function writesOf(ctx: Ctx, run: PublishingRun, bill: PlannedBill, no: number): readonly Write[] {
  const byFund = sumByFund(bill.lines.map((line) => ({ [line.fund]: line.amountFen })))
  const { period, dueDate, issuedOn, community, communityName } = run
  const facts = { ...bill, period, number: 1, no, run: run.id, community, communityName, dueDate, issuedOn }
  const entry = { period, number: 1, no, dueDate, amountFen: bill.amountFen, openFen: bill.amountFen, openByFund: byFund }
  const renewals = bill.lines.flatMap((line) => (line.term ? [renewalWrite(ctx, line.term, { bill: billIdOf(bill.unit, period, 1), amountFen: line.amountFen })] : []))
  return [billWrite(ctx, facts), ...voucherWrites(ctx, voucherOf(run, bill, no)), openBillWrite(ctx, bill, entry), ...renewals]
}

function voucherOf(run: PublishingRun, bill: PlannedBill, no: number) {
  const postings: readonly Posting[] = incomePostings(bill.lines)
  const text = `${billNo(run.period, no)} ${bill.buildingName} ${bill.room}`.slice(0, 60)
  return buildVoucher({ kind: 'BILL', document: billIdOf(bill.unit, run.period, 1), entryDate: run.entryDate, valueDate: run.entryDate, text, unit: bill.unit, postings })
}
