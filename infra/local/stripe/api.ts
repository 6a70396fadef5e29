import { setTimeout as sleep } from 'node:timers/promises'
import { type Context, Hono } from 'hono'
import { ApiError, badRequest } from './api-error.ts'
import { type Params, parseForm } from './bracket-form.ts'
import { checkParams, list, type SpecMap } from './check-params.ts'
import { expandPaths } from './expand.ts'
import { admitCaller } from './admit-caller.ts'
import { replayOrRun } from './idempotency.ts'
import { takeFault } from './take-fault.ts'
import type { World } from './world.ts'

export type Call = { readonly world: World; readonly account: string; readonly params: Params; readonly id: string; readonly requestId: string; readonly idempotencyKey: string | null }

/** One route of Stripe's API: the parameters that it knows, and what it does. `{id}` of the path is `call.id`. */
export type ApiRoute = { readonly method: 'get' | 'post' | 'delete'; readonly path: string; readonly params: SpecMap; readonly run: (call: Call) => object }

/** The API under /v1: fault switches, key and account, form, idempotency, parameters, expansion, errors in Stripe's form. */
export function apiOf(world: World, routes: readonly ApiRoute[]): Hono {
  const app = new Hono()
  for (const route of routes) app[route.method](route.path, (c) => answer(c, world, route))
  app.all('*', (c) => {
    const message = `Unrecognized request URL (${c.req.method}: ${c.req.path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`
    return errorAnswer(c, new ApiError(404, { type: 'invalid_request_error', message }), world.newId('req', 14))
  })
  return app
}

async function answer(c: Context, world: World, route: ApiRoute): Promise<Response> {
  const requestId = world.newId('req', 14)
  const fault = takeFault(world.switches, `${c.req.method} ${c.req.path}`, c.req.header('linli-fault'))
  const running = `${c.req.header('stripe-account') ?? ''} ${c.req.header('idempotency-key') ?? requestId}`
  try {
    if (world.running.has(running)) throw stillRunning(c)
    if (fault?.kind === 'delay') await during(world, running, fault.ms)
    if (fault?.kind === 'timeout-before') {
      await sleep(fault.ms)
      throw overloaded(504)
    }
    if (fault?.kind === '429') throw tooMany()
    if (fault?.kind === '409') throw stillRunning(c)
    if (fault?.kind === '500') throw overloaded(500)
    const done = await serve(c, world, fault?.kind === '500-kept' ? { ...route, run: broken } : route, requestId)
    if (fault?.kind !== 'timeout-after') return done
    await sleep(fault.ms)
    throw overloaded(504)
  } catch (error) {
    if (error instanceof ApiError) return errorAnswer(c, error, requestId)
    throw error
  }
}

/** Work that takes its time: meanwhile the same key is in use. */
async function during({ running }: World, key: string, ms: number): Promise<void> {
  running.add(key)
  try {
    await sleep(ms)
  } finally {
    running.delete(key)
  }
}

async function serve(c: Context, world: World, route: ApiRoute, requestId: string): Promise<Response> {
  const account = admitCaller(world, c.req.header('authorization'), c.req.header('stripe-account'))
  const post = route.method === 'post'
  const raw = post ? await c.req.text() : new URL(c.req.url).search.slice(1)
  const params = parseForm(raw)
  const idempotencyKey = post ? (c.req.header('idempotency-key') ?? null) : null
  const run = () => {
    checkParams(params, { expand: { list: 'text' }, ...route.params })
    const body = route.run({ world, account, params, id: c.req.param('id') ?? '', requestId, idempotencyKey })
    expandPaths(world, account, body, list(params, 'expand').map(pathText))
    return body
  }
  const { body, status, replayed } = replayOrRun(world, { account, key: idempotencyKey, fingerprint: `${c.req.method} ${c.req.path}\n${raw}` }, run)
  return Response.json(body, { status, headers: { ...headersOf(c, requestId, { idempotencyKey, replayed }), ...(status >= 500 ? { 'stripe-should-retry': 'false' } : {}) } })
}

function pathText(path: unknown): string {
  if (typeof path !== 'string') throw badRequest('Invalid array', { param: 'expand' })
  return path
}

function headersOf(c: Context, requestId: string, { idempotencyKey, replayed }: { idempotencyKey: string | null; replayed: boolean }): Record<string, string> {
  const version = c.req.header('stripe-version')
  const account = c.req.header('stripe-account')
  return {
    'request-id': requestId,
    ...(version ? { 'stripe-version': version } : {}),
    ...(account ? { 'stripe-account': account } : {}),
    ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
    ...(replayed ? { 'idempotent-replayed': 'true' } : {}),
  }
}

function errorAnswer(_c: Context, { status, error }: ApiError, requestId: string): Response {
  return Response.json({ error: { ...error, request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}` } }, { status, headers: { 'request-id': requestId } })
}

const tooMany = () => new ApiError(429, { type: 'invalid_request_error', code: 'rate_limit', message: 'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.' })
const stillRunning = (c: Context) => {
  const message = `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${c.req.header('idempotency-key')}. Please try again later.`
  return new ApiError(409, { type: 'invalid_request_error', code: 'idempotency_key_in_use', message })
}
const broken = (): never => {
  throw new ApiError(500, { type: 'api_error', message: 'An unknown error occurred.' }, { begun: true })
}
const overloaded = (status: number) => new ApiError(status, { type: 'api_error', message: 'An unknown error occurred.' })
