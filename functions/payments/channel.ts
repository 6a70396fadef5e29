import type { BusinessDate, Instant } from '../calendar.ts'
import type { PaymentId, SaleId } from '../ids.ts'
import type { Fen } from '../money.ts'

/** Ways to pay online. `online`: the provider did not say which. */
export const onlineMethods = ['card', 'alipay', 'wechat', 'online'] as const
export type OnlineMethod = (typeof onlineMethods)[number]

/** Our own number of an order: the payment of a household, or the sale of a thing that is on no household's account. Their shapes tell them apart. */
export type OrderNumber = PaymentId | SaleId

/** What is asked of the provider. Everything in it follows from the stored intent, so that asking again asks the same. */
export type OrderRequest = {
  /** At the provider also the key that makes asking twice one order. */
  readonly number: OrderNumber
  /** The tenant's own account at the provider: the money goes there directly. */
  readonly account: string
  readonly currency: Currency
  /** One line a bill or a thing sold; the amounts add up to what is paid. */
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
  readonly number: string | undefined
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

/** Money to go back the way it came. Everything in it follows from the stored refund, so that asking again asks the same. */
export type RefundRequest = {
  /** Our refund and its attempt, `<refund>.<n>`: the key that makes asking twice one refund; kept by the provider for us. */
  readonly key: string
  readonly account: string
  /** The provider's id of the payment. */
  readonly providerPayment: string
  readonly amountFen: Fen
  readonly currency: Currency
}

/** A refund as the provider has it now. */
export type ProviderRefund = {
  /** The provider's own id; absent when it refused outright and made none. */
  readonly id?: string
  readonly account: string
  /** The key that the provider keeps for us; compared, never trusted alone. */
  readonly key: string | undefined
  readonly providerPayment: string | undefined
  readonly amountFen: number
  readonly currency: string
  /** pending: not decided. failed also after paid: the payer's bank sent it back. */
  readonly state: 'pending' | 'paid' | 'failed'
  readonly createdAt: Instant
  /** Why it failed, in the provider's word: `insufficient_funds`, `expired_or_canceled_card`. */
  readonly reason?: string
}
export type RefundPage = { readonly refunds: readonly ProviderRefund[]; readonly next?: string }

/** A payer's complaint at the bank, as the provider has it now. */
export type ProviderDispute = {
  readonly id: string
  readonly account: string
  readonly providerPayment: string | undefined
  readonly amountFen: number
  readonly currency: string
  /** open: the bank has not decided. */
  readonly state: 'open' | 'won' | 'lost'
  /** The bank asks before it claims: no money moves, and giving it back ends it. */
  readonly inquiry: boolean
  /** The provider has taken the money off the account (and not given it back). */
  readonly moneyTaken: boolean
  /** The bank's word for why: `fraudulent`, `duplicate`. */
  readonly reason: string
  readonly createdAt: Instant
  /** Until when evidence may be sent. */
  readonly answerBy?: Instant
}
export type DisputePage = { readonly disputes: readonly ProviderDispute[]; readonly next?: string }

/** Money that the provider sends to the organization's bank account, in the currency that the account keeps. */
export type ProviderPayout = {
  readonly id: string
  readonly account: string
  /** In the least unit of its currency. */
  readonly amount: number
  readonly currency: string
  /** sent: on its way. failed also after paid: the bank sent it back, and the money goes out with a later one. */
  readonly state: 'sent' | 'paid' | 'failed'
  readonly createdAt: Instant
  readonly arrivesOn: BusinessDate
  /** The provider can say what is in it: never of one that somebody sent by hand. */
  readonly listed: boolean
  readonly reason?: string
}
export type PayoutPage = { readonly payouts: readonly ProviderPayout[]; readonly next?: string }

/** What a payout is made of. Signs are those of the account: a refund is below 0. */
export type PayoutLine = {
  readonly id: string
  readonly kind: 'payment' | 'refund' | 'refund-back' | 'dispute' | 'dispute-back' | 'payout-back' | 'fee' | 'other'
  readonly createdAt: Instant
  /** In the least unit of the payout's currency; net = amount - fee. */
  readonly amount: number
  readonly fee: number
  /** What it was in the payer's currency before the exchange, when it was exchanged; signed as `amount`. */
  readonly given?: { readonly amount: number; readonly currency: string }
  /** Payout's currency for one of the payer's; absent where nothing was exchanged. */
  readonly rate?: number
  /** The provider's payment that it is about. */
  readonly providerPayment?: string
  /** Our number as the provider's text has it: a hint, never a proof. */
  readonly number?: string
  readonly refundKey?: string
  readonly dispute?: string
  /** Of money that came back: the payout that failed. */
  readonly payout?: string
  readonly text: string
}
export type PayoutLinePage = { readonly lines: readonly PayoutLine[]; readonly next?: string }

/** Everything in it follows from the stored intent, so that asking again asks the same. */
export type AccountRequest = {
  readonly key: string
  /** When the key was first sent: an account that it made is not older. */
  readonly since: Instant
  readonly name: string
  readonly email: string
  /** Two letters, ISO 3166-1: where the organization is registered. */
  readonly country: string
}

/** A tenant's own account at the provider. */
export type ProviderAccount = {
  readonly id: string
  readonly canCollect: boolean
  readonly canPayOut: boolean
  /** The organization has sent everything the form asks for. */
  readonly submitted: boolean
  /** What the provider still wants, by what a person has to lay hands on; each once. */
  readonly due: readonly DueTopic[]
  /** Closed for good: no further paper opens it. */
  readonly closed: boolean
}

/** What a provider asks an organization for. */
export const dueTopics = ['organization', 'activity', 'person-in-charge', 'owners', 'papers', 'bank-account', 'contact', 'terms', 'other'] as const
export type DueTopic = (typeof dueTopics)[number]

/** A message as it came in; `from`: the name of the channel in the address that it was sent to. */
export type Message = { readonly from: string; readonly raw: string; readonly headers: { readonly get: (name: string) => string | null } }

/**
 * A message from the provider whose signature held; `account` is whom it concerns. `other`: about nothing that we follow.
 * `answer`: what the provider wants to read, word for word, once all is done; our JSON without.
 */
export type Notice = { readonly answer?: string } & NoticeOf
type NoticeOf =
  | { readonly kind: 'order'; readonly id: string; readonly account: string | undefined; readonly order: string; readonly number: string | undefined }
  | { readonly kind: 'refund'; readonly id: string; readonly account: string | undefined; readonly refund: string; readonly key: string | undefined }
  | { readonly kind: 'dispute'; readonly id: string; readonly account: string | undefined; readonly dispute: string }
  | { readonly kind: 'account'; readonly id: string; readonly account: string | undefined }
  | { readonly kind: 'other'; readonly id: string; readonly type: string }

export type OrderPage = { readonly orders: readonly Order[]; readonly next?: string }

/**
 * A way to be paid online. Every function throws `upstream` when the provider does not answer, is overloaded or refuses
 * us; then nothing is known about what was asked. A domestic channel is one new folder that implements this.
 */
export type PaymentChannel = {
  /** `stripe`: the last part of the address of its notices. */
  readonly name: string
  /** Whether an account's id is of this provider's form; no two channels own the same. */
  readonly owns: (account: string) => boolean
  /** Opens an order, or answers the one that this number already opened. Throws `refused` (not-collecting) when the provider will never open this one. */
  readonly openOrder: (request: OrderRequest) => Promise<Order>
  /** Undefined when the account has no such order. A provider that tells the page's address only once leaves it out: then the order is opened again. */
  readonly findOrder: (account: string, order: string) => Promise<Order | undefined>
  /** The order that a payment at the provider was made for: a dispute names only the payment. */
  readonly findOrderOf: (account: string, providerPayment: string) => Promise<Order | undefined>
  /** Orders created, or first told of, at or after `since`, a page at a time: what the sweep compares ours with. */
  readonly recentOrders: (account: string, since: Instant, after?: string) => Promise<OrderPage>
  /** Asks for money to go back, or answers the refund that this key already made. What the provider refuses for good comes back as `failed`. */
  readonly refund: (request: RefundRequest) => Promise<ProviderRefund>
  /** Undefined when the account has no such refund. */
  readonly findRefund: (account: string, refund: string) => Promise<ProviderRefund | undefined>
  readonly recentRefunds: (account: string, since: Instant, after?: string) => Promise<RefundPage>
  readonly findDispute: (account: string, dispute: string) => Promise<ProviderDispute | undefined>
  readonly recentDisputes: (account: string, since: Instant, after?: string) => Promise<DisputePage>
  readonly recentPayouts: (account: string, since: Instant, after?: string) => Promise<PayoutPage>
  readonly payoutLines: (account: string, payout: string, after?: string) => Promise<PayoutLinePage>
  /** Makes an account for an organization, or answers the one that this key already made. Throws `refused` (no-account-here) where the provider opens none. */
  readonly openAccount: (request: AccountRequest) => Promise<ProviderAccount>
  /** Address of the provider's form for the organization's particulars; good once and for minutes. */
  readonly onboardingLink: (request: { readonly account: string; readonly doneUrl: string; readonly againUrl: string }) => Promise<string>
  readonly findAccount: (account: string) => Promise<ProviderAccount | undefined>
  /** Reads a message of the provider. Throws `invalid` unless the signature over the raw body holds and is fresh, `unknown` when it was sent to another channel's address. */
  readonly readNotice: (message: Message) => Notice
}
