import { createHash } from 'node:crypto'
import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { BillId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'

/** A link on paper that may pay one bill. Only the hash of its token is kept; `ttl` in epoch seconds is its end. */
type LinkItem = Key & { readonly bill: BillId; readonly at: Instant; readonly ttl: number }

/** The link's id is the hash itself: whoever holds the token can be told apart in the books without keeping the token. */
export const linkIdOf = (token: string): string => createHash('sha256').update(token).digest('hex')

const keyOf = (ctx: Pick<Ctx, 'tenant'>, link: string): Key => keys.lookup(ctx.tenant, `paylink#${link}`)

export const insertLinks = (ctx: Ctx, links: readonly { readonly link: string; readonly bill: BillId; readonly at: Instant; readonly ttl: number }[]): Promise<void> =>
  ctx.store.putMany(links.map(({ link, ...rest }) => ({ ...keyOf(ctx, link), ...rest })))

export const readLink = (ctx: Ctx, link: string): Promise<LinkItem | undefined> => ctx.store.get<LinkItem>(keyOf(ctx, link))
