import { type Ctx, type Site, systemActor } from '../../functions/context.ts'
import { applyImport, subjectOf } from '../../functions/estates/apply-import.ts'
import { readImport } from '../../functions/estates/import-items.ts'
import { publishBilling } from '../../functions/fees/publish-billing.ts'
import { randomIds, type TenantId } from '../../functions/ids.ts'
import { runJob } from '../../functions/jobs/run-job.ts'
import { recordCounterPayment } from '../../functions/payments/record-counter-payment.ts'
import { settlePayment } from '../../functions/payments/settle-payment.ts'
import type { PaymentChannel } from '../../functions/payments/channel.ts'
import { noChannel } from '../../functions/payments/no-channel.ts'
import { approveRefund } from '../../functions/refunds/approve-refund.ts'
import { connectLocal } from '../../functions/storage/connect.ts'
import { noSeals } from '../../functions/seals.ts'
import { onTheWire } from './wire.ts'

/** What the parent tells this process: where the table and the provider are, what to do, and at which call to die. */
export type Order = {
  readonly endpoint: string
  readonly table: string
  readonly provider: string
  readonly secretKey: string
  readonly webhookSecret: string
  readonly tenant: TenantId
  readonly site: Site
  readonly now: string
  readonly work: 'counter' | 'settle' | 'refund' | 'bill' | 'import'
  readonly subject: string
  readonly unit?: string
  /** 0: not at all. */
  readonly dieAt: number
}

const order = JSON.parse(process.env['ORDER']!) as Order
let calls = 0

/** The process is gone when its n-th call to the outside was answered and nobody has looked at the answer. */
async function dying<T>(call: () => Promise<T>): Promise<T> {
  calls += 1
  const last = calls === order.dieAt
  // A refusal is an answer too.
  return call().finally(() => (last ? die() : undefined))
}

const die = (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL')
  return new Promise(() => {})
}

const storeFor = connectLocal({ ...order, tap: (client) => onTheWire(client, (_, go) => dying(go)) })
const clock = { now: () => new Date(order.now) }
/** The provider's library only for whom needs it, as in the functions: a process is up sooner without. */
const channel = /^(settle|refund)$/.test(order.work) ? await channelToProvider() : noChannel
async function channelToProvider(): Promise<PaymentChannel> {
  const { stripeChannel } = await import('../../functions/payments/stripe/stripe-channel.ts')
  return stripeChannel({ secretKey: order.secretKey, webhookSecret: order.webhookSecret, base: order.provider, fetch: (input, init) => dying(() => fetch(input, init)), clock })
}
const never = async (): Promise<never> => Promise.reject(new Error('nothing is sent here'))
const ctx: Ctx = { tenant: order.tenant, site: order.site, actor: systemActor('crash'), store: storeFor(order.tenant), clock, ids: randomIds, ports: { sms: { send: never }, email: { send: never }, channel, seals: noSeals, signalJob: async () => {} } }
const person: Ctx = { ...ctx, actor: { kind: 'member', id: 'm-second', name: '周主任', roles: ['head'] } }

const works: Readonly<Record<Order['work'], () => Promise<unknown>>> = {
  counter: () => recordCounterPayment(person, { id: order.subject, unit: order.unit as never, method: 'cash', amountFen: 900 }),
  settle: () => settlePayment(ctx, order.subject as never),
  refund: () => approveRefund(person, order.subject as never),
  bill: async () => {
    await publishBilling(person, order.subject as never)
    await runJob(ctx, `billing-${order.subject}` as never, { budgetMs: 60_000 })
  },
  import: async () => {
    await applyImport(person, { import: order.subject as never, include: 'all' })
    await runJob(ctx, `import-${subjectOf(await readImport(ctx, order.subject as never))}` as never, { budgetMs: 60_000 })
  },
}
await works[order.work]()
// How many calls there were to die at.
process.stdout.write(String(calls), () => process.exit(0))
