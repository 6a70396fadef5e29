import type Stripe from 'stripe'
import type { Instant } from '../../calendar.ts'

const pageSize = 100

type PageParams = { readonly limit: number; readonly created: { readonly gte: number }; readonly starting_after?: string }

/** A page of what was created at or after `since`, newest first; `next` spreads into the port's page. */
export async function recent<T extends { readonly id: string }>(list: (page: PageParams) => Promise<Stripe.ApiList<T>>, since: Instant, after: string | undefined): Promise<{ readonly items: readonly T[]; readonly next: { readonly next?: string } }> {
  const { data, has_more: more } = await list({ limit: pageSize, created: { gte: Math.floor(Date.parse(since) / 1000) }, ...(after === undefined ? {} : { starting_after: after }) })
  const last = data.at(-1)
  return { items: data, next: more && last ? { next: last.id } : {} }
}
