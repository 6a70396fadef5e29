import type Stripe from 'stripe'
import { badRequest, refused } from './api-error.ts'
import type { ApiRoute, Call } from './api.ts'
import { map, mergedMetadata } from './check-params.ts'
import { evidenceNames } from './dispute-object.ts'
import { emit } from './events.ts'
import { lists, matches, one } from './money-routes.ts'
import { escalateInquiry, isInquiry, readDispute } from './open-dispute.ts'
import { pageParams } from './page.ts'
import { decideDispute, type SlowDispute } from './settle-disputes.ts'

const evidence = Object.fromEntries(evidenceNames.map((name) => [name, 'text'] as const))

export const disputeRoutes: readonly ApiRoute[] = [
  {
    method: 'get',
    path: '/v1/disputes',
    params: { ...pageParams, charge: 'text', payment_intent: 'text' },
    run: (call) => lists<Stripe.Dispute>(call, 'dispute', '/v1/disputes', (dispute) => matches(call, 'charge', dispute.charge) && matches(call, 'payment_intent', dispute.payment_intent)),
  },
  { method: 'get', path: '/v1/disputes/:id', params: {}, run: (call) => one(call, 'dispute') },
  { method: 'post', path: '/v1/disputes/:id', params: { evidence, submit: 'boolean', metadata: 'metadata' }, run: updateDispute },
  { method: 'post', path: '/v1/disputes/:id/close', params: {}, run: closeDispute },
]

/** Evidence is sent to the bank at once unless `submit` says otherwise, and only once. */
function updateDispute({ world, account, id, params }: Call): Stripe.Dispute {
  const before = readDispute(world, account, id)
  const given = map(params, 'evidence')
  const submits = params['submit'] === undefined ? given !== undefined : params['submit'] === 'true'
  if ((given || submits) && !before.status.endsWith('needs_response')) throw refused(`This dispute has a status of ${before.status}; its evidence can no longer be changed.`)
  const merged = { ...before.evidence, ...Object.fromEntries(Object.entries(given ?? {}).map(([name, value]) => [name, value === '' ? null : value])) }
  const has = evidenceNames.some((name) => merged[name] !== null)
  if (submits && !has) throw badRequest('You must provide evidence to submit a response to this dispute.', { param: 'evidence' })
  const details = { ...before.evidence_details, has_evidence: has, ...(submits ? { submission_count: before.evidence_details.submission_count + 1, submission_method: 'manual' } : {}) }
  const status = submits ? (isInquiry(before) ? 'warning_under_review' : 'under_review') : before.status
  const after = world.store.put<Stripe.Dispute>(account, { ...before, evidence: merged, evidence_details: details, status, ...(params['metadata'] === undefined ? {} : { metadata: mergedMetadata(before.metadata, params) }) })
  emit(world, account, 'charge.dispute.updated', after, { evidence: before.evidence, evidence_details: before.evidence_details, status: before.status, metadata: before.metadata })
  if (submits) planDecision({ world, account }, after)
  return readDispute(world, account, id)
}

/** Stripe's test words. Without them the bank keeps silent until a lever is moved. */
function planDecision({ world, account }: Pick<Call, 'world' | 'account'>, dispute: Stripe.Dispute): void {
  const word = dispute.evidence.uncategorized_text
  if (word === 'escalate_inquiry_evidence' && isInquiry(dispute)) escalateInquiry(world, account, dispute.id)
  if (word !== 'winning_evidence' && word !== 'losing_evidence') return
  world.store.put<SlowDispute>(account, { id: `${dispute.id} slow`, object: '_slow_dispute', dispute: dispute.id, won: word === 'winning_evidence', dueAt: world.now() + world.switches.asyncSeconds })
}

/** The organization gives in: lost at once. */
function closeDispute({ world, account, id }: Call): Stripe.Dispute {
  const dispute = readDispute(world, account, id)
  if (!dispute.status.endsWith('needs_response')) throw refused(`This dispute has a status of ${dispute.status} and cannot be closed.`)
  return decideDispute(world, account, id, false)
}
