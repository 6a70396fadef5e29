import { dateOfInstant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { voucherId } from '../ledger/model.ts'
import { fen, sum } from '../money.ts'
import type { ProviderDispute } from '../payments/channel.ts'
import { postingsBy } from '../refunds/postings.ts'
import { ConditionFailed, held } from '../storage/cancelled.ts'
import { type Claimed, claimedIdOf, readClaimed, settleClaimed } from './claimed.ts'
import { changeWrites, type DisputeRecord, insertWrites, readDispute, readDisputesOf, takenByFund } from './items.ts'
import { type ClaimedId, claimedOfDispute, type DisputeId, disputeIdOf, theirsOfDispute } from './model.ts'
import { placeOfClaim } from './words.ts'

const attemptsMax = 10

/**
 * Brings a dispute to where the provider has it: the one way for the notice and the sweep. Only what the provider says it
 * took is booked, once: Dr other receivables / Cr in transit; and back when it is won. Lost, it waits for a person.
 * A dispute of a payment or sale that is none of ours is nothing to us. Throws `unknown`, `upstream`.
 */
export async function settleDispute(ctx: Ctx, { account, dispute }: { readonly account: string; readonly dispute: string }): Promise<void> {
  const theirs = await ctx.ports.channel.findDispute(account, dispute)
  if (!theirs) throw unknown(`no dispute ${dispute}`)
  const ours = await claimedBy(ctx, theirs)
  if (!ours) return
  const id = disputeIdOf(ours, theirs.id)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    // Read before its refunds are: a refund that is approved from now on makes the claim be looked at anew.
    const claimed = await readClaimed(ctx, ours)
    if (!claimed) throw unknown(`nothing booked as ${ours}`)
    const known = (await readDispute(ctx, id)) ?? (await open(ctx, claimed, { id, theirs }))
    if (known && (await settleBy(ctx, claimed, known, theirs))) return
  }
  throw new Error(`dispute ${id} was changed ${attemptsMax} times while it was settled`)
}

/** Ours is the one whose provider's payment this is by our own books, not the one that the provider's order names. */
async function claimedBy(ctx: Ctx, { account, providerPayment }: ProviderDispute): Promise<ClaimedId | undefined> {
  const order = providerPayment === undefined ? undefined : await ctx.ports.channel.findOrderOf(account, providerPayment)
  const id = claimedIdOf(order?.number)
  const claimed = id && (await settleClaimed(ctx, id, { account, order: order!.id }))
  return claimed?.providerPayment === providerPayment && claimed?.account === account ? id : undefined
}

/** Undefined when somebody else has just stored it: read again. */
async function open(ctx: Ctx, claimed: Claimed, { id, theirs }: { readonly id: DisputeId; readonly theirs: ProviderDispute }): Promise<DisputeRecord | undefined> {
  const record: DisputeRecord = {
    id,
    account: theirs.account,
    ...(await claimOf(ctx, claimed, { id, theirs })),
    state: 'open',
    version: 1,
    ...(theirs.inquiry ? { inquiry: true as const } : {}),
    taken: false,
    reason: theirs.reason,
    openedAt: theirs.createdAt,
    ...(theirs.answerBy ? { answerBy: dateOfInstant(theirs.answerBy) } : {}),
    vouchers: [],
  }
  return (await held(ctx.store.transact([...insertWrites(ctx, record), claimed.counted]))) ? record : undefined
}

type Claim = Pick<DisputeRecord, 'amountFen' | 'of' | 'differs'>

/** What it claims: of that what refunds and other disputes have not taken. What differs takes nothing. */
async function claimOf(ctx: Ctx, claimed: Claimed, { id, theirs }: { readonly id: DisputeId; readonly theirs: ProviderDispute }): Promise<Claim> {
  const others = (await readDisputesOf(ctx, claimedOfDispute(id))).filter((one) => one.taken && one.id !== id)
  const amountFen = fen(theirs.amountFen)
  const differs = theirs.currency !== 'CNY' ? 'currency' : sum([amountFen, ...others.map((one) => one.amountFen)]) > claimed.amountFen ? 'amount' : undefined
  return differs ? { amountFen, of: await claimed.take(fen(0), others), differs } : { amountFen, of: await claimed.take(amountFen, others) }
}

/** False when it was changed, by us or meanwhile by somebody else: read again. */
async function settleBy(ctx: Ctx, claimed: Claimed, known: DisputeRecord, theirs: ProviderDispute): Promise<boolean> {
  if (known.state === 'won' || known.state === 'charged' || known.state === 'borne') return true
  const { differs: _, inquiry: __, ...agreed } = known
  const now: DisputeRecord = known.taken ? known : { ...agreed, ...(theirs.inquiry ? { inquiry: true as const } : {}), ...(await claimOf(ctx, claimed, { id: known.id, theirs })) }
  if (now.differs) return now.differs === known.differs || change(ctx, known, now)
  if (theirs.moneyTaken !== known.taken) return bookTaken(ctx, claimed, known, { ...now, taken: theirs.moneyTaken }, theirs)
  // Won, and the money not given back yet: that is told by a notice of its own, or found by the sweep.
  if (theirs.state === 'won' && known.taken) return true
  if (theirs.state === known.state && !known.differs && now.inquiry === known.inquiry) return true
  return change(ctx, known, { ...now, state: theirs.state })
}

const change = (ctx: Ctx, before: DisputeRecord, after: DisputeRecord): Promise<boolean> => held(ctx.store.transact(changeWrites(ctx, before, after)))

/** The state follows with the next look, but for one that is won and has its money back: that is its end. */
async function bookTaken(ctx: Ctx, claimed: Claimed, before: DisputeRecord, now: DisputeRecord, { state }: ProviderDispute): Promise<boolean> {
  const { taken } = now
  const kind = taken ? 'DISPUTE' : 'DISPUTEWON'
  const document = theirsOfDispute(before.id)
  const byFund = takenByFund(now)
  const place = placeOfClaim(before)
  const after: DisputeRecord = { ...now, state: taken || state !== 'won' ? before.state : 'won' }
  try {
    await bookVoucher(ctx, {
      kind,
      document,
      valueDate: today(ctx.clock),
      ...(place.unit ? { unit: place.unit } : {}),
      text: [taken ? '争议扣款' : '争议胜诉退回', place.text].join(' ').slice(0, 110),
      postings: [
        ...postingsBy(byFund, (fund, amount) => ({ account: '1122', fund, ...(taken ? { debitFen: amount } : { creditFen: amount }) })),
        ...postingsBy(byFund, (fund, amount) => ({ account: '1009', fund, ...(taken ? { creditFen: amount } : { debitFen: amount }) })),
      ],
      writes: (entryDate) => [...changeWrites(ctx, before, { ...after, vouchers: [...before.vouchers, voucherId(kind, entryDate, document)] }), claimed.counted],
    })
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
  }
  return false
}
