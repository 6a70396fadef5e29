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
  return networkOf(viewer?.replace(/:\d+$/, '') ?? event?.requestContext?.http?.sourceIp ?? 'local')
}

/** Of an IPv6 address the first 64 bits: every household has 2^64 of them, and counting each by itself would count nothing. */
export function networkOf(address: string): string {
  const bare = address.replace(/^\[|\]$/g, '').toLowerCase()
  if (!bare.includes(':') || bare.includes('.')) return bare
  const [head = '', tail] = bare.split('::')
  const groups = head ? head.split(':') : []
  const after = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length)
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...after]
  return `${all.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}
