import Stripe from 'stripe'
import type { Clock } from '../../calendar.ts'
import { invalid } from '../../faults.ts'
import type { Notice } from '../channel.ts'

type Signed = { readonly raw: string; readonly signature: string | null; readonly secret: string; readonly clock: Clock }

/** Older than this and a recorded message could be played again; Stripe signs each of its own retries anew. */
const toleranceSeconds = 300

/** Reads a webhook body once its signature holds. Which account it concerns stands outside of what an account can write. */
export function readNotice(stripe: Stripe, { raw, signature, secret, clock }: Signed): Notice {
  const event = verified(stripe, { raw, signature, secret, clock })
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.expired':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.async_payment_failed': {
      const { id, client_reference_id } = event.data.object
      return { kind: 'order', id: event.id, account: event.account, order: id, payment: client_reference_id ?? undefined }
    }
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
