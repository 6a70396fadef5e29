import { type BusinessDate, firstDay, lastDay, type Period, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { naturalId } from '../estates/natural-id.ts'
import { refused } from '../faults.ts'
import type { BillId, CommunityId, RunId } from '../ids.ts'
import { buildVoucher } from '../ledger/model.ts'
import { gateCheck, monthClosed, voucherWrites } from '../ledger/post-voucher.ts'
import type { Fen } from '../money.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { sumByFund } from './account.ts'
import { openBillWrite } from './account-items.ts'
import { billWrite, readBillsOfUnit } from './bill-items.ts'
import { billIdOf, billNo } from './bill-model.ts'
import { incomePostings } from './income-postings.ts'
import type { Payable, PricedLine } from './price-bill.ts'
import { singleBillWrite } from './single-bill-items.ts'

export type SingleBillInput = {
  readonly household: Payable & { readonly payer: string; readonly community: CommunityId; readonly communityName: string }
  readonly period: Period
  readonly dueDate: BusinessDate
  readonly lines: readonly PricedLine[]
  readonly amountFen: Fen
  /** What happens with the bill or not at all. */
  readonly writes: (bill: BillId) => readonly Write[]
}

const attemptsMax = 10

/**
 * A bill of one household outside the month's run, numbered 2 and on, with its voucher, its open entry and whatever it pays
 * for, in one transaction. The caller's own writes make it once: when a condition of theirs fails, ConditionFailed is thrown
 * with `at` counting from the first of them, and nothing was billed.
 */
export async function issueBill(ctx: Ctx, input: SingleBillInput): Promise<{ readonly bill: BillId; readonly no: string; readonly amountFen: Fen }> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const sequence = keys.sequence(ctx.tenant, `BILL#${input.period}`)
    const [stored, bills] = await Promise.all([ctx.store.get<{ readonly next: number }>(sequence, { consistent: true }), readBillsOfUnit(ctx, input.household.unit, input.period)])
    const no = stored?.next ?? 1
    const bill = billIdOf(input.household.unit, input.period, 1 + Math.max(1, ...bills.map(({ id }) => Number(id.slice(21)))))
    const next: Write = { update: sequence, set: { next: no + 1 }, if: stored ? { expr: '#n = :n', names: { '#n': 'next' }, values: { ':n': no } } : 'absent' }
    const own = [gateCheck(ctx, input.period, bill), ...billWrites(ctx, input, bill, no), next]
    try {
      await ctx.store.transact([...own, ...input.writes(bill)])
      return { bill, no: billNo(input.period, no), amountFen: input.amountFen }
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      if (error.at.includes(0)) throw monthClosed(input.period)
      const theirs = error.at.flatMap((at, index) => (at >= own.length ? [{ at: at - own.length, item: error.items[index] }] : []))
      if (theirs.length) throw new ConditionFailed(theirs.map(({ at }) => at), theirs.map(({ item }) => item), error)
      await backoff(attempt)
    }
  }
  throw refused('busy', { zh: '同时有其他账单在取号，没有出账。请再试一次。', en: 'Other bills are taking numbers at this moment. Nothing was billed. Try again.' })
}

function billWrites(ctx: Ctx, { household, period, dueDate, lines, amountFen }: SingleBillInput, id: BillId, no: number): Write[] {
  const { unit, building, buildingName, room, payer: name, area, community, communityName } = household
  const number = Number(id.slice(21))
  const issuedOn = today(ctx.clock)
  const entryDate = issuedOn < firstDay(period) ? firstDay(period) : issuedOn > lastDay(period) ? lastDay(period) : issuedOn
  const facts = { unit, period, number, no, run: `${period}-${naturalId(12, 'single', id)}` as RunId, building, buildingName, community, communityName, room, name, area, dueDate, issuedOn, amountFen, lines }
  const text = `${billNo(period, no)} ${buildingName} ${room}`.slice(0, 60)
  const voucher = buildVoucher({ kind: 'BILL', document: id, entryDate, valueDate: entryDate, text, unit, postings: incomePostings(lines) })
  const openByFund = sumByFund(lines.map((line) => ({ [line.fund]: line.amountFen })))
  return [
    billWrite(ctx, facts),
    ...voucherWrites(ctx, voucher),
    openBillWrite(ctx, { unit, building, buildingName, room, name }, { period, number, no, dueDate, amountFen, openFen: amountFen, openByFund }),
    singleBillWrite(ctx, { unit, period, number, no, run: facts.run, building, buildingName, community, room, name, dueDate, issuedOn, amountFen }),
  ]
}
