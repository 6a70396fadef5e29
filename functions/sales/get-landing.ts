import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { Fault, unknown } from '../faults.ts'
import type { SaleId } from '../ids.ts'
import type { Order } from '../payments/channel.ts'
import { readSale, type SaleRecord } from './items.ts'
import type { LandingState, SaleLanding } from './model.ts'
import { subjectOf } from './sale-subjects.ts'
import { refundedOf } from './split-over-lines.ts'
import { settleSale } from './settle-sale.ts'

/**
 * What became of a sale, for whoever holds the address of its landing page; the page asks until it ends. Asking settles with
 * the provider, so the page does not wait for a notice. A provider that does not answer, or says something else than we
 * stored, is `processing` with money unknown: the page never ends in an error after somebody paid.
 */
export async function getLanding(ctx: Ctx, id: SaleId, key: string): Promise<SaleLanding> {
  const stored = await readSale(ctx, id)
  if (!stored || stored.key !== key) throw unknown(`no sale ${id} of that key`)
  const { sale, order, unsure } = stored.cash ? { sale: stored, order: undefined, unsure: false } : await ask(ctx, stored)
  const state = unsure ? 'processing' : stateOf(ctx, sale, order)
  const { booked } = sale
  return {
    id,
    kind: sale.kind,
    state,
    moneyMoved: booked ? 'yes' : state === 'processing' ? 'unknown' : 'no',
    title: { ...sale.title },
    lines: sale.lines.map(({ text, amountFen }) => ({ text, amountFen })),
    amountFen: sale.amountFen,
    url: state === 'pending' ? (order?.url ?? null) : null,
    backPath: sale.backPath ?? null,
    paidOn: booked?.valueDate ?? null,
    receiptNo: booked ? (sale.receiptNo ?? null) : null,
    issuer: booked ? { name: booked.issuer.name, address: booked.issuer.address, phone: booked.issuer.phone } : null,
    refundedFen: refundedOf(sale),
    kept: sale.kept ? { ...sale.kept } : null,
    holdsUntil: booked?.wanted ? ((await (await subjectOf(sale.kind)).holdsUntil?.(ctx, sale)) ?? null) : null,
  }
}

async function ask(ctx: Ctx, stored: SaleRecord): Promise<{ sale: SaleRecord; order?: Order; unsure: boolean }> {
  try {
    return { ...(await settleSale(ctx, stored.id)), unsure: false }
  } catch (error) {
    if (error instanceof Fault && error.kind !== 'unknown') return { sale: stored, unsure: true }
    throw error
  }
}

/** Without an order at the provider nobody can have paid it; its time just runs out. */
function stateOf(ctx: Ctx, sale: SaleRecord, order: Order | undefined): LandingState {
  if (sale.booked) return sale.booked.wanted ? 'paid' : 'unwanted'
  if (sale.state === 'failed' || sale.state === 'expired') return sale.state
  if (order?.state === 'processing') return 'processing'
  return (sale.online?.expiresAt ?? '') < instant(ctx.clock) ? 'expired' : 'pending'
}
