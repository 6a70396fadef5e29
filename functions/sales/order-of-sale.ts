import type { Ctx } from '../context.ts'
import { assert } from '../faults.ts'
import type { OrderRequest } from '../payments/channel.ts'
import type { SaleRecord } from './items.ts'
import { landingPath } from './landing-path.ts'

/** What the provider is asked, wholly from the stored intent: asked again, word for word the same. */
export function orderOf(ctx: Pick<Ctx, 'site'>, sale: SaleRecord): OrderRequest {
  const { online } = sale
  assert(online, `a sale to be paid online: ${sale.id}`)
  const landing = `${ctx.site.url}${landingPath(sale)}`
  return {
    number: sale.id,
    account: online.account,
    currency: 'CNY',
    lines: sale.lines.map(({ text, amountFen }) => ({ text, amountFen })),
    lang: online.lang,
    onPhone: online.onPhone,
    doneUrl: landing,
    backUrl: `${landing}?back=1`,
    expiresAt: online.expiresAt,
  }
}
