import type Stripe from 'stripe'
import { badRequest } from './api-error.ts'
import type { Kept } from './object-store.ts'
import { page } from './page.ts'
import type { World } from './world.ts'

const depthMax = 4

/** Of which object what may stand as its id alone. */
const expandable: Readonly<Record<string, readonly string[]>> = {
  'checkout.session': ['payment_intent', 'line_items'],
  payment_intent: ['latest_charge'],
  charge: ['payment_intent', 'balance_transaction', 'failure_balance_transaction', 'refunds'],
  refund: ['charge', 'payment_intent', 'balance_transaction', 'failure_balance_transaction'],
  dispute: ['charge', 'payment_intent'],
  payout: ['balance_transaction', 'failure_balance_transaction', 'destination'],
  balance_transaction: ['source'],
}

/**
 * Replaces ids by the objects they name, along paths like `data.payment_intent.latest_charge`. `line_items` of a session
 * and `refunds` of a charge are left out until asked for, as in Stripe.
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
  const object = String(body['object'])
  if (!expandable[object]?.includes(head)) throw badRequest(`This property cannot be expanded (${head}).`, { param: 'expand' })
  const list = leftOut[`${object}.${head}`]?.(world, account, String(body['id']))
  if (list) body[head] = list
  const value = body[head]
  if (typeof value === 'string') body[head] = world.store.get(account, value) ?? value
  if (typeof body[head] === 'object' && body[head] !== null) expandOne(world, account, body[head] as Record<string, unknown>, rest)
}

const leftOut: Readonly<Record<string, (world: World, account: string, id: string) => object | undefined>> = {
  'checkout.session.line_items': (world, account, id) => world.store.get<Kept & { list: object }>(account, `${id} lines`)?.list,
  'charge.refunds': (world, account, id) => page(`/v1/charges/${id}/refunds`, world.store.all<Stripe.Refund>('refund', account, (one) => one.charge === id).map(({ kept }) => kept), {}),
}
