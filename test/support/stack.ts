import { createHash } from 'node:crypto'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Hono } from 'hono'
import type { Actor, Ctx, StaffRole } from '../../functions/context.ts'
import { staffRoles, systemActor } from '../../functions/context.ts'
import type { Env } from '../../functions/http/env.ts'
import { type JobId, randomIds, type TenantId } from '../../functions/ids.ts'
import type { Email, Sms } from '../../functions/messages.ts'
import type { PaymentChannel } from '../../functions/payments/channel.ts'
import { contextOf, type LogLine, type Platform } from '../../functions/platform.ts'
import { type TestClock, testClock } from './clock.ts'
import { startTable } from './table.ts'

const operatorSecret = 'operator-secret-of-the-tests'
const apiHost = 'linli.test'

export type TestTenant = {
  readonly id: TenantId
  readonly slug: string
  readonly host: string
  /** A context as `role`, past HTTP, for use cases. */
  readonly ctx: (actor?: Actor | StaffRole) => Ctx
  /** A bearer token of that role, made once. */
  readonly token: (role: StaffRole) => Promise<string>
  /** Calls the API as `role` (no session when left out) and answers status and JSON. */
  readonly call: (path: string, options?: CallOptions) => Promise<Answer>
}

export type CallOptions = {
  readonly as?: StaffRole
  readonly token?: string
  readonly method?: string
  /** Sent as JSON, or as it is when bytes. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}
// The tests look at answers by name; their shapes are checked by the app itself (strictAnswers).
// oxlint-disable-next-line typescript/no-explicit-any
export type Answer = { readonly status: number; readonly headers: Headers; readonly json: any; readonly bytes: Uint8Array; readonly text: string }

export type Stack = Awaited<ReturnType<typeof startStack>>

/** The whole system on a table of its own in memory: the real app, a clock that tests move, a list of what was sent. */
export async function startStack(options: { channel?: PaymentChannel; clock?: TestClock; strictAnswers?: boolean; tap?: (client: DynamoDBClient) => void } = {}) {
  const table = await startTable(options.tap ? { tap: options.tap } : {})
  const clock = options.clock ?? testClock()
  const sms: Sms[] = []
  const emails: Email[] = []
  const logs: LogLine[] = []
  const signals: { tenant: TenantId; job: JobId }[] = []
  const platform: Platform = {
    storeFor: table.storeFor,
    clock,
    ids: randomIds,
    ports: {
      sms: { send: async (message) => ({ id: `sms-${sms.push(message)}` }) },
      email: { send: async (message) => ({ id: `email-${emails.push(message)}` }) },
      channel: options.channel ?? noChannel,
      seals: { keys: async () => ({ current: 'k1', secrets: { k1: 'a secret for sealing, of the tests alone' } }) },
      signalJob: async (tenant, job) => void signals.push({ tenant, job }),
    },
    scheme: 'http',
    domain: 'linli.test',
    apiHosts: [apiHost],
    loginHost: 'login.linli.test',
    oidc: { issuer: 'http://issuer.test', clientId: 'linli' },
    operatorSecretHash: createHash('sha256').update(operatorSecret).digest('hex'),
    log: (line) => void logs.push(line),
    strictAnswers: options.strictAnswers ?? true,
  }
  const app: Hono<Env> = (await import('../../functions/http/api.ts')).apiApp(platform)

  async function request(host: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const raw = options.body instanceof Uint8Array
    const response = await app.request(`http://${host}${path}`, {
      method: options.method ?? (options.body === undefined ? 'GET' : 'POST'),
      headers: {
        host,
        ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
        ...(options.body !== undefined && !raw ? { 'content-type': 'application/json' } : {}),
        ...options.headers,
      },
      ...(options.body === undefined ? {} : { body: raw ? (options.body as Uint8Array<ArrayBuffer>) : JSON.stringify(options.body) }),
    })
    const bytes = new Uint8Array(await response.arrayBuffer())
    const text = new TextDecoder().decode(bytes)
    const json: unknown = response.headers.get('content-type')?.includes('json') && text ? JSON.parse(text) : undefined
    return { status: response.status, headers: response.headers, json, bytes, text }
  }

  /** A tenant of the suite's own, made through the API. */
  async function createTenant(name = '东街物业服务社', more: object = {}): Promise<TestTenant> {
    const slug = `t${randomIds.short()}`
    const made = await request(apiHost, '/v1/tenants', {
      token: operatorSecret,
      body: { slug, name, head: { name: '周主任', email: `head@${slug}.test` }, setupTokenHours: 24, ...more },
    })
    if (made.status !== 201) throw new Error(`createTenant: ${made.status} ${made.text}`)
    const { id, setupToken } = made.json as { id: TenantId; setupToken: string }
    const site = { slug, name, url: `http://${slug}.linli.test`, state: 'active' as const, ...more }
    const tokens = new Map<StaffRole, Promise<string>>()
    const token = (role: StaffRole): Promise<string> => {
      const known = tokens.get(role) ?? makeToken(setupToken, role)
      tokens.set(role, known)
      return known
    }
    return {
      id,
      slug,
      host: `${slug}.linli.test`,
      ctx: (actor = systemActor('test')) => contextOf(platform, id, site, typeof actor === 'string' ? { kind: 'member', id: `m-${actor}`, name: actor, roles: [actor] } : actor),
      token,
      call: async (path, options = {}) => request(apiHost, path, { ...options, ...(options.as ? { token: await token(options.as) } : {}) }),
    }
  }

  async function makeToken(setupToken: string, role: StaffRole): Promise<string> {
    const made = await request(apiHost, '/v1/tokens', { token: setupToken, body: { name: `test ${role}`, roles: [role] } })
    if (made.status !== 201) throw new Error(`createApiToken: ${made.status} ${made.text}`)
    return (made.json as { token: string }).token
  }

  /** Works every job signalled so far, and those that they signal in turn. */
  async function settleJobs(): Promise<void> {
    const { runJob } = await import('../../functions/jobs/run-job.ts')
    const { tenantById } = await import('../../functions/tenants/resolve-tenant.ts')
    for (let bound = 0; signals.length && bound < 1000; bound += 1) {
      const { tenant, job } = signals.shift()!
      const known = await tenantById(platform, tenant)
      if (known) await runJob(contextOf(platform, tenant, known.site, systemActor('jobs')), job, { budgetMs: 60_000 })
    }
  }

  return { platform, app, table, meter: table.meter, clock, sms, emails, logs, signals, request, createTenant, settleJobs, stop: table.stop, operatorSecret, apiHost, roles: staffRoles }
}

const noChannel = new Proxy({} as PaymentChannel, {
  get: (_, name) => {
    throw new Error(`this suite has no payment channel (${String(name)})`)
  },
})
