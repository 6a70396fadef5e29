import { type Ctx, hasRole } from '../context.ts'
import { personOf } from '../members/person-of.ts'
import type { DisputeRecord, OfPayment, OfSale } from './items.ts'
import type { Dispute } from './model.ts'

export async function showDispute(ctx: Ctx, dispute: DisputeRecord): Promise<Dispute> {
  const { id, of, amountFen, state, taken, reason, openedAt, answerBy, differs, inquiry, proposed, decided, vouchers } = dispute
  const decides = hasRole(ctx, 'head', 'finance')
  const undecided = state === 'lost' && taken && differs === undefined
  return {
    id, ...aboutOf(of), amountFen, state, inquiry: inquiry ?? false, moneyTaken: taken, reason, openedAt,
    answerBy: answerBy ?? null,
    problem: differs ? { zh: `支付平台的争议与本社的收款不一致（${differs === 'amount' ? '金额' : '币种'}），没有入账。请在支付平台核对。`, en: `The provider’s dispute differs from our payment (${differs}); it is not booked. Check at the provider.` } : null,
    proposed: proposed && undecided ? { by: proposed.by, at: proposed.at, reason: proposed.reason } : null,
    decidedBy: decided ? [...(state === 'borne' && proposed ? [proposed.by] : []), decided.by].join('、') : null,
    decision: decided?.reason ?? null,
    vouchers: [...vouchers],
    may: { charge: undecided && decides && !('sale' in of), bear: undecided && decides && !proposed, agree: undecided && decides && proposed !== undefined && proposed.who !== (await personOf(ctx)) && (proposed.head || hasRole(ctx, 'head')) },
  }
}

function aboutOf(of: OfPayment | OfSale): Pick<Dispute, 'payment' | 'unit' | 'buildingName' | 'room' | 'sale' | 'title'> {
  if ('sale' in of) return { payment: null, unit: null, buildingName: null, room: null, sale: of.sale, title: { ...of.title } }
  const { payment, unit, buildingName, room } = of
  return { payment, unit, buildingName, room, sale: null, title: null }
}
