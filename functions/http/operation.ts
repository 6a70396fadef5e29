import type { Context, MiddlewareHandler } from 'hono'
import type * as z from 'zod'
import type { Ctx, Role } from '../context.ts'
import { assert, forbidden, unauthenticated } from '../faults.ts'
import type { Env } from './env.ts'

/** A body that is not JSON: `application/pdf`, `text/csv`. */
export type Media = { readonly type: string | readonly string[] }

export type Operation = {
  /** operationId, `listUnits`: a verb and a noun, unique. */
  readonly id: string
  readonly summary: string
  /**
   * Who may call it. `anyone`: no session needed, but a tenant's host. `open`: not even a tenant (sign-in
   * return, webhooks, the reference). `signed-in`: any actor but anonymous.
   */
  readonly access: readonly Role[] | 'anyone' | 'open' | 'signed-in'
  readonly response: z.ZodType | Media | 'redirect' | 'nothing'
  readonly status?: 200 | 201 | 202 | 204 | 302
  /** The request body is a raw file of one of these types. */
  readonly upload?: readonly string[]
}

const operations = new WeakMap<object, Operation>()

export const operationOf = (handler: object): Operation | undefined => operations.get(handler)

/** First on every route: names it for the OpenAPI document and lets in who may. A route without one is refused by a test. */
export function operation(spec: Operation): MiddlewareHandler<Env> {
  const handler: MiddlewareHandler<Env> = async (c, next) => {
    admit(c, spec)
    await next()
    if (c.var.platform.strictAnswers) await checkAnswer(c, spec)
  }
  operations.set(handler, spec)
  return handler
}

function admit(c: Context<Env>, { access, id }: Operation): void {
  if (access === 'open') return
  const ctx: Ctx | undefined = c.var.ctx
  if (!ctx) throw unauthenticated(`${id} without a tenant`)
  const { actor } = ctx
  if (access === 'anyone') return
  if (actor.kind === 'anonymous') throw unauthenticated(id)
  if (access === 'signed-in') return
  const roles: readonly Role[] = actor.roles
  if (!roles.some((role) => access.includes(role))) throw forbidden(`${actor.kind} without a role for ${id}`)
}

/** In tests only: an answer that its own published schema refuses is a defect. */
async function checkAnswer(c: Context<Env>, spec: Operation): Promise<void> {
  if (!c.res.ok || !isSchema(spec.response) || !c.res.headers.get('content-type')?.includes('json')) return
  const checked = spec.response.safeParse(await c.res.clone().json())
  assert(checked.success, `${spec.id} answers what its schema refuses: ${checked.success ? '' : checked.error.message}`)
}

export const isSchema = (response: Operation['response']): response is z.ZodType => typeof response === 'object' && 'safeParse' in response
