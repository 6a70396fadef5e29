import { instant, today } from '../calendar.ts'
import { type Ctx, hasRole } from '../context.ts'
import { forbidden, unknown } from '../faults.ts'
import type { Account } from '../fees/account.ts'
import { bookAccountChange, type Decision } from '../fees/book-account-change.ts'
import { addCredit } from '../fees/change-account.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { voucherId } from '../ledger/model.ts'
import { personOf } from '../members/person-of.ts'
import { fen } from '../money.ts'
import { postingsBy } from '../refunds/postings.ts'
import { reopened } from '../refunds/take-back-payment.ts'
import { owedByFund } from '../refunds/split-refund.ts'
import { type Loss, lossOfSale } from '../sales/claim-back.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed, held } from '../storage/cancelled.ts'
import { changeWrites, type DisputeRecord, type OfPayment, readDispute, takenByFund } from './items.ts'
import { type DecideDispute, type Dispute, type DisputeId, theirsOfDispute } from './model.ts'
import { showDispute } from './show-dispute.ts'
import { creditGone, noHousehold, notLost, placeOfClaim } from './words.ts'

/**
 * Says who bears a dispute that was lost: the household, whose bills are open again and whose credit shrinks, or the
 * organization, whose expense it becomes, or of a sale its income the less. That is a write-off (S2): the first person's word is kept,
 * another's makes it so, and one of the two is a head. Deciding again answers what was decided. Throws `unknown`, `refused`.
 */
export async function decideDispute(ctx: Ctx, id: DisputeId, { action, reason }: DecideDispute): Promise<Dispute> {
  const dispute = await readDispute(ctx, id)
  if (!dispute) throw unknown(`no dispute ${id}`)
  if (isDecided(dispute)) return showDispute(ctx, dispute)
  try {
    if (action === 'charge') await charge(ctx, dispute, reason)
    else await bear(ctx, id, reason)
  } catch (error) {
    // Somebody else was first; what they decided stands, and is why this was refused.
    if (!isDecided((await readDispute(ctx, id))!)) throw error
  }
  return showDispute(ctx, (await readDispute(ctx, id))!)
}

const isDecided = ({ state }: DisputeRecord): boolean => state === 'charged' || state === 'borne'

async function charge(ctx: Ctx, { id, of }: DisputeRecord, reason: string): Promise<void> {
  if ('sale' in of) throw noHousehold()
  const document = theirsOfDispute(id)
  await bookAccountChange(ctx, {
    household: of,
    kind: 'DISPUTELOST',
    document,
    valueDate: today(ctx.clock),
    text: textOf('争议败诉，住户重新欠缴', of, reason),
    decide: async (before, entryDate) => decide(ctx, id, { before, reason, voucher: voucherId('DISPUTELOST', entryDate, document) }),
  })
}

const textOf = (what: string, of: DisputeRecord['of'], reason: string): string => [what, placeOfClaim({ of }).text, reason].join(' ').replace(/\s+/g, ' ').slice(0, 110)

async function decide(ctx: Ctx, id: DisputeId, { before, reason, voucher }: { readonly before: Account; readonly reason: string; readonly voucher: string }): Promise<Decision> {
  const dispute = lost(await readDispute(ctx, id))
  const { split } = dispute.of as OfPayment
  const { bills, creditFen } = split
  if (before.creditFen < creditFen) throw creditGone(creditFen, before.creditFen)
  const after = await reopened(ctx, addCredit(before, -creditFen), bills)
  const postings = [
    ...postingsBy(owedByFund({ bills, creditFen: fen(0) }), (fund, amount) => ({ account: '1121', fund, debitFen: amount })),
    ...(creditFen ? [{ account: '2203' as const, fund: 'ORGANISATION' as const, debitFen: creditFen }] : []),
    ...postingsBy(owedByFund(split), (fund, amount) => ({ account: '1122', fund, creditFen: amount })),
  ]
  return { after, postings, writes: changeWrites(ctx, dispute, decided(ctx, dispute, { state: 'charged', reason, voucher })) }
}

async function bear(ctx: Ctx, id: DisputeId, reason: string): Promise<void> {
  const dispute = lost(await readDispute(ctx, id))
  const me = await personOf(ctx)
  if (!dispute.proposed) return propose(ctx, dispute, { who: me, by: ctx.actor.name, at: instant(ctx.clock), reason, head: hasRole(ctx, 'head') })
  if (dispute.proposed.who === me) return
  if (!dispute.proposed.head && !hasRole(ctx, 'head')) throw forbidden('one of the two who let the organization bear a dispute is a head')
  await bookLoss(ctx, id, reason)
}

const attemptsMax = 10

/** Read anew in each try: refunds of a sale may move meanwhile. */
async function bookLoss(ctx: Ctx, id: DisputeId, reason: string): Promise<void> {
  const document = theirsOfDispute(id)
  for (let attempt = 1; ; attempt += 1) {
    const dispute = lost(await readDispute(ctx, id))
    const { community, postings, writes } = await lossOf(ctx, dispute)
    const { unit } = placeOfClaim(dispute)
    try {
      await bookVoucher(ctx, {
        kind: 'DISPUTELOST',
        document,
        valueDate: today(ctx.clock),
        ...(unit ? { unit } : {}),
        ...(community ? { community } : {}),
        text: textOf('争议败诉，本社承担', dispute.of, reason),
        postings: [...postings, ...postingsBy(takenByFund(dispute), (fund, amount) => ({ account: '1122', fund, creditFen: amount }))],
        writes: (entryDate) => [...changeWrites(ctx, dispute, decided(ctx, dispute, { state: 'borne', reason, voucher: voucherId('DISPUTELOST', entryDate, document) })), ...writes],
      })
      return
    } catch (error) {
      if (!(error instanceof ConditionFailed) || attempt === attemptsMax) throw error
      await backoff(Math.min(attempt, 5))
    }
  }
}

/** What is lost with it, by fund as it was taken, and what else changes by that. */
async function lossOf(ctx: Ctx, { id, of }: DisputeRecord): Promise<Loss> {
  if ('sale' in of) return lossOfSale(ctx, of.sale, { byFund: of.byFund, reference: theirsOfDispute(id) })
  return { postings: postingsBy(owedByFund(of.split), (fund, amount) => ({ account: '5401', fund, debitFen: amount })), writes: [] }
}

/** Two who propose at once: one is kept, and the other's word is the second. */
async function propose(ctx: Ctx, dispute: DisputeRecord, proposed: NonNullable<DisputeRecord['proposed']>): Promise<void> {
  if (!(await held(ctx.store.transact(changeWrites(ctx, dispute, { ...dispute, proposed }))))) await bear(ctx, dispute.id, proposed.reason)
}

const decided = (ctx: Ctx, dispute: DisputeRecord, { state, reason, voucher }: { readonly state: 'charged' | 'borne'; readonly reason: string; readonly voucher: string }): DisputeRecord => ({
  ...dispute,
  state,
  decided: { by: ctx.actor.name, at: instant(ctx.clock), reason },
  vouchers: [...dispute.vouchers, voucher],
})

function lost(dispute: DisputeRecord | undefined): DisputeRecord {
  if (dispute?.state !== 'lost' || !dispute.taken) throw notLost()
  return dispute
}
