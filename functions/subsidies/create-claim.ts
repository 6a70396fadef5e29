import { firstDay, instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { minimumWageOn } from '../hires/contract-rules.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { voucherId } from '../ledger/model.ts'
import { sum } from '../money.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Cell } from './choose-rules.ts'
import { claimMonth, type ClaimRecord, findClaim, hashOf, putClaim, readScheme, type SchemeRecord } from './items.ts'
import { type Claim, type ClaimLine, type CreateClaim, linesMax } from './model.ts'
import { type Judged, type Judgement, judgeSpan } from './preview-claims.ts'
import { rateOn } from './scheme-rules.ts'
import { showClaim } from './show-claim.ts'
import { nothingToClaim, otherClaim, otherTotal, tooManyLines } from './words.ts'

const attemptsMax = 6

/**
 * Claims, under one scheme, every month in the span that may be claimed: lines that stay as they are, each month of a person claimed once
 * ever, and what is owed by the government booked as restricted income. All in one transaction; the client's id makes a retry the
 * same claim. Throws `unknown`, `invalid`, `refused`, and `conflict` when it comes to another sum than was seen.
 */
export async function createClaim(ctx: Ctx, input: CreateClaim): Promise<Claim> {
  const sent = hashOf(input)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const scheme = await readScheme(ctx, input.scheme)
    const judgement = await judgeSpan(ctx, input, input.people)
    // After the months were read: had the same call claimed them meanwhile, its claim would be found here.
    const known = await findClaim(ctx, input.id)
    if (known && known.sent !== sent) throw otherClaim()
    if (known) return showClaim(ctx, known)
    const lines = judgement.judged.flatMap((judged) => judged.cells.filter((cell) => cell.state === 'eligible' && cell.scheme === scheme.id).map((cell) => lineOf(scheme, judgement, { judged, cell })))
    if (lines.length === 0) throw nothingToClaim()
    if (lines.length > linesMax) throw tooManyLines(lines.length, linesMax)
    const totalFen = sum(lines.map(({ amountFen }) => amountFen))
    if (totalFen !== input.totalFen) throw otherTotal(totalFen)
    const booked = await book(ctx, { input, sent, scheme, lines })
    if (booked) return showClaim(ctx, booked)
  }
  throw nothingToClaim()
}

type Booking = { readonly input: CreateClaim; readonly sent: string; readonly scheme: SchemeRecord; readonly lines: readonly ClaimLine[] }

/** Undefined when it was made, or one of its months claimed, meanwhile. */
async function book(ctx: Ctx, { input, sent, scheme, lines }: Booking): Promise<ClaimRecord | undefined> {
  const on = today(ctx.clock)
  const { id, from, to, totalFen, note } = input
  const withVoucher = (voucher: string): ClaimRecord => ({
    id, scheme: scheme.id, schemeName: scheme.name, from, to, totalFen, note, sent, on, vouchers: [voucher],
    people: new Set(lines.map(({ person }) => person)).size,
    lines: lines.length,
    receivedFen: 0,
    rejectedFen: 0,
    at: instant(ctx.clock),
    by: ctx.actor.name,
    version: 1,
  })
  try {
    const amount = sum(lines.map(({ amountFen }) => amountFen))
    const entryDate = await bookVoucher(ctx, {
      kind: 'SUBSIDY',
      document: id,
      valueDate: on,
      text: `申报补贴 ${scheme.name} ${from === to ? from : `${from} 至 ${to}`} ${lines.length} 人月`.slice(0, 110),
      postings: [
        { account: '1122', fund: 'SUBSIDY_RESTRICTED', debitFen: amount },
        { account: '4401', fund: 'SUBSIDY_RESTRICTED', creditFen: amount },
      ],
      writes: (day) => [
        ...putClaim(ctx, withVoucher(voucherId('SUBSIDY', day, id)), lines),
        ...lines.map((line) => claimMonth(ctx, line.person, { period: line.period, scheme: scheme.id, claim: id, state: 'claimed', amountFen: line.amountFen, receivedFen: 0 })),
      ],
    })
    return withVoucher(voucherId('SUBSIDY', entryDate, id))
  } catch (error) {
    if (error instanceof ConditionFailed) return undefined
    throw error
  }
}

/** The line as the labour office reads it: what it is a share of, and what proves the month (E2). */
function lineOf(scheme: SchemeRecord, { facts, wages }: Judgement, { judged, cell }: { readonly judged: Judged; readonly cell: Cell }): ClaimLine {
  const { person, hires } = judged
  const known = facts.get(cell.period)!.get(person.id)!
  const rate = rateOn(scheme, cell.period)!
  const hire = hires.find(({ id }) => id === cell.hire)
  const minimum = minimumWageOn(wages, scheme.place, firstDay(cell.period))?.monthlyFen ?? 0
  return {
    person: person.id,
    personName: person.name,
    period: cell.period,
    amountFen: cell.amountFen,
    basis: { base: rate.base, baseFen: { 'minimum-wage': minimum, 'employer-contributions': known.employerFen, fixed: rate.fixedFen }[rate.base], shareBp: rate.shareBp, capFen: rate.capFen, days: cell.days, document: rate.document },
    contractNo: hire?.no ?? '',
    category: person.category ?? '',
    wageFen: known.wageFen,
    wagePaidOn: known.wagePaidOn!,
    employerFen: known.employerFen,
    insurancePaidOn: known.insurancePaidOn!,
    attendanceDays: known.attendanceDays,
    state: 'claimed',
    receivedFen: 0,
    reason: '',
  }
}
