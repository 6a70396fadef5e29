import { badRequest } from './api-error.ts'
import type { Params } from './bracket-form.ts'
import { integer, map, type SpecMap, text } from './check-params.ts'

export const pageParams: SpecMap = { limit: 'integer', starting_after: 'text', ending_before: 'text', expand: { list: 'text' }, created: { gt: 'integer', gte: 'integer', lt: 'integer', lte: 'integer' } }

type Dated = { readonly id: string; readonly created?: number }

/** Newest first, `limit` 1 to 100, cursors by id: the list object of Stripe. `items` come oldest first. */
export function page<T extends Dated>(url: string, items: readonly T[], params: Params): { object: 'list'; url: string; has_more: boolean; data: T[] } {
  const limit = integer(params, 'limit') ?? 10
  if (limit < 1 || limit > 100) throw badRequest(`This value must be ${limit < 1 ? 'greater than or equal to 1' : 'less than or equal to 100'} (it currently is '${limit}').`, { code: 'parameter_invalid_integer', param: 'limit' })
  const wanted = items.toReversed().filter((item) => inside(item.created ?? 0, map(params, 'created')))
  const after = text(params, 'starting_after')
  const before = text(params, 'ending_before')
  if (before) {
    const end = indexOf(wanted, before, 'ending_before')
    return { object: 'list', url, has_more: end - limit > 0, data: wanted.slice(Math.max(0, end - limit), end) }
  }
  const start = after ? indexOf(wanted, after, 'starting_after') + 1 : 0
  return { object: 'list', url, has_more: wanted.length > start + limit, data: wanted.slice(start, start + limit) }
}

function indexOf(items: readonly Dated[], id: string, param: string): number {
  const at = items.findIndex((item) => item.id === id)
  if (at < 0) throw badRequest(`No such object: '${id}'`, { code: 'resource_missing', param })
  return at
}

const inside = (created: number, range: Params | undefined): boolean =>
  !range || (created > (integer(range, 'gt') ?? -1) && created >= (integer(range, 'gte') ?? 0) && created < (integer(range, 'lt') ?? Infinity) && created <= (integer(range, 'lte') ?? Infinity))
