import type { BillId, PaymentId, UnitId } from '../../functions/ids.ts'
import type { Actor } from '../../functions/context.ts'
import type { PaymentChannel } from '../../functions/payments/channel.ts'
import { stripeChannel } from '../../functions/payments/stripe/stripe-channel.ts'
import { paySession } from '../../infra/local/stripe/pay.ts'
import type { PayMethod } from '../../infra/local/stripe/payment-objects.ts'
import { type StandIn, stripeStandIn } from '../../infra/local/stripe/stand-in.ts'
import { buildStreet, type House, publish } from '../ledger/street.ts'
import { testClock } from '../support/clock.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

export const secretKey = 'sk_test_of_the_tests'
const webhookSecret = 'whsec_of_the_tests'
export const accounts = ['acct_ours', 'acct_theirs'] as const

export type Collecting = Awaited<ReturnType<typeof startCollecting>>

/** Two tenants with bills of August to November on one real stand-in; nothing is delivered until `pump`. Today is 2026-12-01. */
export async function startCollecting() {
  const clock = testClock('2026-08-03T02:00:00.000Z')
  const late: { stack?: Stack } = {}
  const standIn: StandIn = stripeStandIn({
    baseUrl: 'http://stripe.test',
    secretKey,
    webhook: { url: 'http://linli.test/v1/notices/stripe', secret: webhookSecret },
    clock,
    accounts: [...accounts],
    send: (_, { headers, body }) => deliver(late.stack!, headers, body),
  })
  const channel = channelTo(standIn, clock)
  const stack = await startStack({ clock, channel })
  late.stack = stack
  const tenant = await stack.createTenant('东街物业服务社', { paymentAccount: accounts[0], phone: '0571-8888 0000' })
  const stranger = await stack.createTenant('东街物业服务社', { paymentAccount: accounts[1] })
  for (const role of ['head', 'finance', 'collector', 'auditor', 'supervisor', 'worker'] as const) await Promise.all([tenant.token(role), stranger.token(role)])
  const [street, strangeStreet] = [await buildStreet(tenant), await buildStreet(stranger)]
  await publish(stack, tenant, street.community, '2026-08', '2026-08-31')
  clock.set('2026-09-03T02:00:00.000Z')
  await publish(stack, tenant, street.community, '2026-09', '2026-09-30')
  clock.set('2026-10-02T02:00:00.000Z')
  await publish(stack, tenant, street.community, '2026-10', '2026-10-31')
  await publish(stack, stranger, strangeStreet.community, '2026-10', '2026-10-31')
  clock.set('2026-11-03T02:00:00.000Z')
  await publish(stack, tenant, street.community, '2026-11', '2026-11-30')
  clock.set('2026-12-01T02:00:00.000Z')
  return { stack, standIn, channel, clock, tenant, stranger, street, strangeStreet, houses: street.houses, ...actsOf(stack, standIn, tenant) }
}

export type Opened = { readonly checkout: PaymentId; readonly url: string; readonly amountFen: number; readonly reused: boolean; readonly warning: string | null }

function actsOf(stack: Stack, standIn: StandIn, tenant: TestTenant) {
  const due = async (unit: string): Promise<{ bills: { id: BillId; openFen: number; no: string }[]; openFen: number; creditFen: number }> => (await tenant.call(`/v1/household?unit=${unit}`, { as: 'collector' })).json
  const open = async (bills: readonly string[]): Promise<Opened> => {
    const made = await tenant.call('/v1/checkouts', { as: 'collector', body: { bills } })
    if (made.status !== 201) throw new Error(`checkout: ${made.status} ${made.text}`)
    return made.json as Opened
  }
  const pay = (opened: Pick<Opened, 'url'>, method: PayMethod = 'alipay', account: string = accounts[0]) => paySession(standIn.world, account, sessionOf(opened), { method })
  const checkout = async (id: string) => (await tenant.call(`/v1/checkouts/${id}`, { as: 'collector' })).json
  /** Sends an event of the stand-in's making to the webhook, signed as given. */
  const notice = (body: string, signature: string) => stack.request(stack.apiHost, '/v1/notices/stripe', { method: 'POST', body: new TextEncoder().encode(body), headers: { 'stripe-signature': signature } })
  return { due, open, pay, checkout, notice, books: (period: string) => tenant.call(`/v1/journal?period=${period}&kind=PAYMENT&limit=200`, { as: 'finance' }) }
}

export const sessionOf = ({ url }: Pick<Opened, 'url'>): string => url.slice(url.lastIndexOf('/') + 1)

export const channelTo = (standIn: StandIn, clock: { now: () => Date }, more: object = {}): PaymentChannel =>
  stripeChannel({ secretKey, webhookSecret, base: 'http://stripe.test', fetch: async (input, init) => standIn.app.request(String(input), init), clock, ...more })

export { webhookSecret }

async function deliver(stack: Stack, headers: Record<string, string>, body: string): Promise<{ status: number }> {
  return stack.request(stack.apiHost, '/v1/notices/stripe', { method: 'POST', body: new TextEncoder().encode(body), headers })
}

export const residentOf = (house: Pick<House, 'id'>): Actor => ({ kind: 'resident', id: 'resident00001', name: '王秀英', units: [house.id as UnitId], roles: ['resident'] })
export const paylinkOf = (house: Pick<House, 'id'>, bill: BillId): Actor => ({ kind: 'paylink', id: 'link', name: '王**', bill, unit: house.id as UnitId, roles: ['paylink'] })
