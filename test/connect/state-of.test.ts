import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type Stripe from 'stripe'
import { connectStates } from '../../functions/connect/model.ts'
import { stateOf } from '../../functions/connect/state-of.ts'
import { dueTopics } from '../../functions/payments/channel.ts'
import { topicsOf } from '../../functions/payments/stripe/due-topics.ts'
import { toAccount } from '../../functions/payments/stripe/to-account.ts'

type Facts = { readonly collects?: boolean; readonly submitted?: boolean; readonly due?: readonly string[]; readonly disabled?: string | null }

/** As Stripe says it, in the port's words. */
const told = ({ collects = false, submitted = true, due = [], disabled = null }: Facts) =>
  toAccount({ id: 'acct_1', charges_enabled: collects, payouts_enabled: false, details_submitted: submitted, requirements: { past_due: due, currently_due: due, disabled_reason: disabled } } as unknown as Stripe.Account)

describe('where an account stands', () => {
  it.each([
    ['begun', told({ submitted: false, due: ['external_account'], disabled: 'requirements.past_due' })],
    ['more-needed', told({ due: ['company.verification.document'], disabled: 'requirements.past_due' })],
    ['under-review', told({ disabled: 'requirements.pending_verification' })],
    ['under-review', told({ disabled: 'under_review' })],
    ['ready', told({ collects: true })],
    ['ready', told({ collects: true, due: ['external_account'] })],
    ['restricted', told({ disabled: 'rejected.fraud' })],
    ['restricted', told({ submitted: false, disabled: 'rejected.terms_of_service' })],
    ['restricted', told({ disabled: 'platform_paused' })],
    ['restricted', undefined],
  ] as const)('is %s', (state, facts) => expect(stateOf(facts)).toBe(state))

  it('is ready exactly when it can collect, whatever else is said', () => {
    const facts = fc.record({ collects: fc.boolean(), submitted: fc.boolean(), due: fc.array(fc.string()), disabled: fc.constantFrom('requirements.past_due', 'rejected.fraud', 'listed', 'a new word', null) })
    fc.assert(
      fc.property(facts, (one) => {
        expect(connectStates).toContain(stateOf(told(one)))
        expect(stateOf(told(one)) === 'ready').toBe(one.collects)
      }),
    )
  })
})

describe('what is due', () => {
  it.each([
    ['company.verification.document', 'papers'],
    ['person_1.verification.additional_document', 'papers'],
    ['external_account', 'bank-account'],
    ['tos_acceptance.date', 'terms'],
    ['business_profile.support_phone', 'contact'],
    ['business_profile.url', 'activity'],
    ['representative.dob.day', 'person-in-charge'],
    ['directors.first_name', 'person-in-charge'],
    ['owners.email', 'owners'],
    ['company.address.line1', 'organization'],
    ['business_type', 'organization'],
    ['something.new', 'other'],
  ] as const)('%s is %s', (field, topic) => expect(topicsOf([field])).toEqual([topic]))

  it('is said once a topic, in one order, and never left out', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), (due) => {
        const topics = topicsOf([...due, ...due.toReversed()])
        expect(topics).toEqual(dueTopics.filter((topic) => topics.includes(topic)))
        expect(topics.length > 0).toBe(due.length > 0)
        expect(topicsOf(due.toReversed())).toEqual(topics)
      }),
    )
  })
})
