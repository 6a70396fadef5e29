import { instant, today } from '../calendar.ts'
import { type Ctx, hasRole } from '../context.ts'
import { type Fault, forbidden, refused, unknown } from '../faults.ts'
import type { Account } from '../fees/account.ts'
import { bookAccountChange, type Decision } from '../fees/book-account-change.ts'
import { addCredit } from '../fees/change-account.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { voucherId } from '../ledger/model.ts'
import { personOf } from '../members/person-of.ts'
import { fen, yuan } from '../money.ts'
import { postingsBy } from '../refunds/postings.ts'
import { reopened } from '../refunds/reverse-payment.ts'
import { owedByFund } from '../refunds/split-refund.ts'
import { held } from '../storage/cancelled.ts'
import { changeWrites, type DisputeRecord, readDispute } from './items.ts'
import { type DecideDispute, type Dispute, type DisputeId, theirsOfDispute } from './model.ts'
import { showDispute } from './show-dispute.ts'

/**
 * Says who bears a dispute that was lost: the household, whose bills are open again and whose credit shrinks, or the
 * organization, whose expense it becomes. That is a write-off (S2): the first person's word is kept, another's makes it so, and one of
 * the two is a head. Deciding again answers what was decided. Throws `unknown`, `refused`.
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

async function charge(ctx: Ctx, { id, ...dispute }: DisputeRecord, reason: string): Promise<void> {
  const document = theirsOfDispute(id)
  await bookAccountChange(ctx, {
    household: dispute,
    kind: 'DISPUTELOST',
    document,
    valueDate: today(ctx.clock),
    text: ['争议败诉，住户重新欠缴', dispute.buildingName, dispute.room, reason].join(' ').replace(/\s+/g, ' ').slice(0, 110),
    decide: async (before, entryDate) => decide(ctx, id, { before, reason, voucher: voucherId('DISPUTELOST', entryDate, document) }),
  })
}

async function decide(ctx: Ctx, id: DisputeId, { before, reason, voucher }: { readonly before: Account; readonly reason: string; readonly voucher: string }): Promise<Decision> {
  const dispute = lost(await readDispute(ctx, id))
  const { bills, creditFen } = dispute.split
  if (before.creditFen < creditFen) throw creditGone(creditFen, before.creditFen)
  const after = await reopened(ctx, addCredit(before, -creditFen), bills)
  const postings = [
    ...postingsBy(owedByFund({ bills, creditFen: fen(0) }), (fund, amount) => ({ account: '1121', fund, debitFen: amount })),
    ...(creditFen ? [{ account: '2203' as const, fund: 'ORGANISATION' as const, debitFen: creditFen }] : []),
    ...postingsBy(owedByFund(dispute.split), (fund, amount) => ({ account: '1122', fund, creditFen: amount })),
  ]
  return { after, postings, writes: changeWrites(ctx, dispute, decided(ctx, dispute, { state: 'charged', reason, voucher })) }
}

async function bear(ctx: Ctx, id: DisputeId, reason: string): Promise<void> {
  const dispute = lost(await readDispute(ctx, id))
  const me = await personOf(ctx)
  if (!dispute.proposed) return propose(ctx, dispute, { who: me, by: ctx.actor.name, at: instant(ctx.clock), reason, head: hasRole(ctx, 'head') })
  if (dispute.proposed.who === me) return
  if (!dispute.proposed.head && !hasRole(ctx, 'head')) throw forbidden('one of the two who let the organization bear a dispute is a head')
  const document = theirsOfDispute(id)
  const byFund = owedByFund(dispute.split)
  await bookVoucher(ctx, {
    kind: 'DISPUTELOST',
    document,
    valueDate: today(ctx.clock),
    unit: dispute.unit,
    text: ['争议败诉，本社承担', dispute.buildingName, dispute.room, reason].join(' ').replace(/\s+/g, ' ').slice(0, 110),
    postings: [...postingsBy(byFund, (fund, amount) => ({ account: '5401', fund, debitFen: amount })), ...postingsBy(byFund, (fund, amount) => ({ account: '1122', fund, creditFen: amount }))],
    writes: (entryDate) => changeWrites(ctx, dispute, decided(ctx, dispute, { state: 'borne', reason, voucher: voucherId('DISPUTELOST', entryDate, document) })),
  })
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

const notLost = (): Fault => refused('not-lost', { zh: '这笔争议没有败诉，或款项没有被扣走，不用处理，没有改动。', en: 'This dispute is not lost, or its money was not taken: there is nothing to decide. Nothing was changed.' })
const creditGone = (needed: number, there: number): Fault =>
  refused('credit-used', { zh: `这笔款有 ${yuan(needed)} 元成了预存，现只剩 ${yuan(there)} 元。请先把没退成的退款转为预存，或撤回预存抵扣；也可由本社承担。没有改动。`, en: `${yuan(needed)} yuan of it became credit and only ${yuan(there)} are left. First keep a refund that failed as credit, or take back the use of credit; or let the organization bear it. Nothing was changed.` })
