import type { Ctx } from '../context.ts'
import { assert } from '../faults.ts'
import { fen } from '../money.ts'
import type { OrderRequest } from './channel.ts'
import type { PaymentRecord } from './items.ts'
import { landingPath } from './landing-path.ts'
import type { BillPart } from './model.ts'

/** What the provider is asked, wholly from the stored intent: asked again, word for word the same. */
export function orderOf(ctx: Pick<Ctx, 'site'>, payment: PaymentRecord): OrderRequest {
  const { online } = payment
  assert(online, `an online payment: ${payment.id}`)
  const landing = `${ctx.site.url}${landingPath(payment.id)}`
  return {
    number: payment.id,
    account: online.account,
    currency: 'CNY',
    lines: payment.asked.length ? payment.asked.map((part) => ({ text: lineText(payment, part, online.lang), amountFen: fen(part.amountFen) })) : [{ text: prepayText(payment, online.lang), amountFen: payment.amountFen }],
    lang: online.lang,
    onPhone: online.onPhone,
    doneUrl: landing,
    backUrl: `${landing}?back=1`,
    expiresAt: online.expiresAt,
  }
}

/** No name: it is shown to whoever holds the paper. */
function lineText({ buildingName, room }: PaymentRecord, { period, no }: BillPart, lang: 'zh' | 'en'): string {
  const [year, month] = period.split('-')
  return lang === 'zh' ? `${buildingName} ${room} ${year}年${Number(month)}月账单 ${no}` : `${buildingName} ${room}, bill ${no} of ${period}`
}

const prepayText = ({ buildingName, room }: PaymentRecord, lang: 'zh' | 'en'): string => (lang === 'zh' ? `${buildingName} ${room} 预存` : `${buildingName} ${room}, paid ahead`)
