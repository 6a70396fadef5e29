/**
 * What goes wrong on demand. `before`: nothing was done; `after`: it was done, and the answer is lost. `500-kept` is
 * remembered under the idempotency key, as Stripe does with errors of its own: asked again, it stays. `409`: another
 * request with the key is still running.
 */
export const faultKinds = ['429', '500', '500-kept', '409', 'timeout-before', 'timeout-after', 'delay'] as const
export type FaultKind = (typeof faultKinds)[number]

/**
 * How a refund goes on: at once, slowly, failing at once, failing while pending, failing after it had succeeded, or
 * waiting for money on the balance. Everything slow takes `asyncSeconds`.
 */
export const refundOutcomes = ['succeed', 'pend', 'fail', 'fail-later', 'fail-after', 'no-funds'] as const
export type RefundOutcome = (typeof refundOutcomes)[number]

/** A payout arrives, never arrives, or comes back days after it had arrived. */
export const payoutOutcomes = ['pay', 'fail', 'fail-after'] as const
export type PayoutOutcome = (typeof payoutOutcomes)[number]

/** What becomes of a payer's press of the button on the payment page. */
export const paymentOutcomes = ['pay', 'decline', 'pay-slowly', 'fail-slowly', 'expire'] as const
export type PaymentOutcome = (typeof paymentOutcomes)[number]

/** What the payer says to the bank once the money has come. */
export const disputeOutcomes = ['content', 'dispute', 'inquiry'] as const
export type DisputeOutcome = (typeof disputeOutcomes)[number]

/**
 * A message that is not Stripe's: signed with another secret; recorded and played again an hour later; altered under a
 * good signature; not signed. Or one that Stripe did sign, for another account, or with metadata that name a stranger.
 */
export const forgeryKinds = ['wrong-secret', 'old', 'altered', 'unsigned', 'other-account', 'metadata'] as const
export type ForgeryKind = (typeof forgeryKinds)[number]

/** What may befall a delivery by chance. */
export const deliveryMishaps = ['duplicate', 'late', 'disorder'] as const
export type DeliveryMishap = (typeof deliveryMishaps)[number]

/** Outcomes by chance, spelt with the list that they would be planned in: `refunds fail-after`. */
export const outcomes = {
  payments: paymentOutcomes,
  refunds: refundOutcomes,
  payouts: payoutOutcomes,
  disputes: disputeOutcomes,
  forgeries: forgeryKinds,
} as const
type Outcomes = typeof outcomes
export type Chanced = keyof Outcomes
export type Outcome<K extends Chanced> = Outcomes[K][number]
export type OutcomeKind = { [K in Chanced]: `${K} ${Outcome<K>}` }[Chanced]

export type ChanceKind = FaultKind | DeliveryMishap | OutcomeKind

export const chanceKinds: readonly string[] = [...faultKinds, ...deliveryMishaps, ...Object.entries(outcomes).flatMap(([name, words]) => words.map((word) => `${name} ${word}`))]
