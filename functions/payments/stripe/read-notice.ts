import Stripe from 'stripe'
import type { Clock } from '../../calendar.ts'
import { invalid, unknown } from '../../faults.ts'
import type { Message, Notice } from '../channel.ts'
import { keyLabel } from './to-refund.ts'

type Signed = { readonly raw: string; readonly signature: string | null; readonly secret: string; readonly clock: Clock }

/** `live`: our key is of live mode. */
type Reader = { readonly secret: string; readonly live: boolean; readonly clock: Clock }

export const channelName = 'stripe'

/** Older than this and a recorded message could be played again; Stripe signs each of its own retries anew. */
const toleranceSeconds = 300

/** Reads a webhook body once its signature holds. Which account it concerns stands outside of what an account can write. */
export function readNotice(stripe: Stripe, { secret, live, clock }: Reader, { from, raw, headers }: Message): Notice {
  if (from !== channelName) throw unknown(`no channel ${from}`)
  const event = verified(stripe, { raw, signature: headers.get('stripe-signature'), secret, clock })
  // The live endpoint of a platform also hears of what accounts try out in test mode.
  if (live && !event.livemode) return { kind: 'other', id: event.id, type: event.type }
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.expired':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.async_payment_failed': {
      const { id, client_reference_id } = event.data.object
      return { kind: 'order', id: event.id, account: event.account, order: id, number: client_reference_id ?? undefined }
    }
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
    case 'charge.refund.updated': {
      const { id, metadata } = event.data.object
      return { kind: 'refund', id: event.id, account: event.account, refund: id, key: metadata?.[keyLabel] }
    }
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated':
    case 'charge.dispute.closed':
      return { kind: 'dispute', id: event.id, account: event.account, dispute: event.data.object.id }
    case 'account.updated':
    case 'account.application.deauthorized':
      return { kind: 'account', id: event.id, account: event.account }
    default:
      return { kind: 'other', id: event.id, type: event.type }
  }
}

function verified(stripe: Stripe, { raw, signature, secret, clock }: Signed): Stripe.Event {
  try {
    return stripe.webhooks.constructEvent(raw, signature ?? '', secret, toleranceSeconds, undefined, clock.now().getTime())
  } catch (error) {
    throw invalid('signature', { zh: '签名无效。', en: 'The signature does not hold.' }, { note: error instanceof Stripe.errors.StripeSignatureVerificationError ? 'unsigned, forged or old' : 'unreadable', cause: error })
  }
}
