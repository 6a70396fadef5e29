import type { BusinessDate, Instant } from '../calendar.ts'
import type { PaymentId } from '../ids.ts'
import type { Fen } from '../money.ts'

/** Ways to pay online. `online`: the provider did not say which. */
export const onlineMethods = ['card', 'alipay', 'wechat', 'online'] as const
export type OnlineMethod = (typeof onlineMethods)[number]

/** What is asked of the provider. Everything in it follows from the stored intent, so that asking again asks the same. */
export type OrderRequest = {
  /** Our own order number and, at the provider, the key that makes asking twice one order. */
  readonly payment: PaymentId
  /** The tenant's own account at the provider: the money goes there directly. */
  readonly account: string
  readonly currency: Currency
  /** One line a bill; the amounts add up to what is paid. */
  readonly lines: readonly { readonly text: string; readonly amountFen: Fen }[]
  readonly lang: 'zh' | 'en'
  /** A code to scan is useless on the phone that shows it. */
  readonly onPhone: boolean
  /** Where the provider sends the payer afterwards, and after turning back. */
  readonly doneUrl: string
  readonly backUrl: string
  readonly expiresAt: Instant
}

export type Currency = 'CNY'

/** An order as the provider has it now, the only witness that counts (M4). */
export type Order = {
  /** The provider's own id. */
  readonly id: string
  readonly account: string
  /** The order number that the provider keeps for us; compared with ours, never trusted alone. */
  readonly payment: string | undefined
  readonly amountFen: number
  readonly currency: string
  readonly state: OrderState
  readonly createdAt: Instant
  /** Page to pay on, while open. */
  readonly url?: string
  /** Once paid: the business date on which the money moved, and by what. */
  readonly paidOn?: BusinessDate
  readonly method?: OnlineMethod
  /** Once paid: the provider's id of the payment itself, for refunds and reconciliation. */
  readonly providerPayment?: string
}

/** processing: the payer is done and the money not yet sure. failed: such a payment did not come. */
export type OrderState = 'open' | 'processing' | 'paid' | 'failed' | 'expired'

/** A message from the provider whose signature held. `other`: about nothing that we book. */
export type Notice =
  | { readonly kind: 'order'; readonly id: string; readonly account: string | undefined; readonly order: string; readonly payment: string | undefined }
  | { readonly kind: 'other'; readonly id: string; readonly type: string }

export type OrderPage = { readonly orders: readonly Order[]; readonly next?: string }

/**
 * A way to be paid online. Every function throws `upstream` when the provider does not answer, is overloaded or refuses
 * us; then nothing is known about the order. A domestic channel is one new folder that implements this.
 */
export type PaymentChannel = {
  readonly name: string
  /** Opens an order, or answers the one that this payment already opened. */
  readonly openOrder: (request: OrderRequest) => Promise<Order>
  /** Undefined when the account has no such order. */
  readonly findOrder: (account: string, order: string) => Promise<Order | undefined>
  /** Orders created at or after `since`, newest first, a page at a time: what the sweep compares ours with. */
  readonly recentOrders: (account: string, since: Instant, after?: string) => Promise<OrderPage>
  /** Reads a message of the provider. Throws `invalid` unless the signature over the raw body holds and is fresh. */
  readonly readNotice: (raw: string, headers: { readonly get: (name: string) => string | null }) => Notice
}
