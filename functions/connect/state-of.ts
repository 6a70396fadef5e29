import type { ProviderAccount } from '../payments/channel.ts'
import { type ConnectState, type DueTopic, dueTopics } from './model.ts'

/** Where an account stands, by what the provider says of it; undefined: it is connected no more. */
export function stateOf(account: Pick<ProviderAccount, 'canCollect' | 'submitted' | 'due' | 'restricted'> | undefined): ConnectState {
  if (!account) return 'restricted'
  if (account.canCollect) return 'ready'
  if (closedForGood.test(account.restricted ?? '')) return 'restricted'
  if (!account.submitted) return 'begun'
  return account.due.length > 0 ? 'more-needed' : 'under-review'
}

/** The provider's words for an account that no further paper opens. Everything else waits for papers or for a look at them. */
const closedForGood = /^(rejected\.|listed$|platform_paused$|other$)/

/** What is due, by topic, each once and in the order of the list. */
export function topicsOf(due: readonly string[]): DueTopic[] {
  const met = new Set(due.map(topicOf))
  return dueTopics.filter((topic) => met.has(topic))
}

const topicOf = (field: string): DueTopic => patterns.find(([pattern]) => pattern.test(field))?.[1] ?? 'other'

/** Fields are Stripe's, `company.verification.document`; the first that fits. */
const patterns: readonly (readonly [RegExp, DueTopic])[] = [
  [/verification|document|proof_of/, 'papers'],
  [/^external_account|bank_account/, 'bank-account'],
  [/^tos_acceptance|ownership_declaration|attestation/, 'terms'],
  [/support_(phone|email|address)/, 'contact'],
  [/^business_profile/, 'activity'],
  [/^representative|^individual|^person_|^relationship\.representative|executive|director/, 'person-in-charge'],
  [/^owners|owners_provided|^relationship\.owner/, 'owners'],
  [/^company|^business_type|^email$/, 'organization'],
]
