import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { ClaimId } from '../ids.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { voucherId } from '../ledger/model.ts'
import { yuan } from '../money.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { type ClaimRecord, findReceipt, hashOf, insertReceipt, putClaim, readClaim, readLines, type ReceiptRecord, settleMonth } from './items.ts'
import type { Claim, ClaimLine, RecordReceipt } from './model.ts'
import { postingsOf, settleLines } from './receipt-rules.ts'
import { showClaim } from './show-claim.ts'
import { changedMeanwhile, notThatDay, otherReceipt, referenceNeeded, transferKnown } from './words.ts'

const attemptsMax = 6

/**
 * What came of the lines of a claim: received, received with a difference that has a reason, or rejected. One voucher: bank against receivable,
 * the difference against the income; its line on the bank's statement is matched like any other. The client's id makes a retry the same
 * receipt, the bank's reference makes a transfer one. Throws `unknown`, `invalid`, `refused`, `conflict`.
 */
export async function recordClaimReceipt(ctx: Ctx, id: ClaimId, input: RecordReceipt): Promise<Claim> {
  if (input.on > today(ctx.clock)) throw notThatDay()
  if (input.amountFen > 0 && input.reference === '') throw referenceNeeded()
  const sent = hashOf(input)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    // The lines are read first: had the same call settled them meanwhile, its receipt would be found here.
    const { lines, version } = await readLines(ctx, id)
    const claim = await readClaim(ctx, id)
    const known = await findReceipt(ctx, id, input.id)
    if (known && known.sent !== sent) throw otherReceipt()
    if (known) return showClaim(ctx, claim)
    if (version !== claim.version) continue
    const { all, settled } = settleLines(lines, input)
    const booked = await book(ctx, claim, { input, sent, all, settled })
    if (booked) return showClaim(ctx, booked)
  }
  throw changedMeanwhile()
}

type Booking = { readonly input: RecordReceipt; readonly sent: string; readonly all: readonly ClaimLine[]; readonly settled: readonly ClaimLine[] }

/** Undefined when the claim changed, or the same receipt was recorded, meanwhile. */
async function book(ctx: Ctx, claim: ClaimRecord, { input, sent, all, settled }: Booking): Promise<ClaimRecord | undefined> {
  const kind = input.amountFen > 0 ? 'SUBSIDYPAID' : 'SUBSIDYBACK'
  const document = `${claim.id}.${input.id}`
  const claimedFen = settled.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const withVoucher = (voucher: string): ClaimRecord => ({
    ...claim,
    // What came above the claim is income, and no part of what was claimed.
    receivedFen: claim.receivedFen + settled.reduce((sum, line) => sum + Math.min(line.receivedFen, line.amountFen), 0),
    rejectedFen: claim.rejectedFen + settled.reduce((sum, line) => sum + Math.max(0, line.amountFen - line.receivedFen), 0),
    vouchers: [...claim.vouchers, voucher],
    version: claim.version + 1,
  })
  const receipt = (voucher: string): ReceiptRecord => ({ id: input.id, on: input.on, reference: input.reference, amountFen: input.amountFen, lines: settled.length, voucher, by: ctx.actor.name, sent })
  try {
    const entryDate = await bookVoucher(ctx, {
      kind,
      document,
      valueDate: input.on,
      // The bank's number early, so that no long name cuts it off: the statement's line is found by it.
      text: [kind === 'SUBSIDYPAID' ? '补贴到账' : '补贴核减', input.reference, claim.schemeName, `申报 ${yuan(claimedFen)} 元`, settled.find(({ reason }) => reason !== '')?.reason ?? ''].filter(Boolean).join(' ').slice(0, 110),
      postings: postingsOf(settled),
      writes: (day) => {
        const voucher = voucherId(kind, day, document)
        return [...putClaim(ctx, withVoucher(voucher), all), ...insertReceipt(ctx, claim.id, receipt(voucher)), ...settled.map((line) => settleMonth(ctx, line))]
      },
    })
    return withVoucher(voucherId(kind, entryDate, document))
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    // The transfer alone is known: another receipt of this claim has it.
    if (input.reference !== '' && error.at.length === 1 && error.at[0] === 3) throw transferKnown(input.reference)
    return undefined
  }
}
