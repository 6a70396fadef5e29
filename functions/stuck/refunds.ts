import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { unknown, type Say } from '../faults.ts'
import { keepRefund, readRefund, refundId, type RefundRecord, refundProblem, retryRefund, seenWrites, settleRefund } from '../refunds/stuck-refund.ts'
import { held } from '../storage/cancelled.ts'
import type { Solution } from './model.ts'
import type { Reader, Thing } from './thing.ts'

/** Refunds that wait for a person, failed, or are not where the provider has them; and those that somebody made at the provider. */
export const stuckRefunds = (ctx: Ctx): Reader => ({
  read: async ({ id }) => {
    const ours = refundId.safeParse(id).data
    if (!ours) return madeElsewhere(id)
    const refund = await readRefund(ctx, ours)
    if (!refund) throw unknown(`no refund ${id}`)
    return waiting(ctx, refund)
  },
  solve: async ({ id }, solution, reason) => {
    const ours = refundId.safeParse(id).data
    if (ours) return solve(ctx, ours, solution)
    await held(recordChange(ctx, async () => ({ writes: seenWrites(ctx, id), act: 'refund.dismissed', subject: id, detail: { reason }, answer: undefined })))
  },
})

const waiting = (ctx: Ctx, refund: RefundRecord): Thing | undefined =>
  waitingRefund(ctx, refund, { document: refund.id, unit: refund.unit, about: `${refund.buildingName} ${refund.room}`, amountFen: refund.amountFen }, ['keep', 'hand-over'])

type Waiting = Parameters<typeof refundProblem>[0] & Pick<RefundRecord, 'steps'>

/** Where a refund waits, whichever kind it is; undefined when it gets on by itself. `afterFailure`: what may be done beside sending it again. */
export function waitingRefund(ctx: Ctx, refund: Waiting, about: Pick<Thing, 'document' | 'unit' | 'about' | 'amountFen'>, afterFailure: NonNullable<Thing['others']>): Thing | undefined {
  const { state, differs } = refund
  const problem = refundProblem(refund)
  if (differs && problem) return { ...about, why: 'differs', say: problem, action: 'ask-again' }
  switch (state) {
    case 'requested':
      return { ...about, why: 'requested', say: says.requested, action: 'approve' }
    case 'handover':
      return { ...about, why: 'handover', say: says.handover, action: 'hand-over' }
    case 'failed':
      return { ...about, why: 'failed', say: problem!, action: 'retry', others: afterFailure }
    case 'sending':
    case 'pending':
      return isLate(ctx, refund.steps) ? { ...about, why: state, say: says.slow, action: 'ask-again' } : undefined
    default:
      return undefined
  }
}

/** The provider usually answers at once, and wallets within hours. */
const lateMs = 24 * 3_600_000
const isLate = (ctx: Ctx, steps: RefundRecord['steps']): boolean => ctx.clock.now().getTime() - Date.parse(steps.at(-1)!.at) > lateMs

async function solve(ctx: Ctx, id: RefundRecord['id'], solution: Solution): Promise<void> {
  if (solution === 'retry') await retryRefund(ctx, id)
  else if (solution === 'keep') await keepRefund(ctx, id)
  else await settleRefund(ctx, id)
}

const madeElsewhere = (id: string): Thing => ({ document: id, why: 'elsewhere', say: says.elsewhere, unit: null, about: id, amountFen: null, action: 'dismiss' })

const says = {
  requested: { zh: '等另一人批准。', en: 'It waits for a second person’s approval.' },
  handover: { zh: '已批准，等付给付款人。', en: 'Approved; it waits to be handed to the payer.' },
  slow: { zh: '支付平台超过一天没有结果。', en: 'The provider has not decided for more than a day.' },
  elsewhere: { zh: '有人在支付平台直接退了这笔款，本社账上没有。请核对后在本社登记退款或说明原因。', en: 'Somebody refunded this at the provider directly; our books do not have it. Check it, then record the refund here or say why not.' },
} satisfies Record<string, Say>
