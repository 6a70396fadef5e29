import { type Ctx, hasRole } from '../context.ts'
import type { DisputeRecord } from './items.ts'
import type { Dispute } from './model.ts'

export function showDispute(ctx: Ctx, dispute: DisputeRecord): Dispute {
  const { id, payment, unit, buildingName, room, amountFen, state, taken, reason, openedAt, answerBy, differs, decided, vouchers } = dispute
  const undecided = state === 'lost' && taken && differs === undefined
  return {
    id, payment, unit, buildingName, room, amountFen, state, moneyTaken: taken, reason, openedAt,
    answerBy: answerBy ?? null,
    problem: differs ? { zh: `支付平台的争议与本社的收款不一致（${differs === 'amount' ? '金额' : '币种'}），没有入账。请在支付平台核对。`, en: `The provider’s dispute differs from our payment (${differs}); it is not booked. Check at the provider.` } : null,
    decidedBy: decided?.by ?? null,
    decision: decided?.reason ?? null,
    vouchers: [...vouchers],
    may: { charge: undecided && hasRole(ctx, 'head', 'finance'), bear: undecided && hasRole(ctx, 'head') },
  }
}
