import type { Leaving } from '../../infra/local/stripe/change-account.ts'
import { onboard } from '../../infra/local/stripe/change-account.ts'
import { type StandIn, stripeStandIn } from '../../infra/local/stripe/stand-in.ts'
import { channelTo, webhookSecret } from '../payments/collecting.ts'
import { buildStreet, publish } from '../ledger/street.ts'
import { type TestClock, testClock } from '../support/clock.ts'
import { type Answer, type Stack, startStack, type TestTenant } from '../support/stack.ts'

export type Connecting = Awaited<ReturnType<typeof startConnecting>>

/** A stack on a stand-in without accounts; what our side sends there is kept. Nothing is delivered until `pump`. Today is 2026-12-01. */
export async function startConnecting() {
  const clock: TestClock = testClock('2026-12-01T02:00:00.000Z')
  const late: { stack?: Stack } = {}
  const standIn: StandIn = stripeStandIn({
    baseUrl: 'http://stripe.test',
    secretKey: 'sk_test_of_the_tests',
    webhook: { url: 'http://linli.test/v1/notices/stripe', secret: webhookSecret },
    clock,
    send: (_: string, { headers, body }: { headers: Record<string, string>; body: string }) => late.stack!.request(late.stack!.apiHost, '/v1/notices/stripe', { method: 'POST', body: new TextEncoder().encode(body), headers }),
  })
  const sent: { readonly url: string; readonly body: string; readonly account: string | null }[] = []
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    sent.push({ url: String(input), body: typeof init?.body === 'string' ? init.body : '', account: new Headers(init?.headers).get('stripe-account') })
    return standIn.app.request(String(input), init)
  }
  const stack = await startStack({ clock, channel: channelTo(standIn, clock, { fetch }) })
  late.stack = stack
  return { stack, standIn, clock, sent, ...actsOf(stack, standIn, clock) }
}

function actsOf(stack: Stack, standIn: StandIn, clock: TestClock) {
  const status = (tenant: TestTenant): Promise<Answer['json']> => tenant.call('/v1/connect', { as: 'finance' }).then(({ json }) => json)
  const begin = (tenant: TestTenant, body: object = particulars) => tenant.call('/v1/connect', { as: 'head', body })
  const site = async (tenant: TestTenant) => (await stack.request(tenant.host, '/v1/site')).json
  /** Connected, with the form left as said; answers the account. */
  const connected = async (tenant: TestTenant, leaving: Leaving = 'finish'): Promise<string> => {
    const begun = await begin(tenant)
    if (begun.status !== 201) throw new Error(`connect: ${begun.text}`)
    const { account } = await status(tenant)
    onboard(standIn.world, account, leaving)
    await status(tenant)
    return account
  }
  const replace = (tenant: TestTenant, paymentAccount: string | null) => stack.request(stack.apiHost, `/v1/tenants/${tenant.id}`, { token: stack.operatorSecret, method: 'PATCH', body: { paymentAccount } })
  /** A household with a bill of this month, and a checkout of it. */
  const billed = async (tenant: TestTenant) => {
    const street = await buildStreet(tenant)
    await publish(stack, tenant, street.community, '2026-12', '2026-12-31')
    return street.houses.map(({ id }) => ({ unit: id, bill: `${id}-2026-12-1` }))
  }
  const checkout = (tenant: TestTenant, bill: string) => tenant.call('/v1/checkouts', { as: 'collector', body: { bills: [bill] } })
  const accounts = () => standIn.world.store.all<{ id: string; object: 'account'; metadata: Record<string, string> }>('account').map(({ kept }) => kept)
  /** Past the ten seconds for which a process remembers a tenant. */
  const aMomentLater = () => clock.forwardMs(11_000)
  return { status, begin, site, connected, replace, billed, checkout, accounts, aMomentLater }
}

export const particulars = { country: 'HK', email: 'office@dongjie.example' }
