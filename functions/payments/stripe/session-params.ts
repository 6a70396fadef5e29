import type Stripe from 'stripe'
import type { OrderRequest } from '../channel.ts'

/** A Checkout session in Stripe's words. `client_reference_id` carries our order number; nothing is ever read back from metadata. */
export function sessionParams(request: OrderRequest): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    submit_type: 'pay',
    client_reference_id: request.number,
    locale: request.lang,
    // A page that converts to the visitor's currency would charge another amount than ours.
    adaptive_pricing: { enabled: false },
    allowed_payment_method_types: request.onPhone ? ['alipay', 'card', 'wechat_pay'] : ['wechat_pay', 'alipay', 'card'],
    payment_method_options: { wechat_pay: { client: 'web' } },
    line_items: request.lines.map(({ text, amountFen }) => ({ quantity: 1, price_data: { currency: request.currency.toLowerCase(), unit_amount: amountFen, product_data: { name: text } } })),
    payment_intent_data: { description: `Linli ${request.number}` },
    success_url: request.doneUrl,
    cancel_url: request.backUrl,
    expires_at: Math.floor(Date.parse(request.expiresAt) / 1000),
  }
}
