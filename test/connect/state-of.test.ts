import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connectStates, dueTopics } from '../../functions/connect/model.ts'
import { stateOf, topicsOf } from '../../functions/connect/state-of.ts'

const account = (more: object = {}) => ({ canCollect: false, canPayOut: false, submitted: true, due: [] as string[], ...more })

describe('where an account stands', () => {
  it.each([
    ['begun', account({ submitted: false, due: ['external_account'], restricted: 'requirements.past_due' })],
    ['more-needed', account({ due: ['company.verification.document'], restricted: 'requirements.past_due' })],
    ['under-review', account({ restricted: 'requirements.pending_verification' })],
    ['under-review', account({ restricted: 'under_review' })],
    ['ready', account({ canCollect: true })],
    ['ready', account({ canCollect: true, due: ['external_account'] })],
    ['restricted', account({ restricted: 'rejected.fraud' })],
    ['restricted', account({ submitted: false, restricted: 'rejected.terms_of_service' })],
    ['restricted', account({ restricted: 'platform_paused' })],
    ['restricted', undefined],
  ] as const)('is %s', (state, facts) => expect(stateOf(facts)).toBe(state))

  it('is ready exactly when it can collect, whatever else is said', () => {
    const facts = fc.record({ canCollect: fc.boolean(), submitted: fc.boolean(), due: fc.array(fc.string()), restricted: fc.constantFrom('requirements.past_due', 'rejected.fraud', 'listed', 'a new word') })
    fc.assert(
      fc.property(facts, (one) => {
        expect(connectStates).toContain(stateOf(one))
        expect(stateOf(one) === 'ready').toBe(one.canCollect)
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
