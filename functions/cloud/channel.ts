import { assert } from '../faults.ts'
import { randomIds } from '../ids.ts'
import type { PaymentChannel } from '../payments/channel.ts'
import { stripeChannel } from '../payments/stripe/stripe-channel.ts'
import { readSecret } from './services.ts'

/**
 * Stripe with the secrets of this deployment, read once at the function's start: from Secrets Manager, or in tests from
 * STRIPE_KEY and STRIPE_WEBHOOK. A function that may not read the webhook's secret gets one that nobody knows.
 */
export async function cloudChannel(options: { readonly webhook?: true } = {}): Promise<PaymentChannel> {
  const [secretKey, webhookSecret] = await Promise.all([secretOf('STRIPE_KEY'), options.webhook ? secretOf('STRIPE_WEBHOOK') : randomIds.secret()])
  return stripeChannel({ secretKey, webhookSecret })
}

async function secretOf(name: 'STRIPE_KEY' | 'STRIPE_WEBHOOK'): Promise<string> {
  const given = process.env[name]
  if (given) return given
  const [region, arn] = [process.env['AWS_REGION'], process.env[`${name}_SECRET`]]
  assert(region && arn, `neither ${name} nor ${name}_SECRET is set`)
  return readSecret(region, arn)
}
