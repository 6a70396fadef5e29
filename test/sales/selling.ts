import { stripeStandIn, type StandIn } from '../../infra/local/stripe/stand-in.ts'
import { paySession } from '../../infra/local/stripe/pay.ts'
import { accounts, channelTo, secretKey, sessionOf, webhookSecret } from '../payments/collecting.ts'
import { testClock } from '../support/clock.ts'
import { type CallOptions, type Stack, startStack } from '../support/stack.ts'

export type Selling = Awaited<ReturnType<typeof startSelling>>

/** Two tenants on one real stand-in, one with a charging shed of machines; nothing is delivered until `pump`. */
export async function startSelling() {
  const clock = testClock('2026-12-01T02:00:00.000Z')
  const late: { stack?: Stack } = {}
  const standIn: StandIn = stripeStandIn({
    baseUrl: 'http://stripe.test',
    secretKey,
    webhook: { url: 'http://linli.test/v1/notices/stripe', secret: webhookSecret },
    clock,
    accounts: [...accounts],
    send: (_, { headers, body }) => late.stack!.request(late.stack!.apiHost, '/v1/notices/stripe', { method: 'POST', body: new TextEncoder().encode(body), headers }),
  })
  const stack = await startStack({ clock, channel: channelTo(standIn, clock) })
  late.stack = stack
  const tenant = await stack.createTenant('东街物业服务社', { paymentAccount: accounts[0], phone: '0571-8888 0000' })
  const stranger = await stack.createTenant('东街物业服务社', { paymentAccount: accounts[1] })
  for (const role of ['head', 'finance', 'attendant'] as const) await Promise.all([tenant.token(role), stranger.token(role)])
  const ask = async (path: string, options: CallOptions = {}) => {
    const answer = await tenant.call(path, options)
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`)
    return answer.json
  }
  const community = (await ask('/v1/communities', { as: 'head', body: { name: '红星里', year: 1978, mode: 'guaranteed' } })).id as string
  const facility = (await ask('/v1/facilities', { as: 'head', body: { id: 'shed00000001', name: '东门充电棚', kind: 'charging-shed', community, place: '东门', ownership: 'organisation' } })).id as string
  let machines = 0
  const tariff = { by: 'energy', kwhFen: 120, leastFen: 20 }
  const machine = async (more: object = {}): Promise<string> =>
    (await ask(`/v1/facilities/${facility}/machines`, { as: 'head', body: { id: `socket${String((machines += 1)).padStart(6, '0')}`, name: `${machines}号插座`, tariff, amountsFen: [100, 300, 500], maxMinutes: 600, ...more } })).id
  /** A passer-by, without a session, on the tenant's own host. */
  const passer = (path: string, body?: object) => stack.request(tenant.host, path, { ...(body ? { body } : {}), headers: { origin: `http://${tenant.host}` } })
  const start = async (id: string, amountFen = 300) => (await passer('/v1/machine-sessions', { machine: id, amountFen })).json
  const pay = (opened: { url: string }) => paySession(standIn.world, accounts[0], sessionOf(opened), { method: 'card' })
  const landing = async ({ landing: path }: { landing: string }) => {
    const [, , sale, key] = path.split('/')
    return (await passer(`/v1/sales/${sale}/landing?key=${key}`)).json
  }
  const paid = async (id: string, amountFen = 300) => {
    const started = await start(id, amountFen)
    pay(started.sale)
    if ((await landing(started.sale)).state !== 'paid') throw new Error('not paid')
    return started as { session: string; key: string; sale: { sale: string; landing: string; url: string } }
  }
  const session = async ({ session: id, key }: { session: string; key: string }) => (await passer(`/v1/machine-sessions/${id}?key=${key}`)).json
  const vouchers = async (kind: string, document = '') => (await ask(`/v1/journal?period=2026-12&kind=${kind}&limit=200`, { as: 'finance' })).items.filter((one: { document: string }) => one.document.startsWith(document))
  const refunds = async (sale: string) => (await ask(`/v1/sales/${sale}/refunds`, { as: 'finance' })).items
  return { stack, standIn, clock, tenant, stranger, ask, facility, machine, passer, start, pay, landing, paid, session, vouchers, refunds }
}
