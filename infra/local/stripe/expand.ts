import { badRequest } from './api-error.ts'
import type { Kept } from './object-store.ts'
import type { World } from './world.ts'

const depthMax = 4

/** Names under which an object may stand as its id alone. */
const expandable = new Set(['payment_intent', 'latest_charge', 'balance_transaction', 'charge', 'source', 'line_items'])

/**
 * Replaces ids by the objects they name, along paths like `data.payment_intent.latest_charge`. `line_items` of a session
 * are left out until asked for, as in Stripe.
 */
export function expandPaths(world: World, account: string, body: object, paths: readonly string[]): void {
  for (const path of paths) {
    const parts = path.split('.')
    if (parts.length > depthMax) throw badRequest(`You cannot expand more than ${depthMax} levels of a property. Property: ${path}`, { param: 'expand' })
    expandOne(world, account, body as Record<string, unknown>, parts)
  }
}

function expandOne(world: World, account: string, body: Record<string, unknown>, [head, ...rest]: string[]): void {
  if (head === undefined) return
  if (head === 'data' && Array.isArray(body['data'])) {
    for (const item of body['data']) expandOne(world, account, item as Record<string, unknown>, rest)
    return
  }
  if (!expandable.has(head) || !(head in body || head === 'line_items')) throw badRequest(`This property cannot be expanded (${head}).`, { param: 'expand' })
  if (head === 'line_items' && body['object'] === 'checkout.session') {
    body['line_items'] = world.store.get<Kept & { list: unknown }>(account, `${String(body['id'])} lines`)?.list
    return
  }
  const value = body[head]
  if (typeof value === 'string') body[head] = world.store.get(account, value) ?? value
  if (typeof body[head] === 'object' && body[head] !== null) expandOne(world, account, body[head] as Record<string, unknown>, rest)
}
