import type { Context } from 'hono'
import type { Env } from '../http/env.ts'

/** What the Lambda adapter hands along of an API Gateway event. */
type Bindings = { readonly event?: { readonly requestContext?: { readonly http?: { readonly sourceIp?: string } } } }

/**
 * The address to count a caller's uses by. Behind Lambda: what CloudFront saw, else what API Gateway saw.
 * `X-Forwarded-For` is never read, since the caller writes it. A local stack has one address for all.
 */
export function callerAddress(c: Context<Env>): string {
  const { event } = (c.env ?? {}) as Bindings
  const viewer = event ? c.req.header('cloudfront-viewer-address') : undefined
  return viewer?.replace(/:\d+$/, '') ?? event?.requestContext?.http?.sourceIp ?? 'local'
}
