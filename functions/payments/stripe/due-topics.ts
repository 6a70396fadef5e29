import { type DueTopic, dueTopics } from '../channel.ts'

/** What is due, by topic, each once and in the order of the list. */
export function topicsOf(due: readonly string[]): DueTopic[] {
  const met = new Set(due.map(topicOf))
  return dueTopics.filter((topic) => met.has(topic))
}

const topicOf = (field: string): DueTopic => patterns.find(([pattern]) => pattern.test(field))?.[1] ?? 'other'

/** Stripe's fields, `company.verification.document`; the first that fits. */
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
