import type { Ctx } from '../context.ts'
import { assert } from '../faults.ts'
import type { UnitId } from '../ids.ts'
import type { Fund, Posting } from '../ledger/model.ts'
import { buildVoucher } from '../ledger/model.ts'
import { gateCheck, monthClosed, voucherWrites } from '../ledger/post-voucher.ts'
import { type Fen, sum } from '../money.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { type ByFund, sumByFund } from './account.ts'
import { openBillWrite } from './account-items.ts'
import { billWrite } from './bill-items.ts'
import { billIdOf, billNo } from './bill-model.ts'
import { billsPerPart, isPartDone, partDoneWrite, type PlannedBill, type RunHeader } from './run-items.ts'

/** A run that is being published: its numbers and dates are fixed. */
export type PublishingRun = RunHeader & Required<Pick<RunHeader, 'firstNo' | 'issuedOn' | 'entryDate'>>

const markerAt = 0
const gateAt = 1
const writesBefore = 2
const writesPerBill = 3

/**
 * Publishes one part of the plan: bills, vouchers and open entries of 32 households in one transaction with the
 * part's marker and a gate check. All or nothing, and the marker makes it once: a crash, a retry or a second
 * worker finds it and goes on. A household that another run has billed meanwhile is left out and noted as skipped.
 */
export async function publishPart(ctx: Ctx, run: PublishingRun, part: number, planned: readonly PlannedBill[]): Promise<void> {
  const firstNo = run.firstNo + (part - 1) * billsPerPart
  let bills = planned.map((bill, at) => ({ bill, no: firstNo + at }))
  const skipped: UnitId[] = []
  for (let attempt = 0; attempt <= billsPerPart; attempt += 1) {
    const done = { part, bills: bills.length, fen: sum(bills.map(({ bill }) => bill.amountFen)), skipped }
    const writes = [partDoneWrite(ctx, run.id, done), gateCheck(ctx, run.period, `${run.id}.${part}`), ...bills.flatMap(({ bill, no }) => writesOf(ctx, run, bill, no))]
    try {
      return await ctx.store.transact(writes)
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      if (error.at.includes(markerAt) || (await isPartDone(ctx, run.id, part))) return
      if (error.at.includes(gateAt)) throw monthClosed(run.period)
      const taken = new Set(error.at.filter((at) => (at - writesBefore) % writesPerBill === 0).map((at) => (at - writesBefore) / writesPerBill))
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
  return [billWrite(ctx, facts), ...voucherWrites(ctx, voucherOf(run, bill, no, byFund)), openBillWrite(ctx, bill, entry)]
}

/** Dr receivables / Cr service income, each fund by itself. */
function voucherOf(run: PublishingRun, bill: PlannedBill, no: number, byFund: ByFund) {
  const postings = (Object.entries(byFund) as [Fund, Fen][]).flatMap(([fund, amount]): Posting[] => [
    { account: '1121', fund, debitFen: amount },
    { account: '4301', fund, creditFen: amount },
  ])
  const text = `${billNo(run.period, no)} ${bill.buildingName} ${bill.room}`.slice(0, 60)
  return buildVoucher({ kind: 'BILL', document: billIdOf(bill.unit, run.period, 1), entryDate: run.entryDate, valueDate: run.entryDate, text, unit: bill.unit, postings })
}
