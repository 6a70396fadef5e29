import { RemovalPolicy } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'

export type Secrets = { readonly stripeKey: Secret; readonly stripeWebhook: Secret; readonly seals: Secret }

/**
 * Stripe's are made empty; the operator pastes the values once (README), and the three functions that talk with Stripe read them at their start.
 * The secret for sealing is drawn here and known to nobody; to change it, add `k2` to its JSON and name that as current, and leave `k1` for what it sealed.
 */
export function createSecrets(scope: Construct): Secrets {
  const make = (id: string, description: string) => new Secret(scope, id, { description, removalPolicy: RemovalPolicy.RETAIN })
  return {
    stripeKey: make('StripeKey', 'Secret key of the Stripe platform account'),
    stripeWebhook: make('StripeWebhook', 'Signing secret of the Stripe webhook endpoint'),
    seals: new Secret(scope, 'Seals', { description: 'From which the keys for id numbers and hardship are derived', removalPolicy: RemovalPolicy.RETAIN, generateSecretString: { secretStringTemplate: JSON.stringify({ current: 'k1' }), generateStringKey: 'k1', passwordLength: 48, excludePunctuation: true } }),
  }
}
