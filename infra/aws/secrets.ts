import { RemovalPolicy } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'

export type Secrets = { readonly stripeKey: Secret; readonly stripeWebhook: Secret }

/** Made empty; the operator pastes the values once (README). Read by the three functions that talk with Stripe, at their start. */
export function createSecrets(scope: Construct): Secrets {
  const make = (id: string, description: string) => new Secret(scope, id, { description, removalPolicy: RemovalPolicy.RETAIN })
  return {
    stripeKey: make('StripeKey', 'Secret key of the Stripe platform account'),
    stripeWebhook: make('StripeWebhook', 'Signing secret of the Stripe webhook endpoint'),
  }
}
