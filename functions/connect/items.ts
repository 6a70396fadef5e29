import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { AccountRequest, ProviderAccount } from '../payments/channel.ts'
import { held } from '../storage/cancelled.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'

/** What the head asked for, stored before the provider is asked: a crash in between asks the same again. */
export type Wish = AccountRequest

/** What the provider last said of an account. `gone`: it is connected no more. */
export type Known = { readonly account: string; readonly askedAt: Instant; readonly facts: Omit<ProviderAccount, 'id'> | 'gone' }

type Where = Pick<Ctx, 'tenant'>
const wishKey = ({ tenant }: Where): Key => keys.lookup(tenant, 'connect-wish')
const knownKey = ({ tenant }: Where): Key => keys.lookup(tenant, 'connect-known')

export async function readWish(ctx: Ctx): Promise<Wish | undefined> {
  const item = await ctx.store.get<Key & Wish>(wishKey(ctx), { consistent: true })
  if (!item) return undefined
  const { pk: _, sk: __, ...wish } = item
  return wish
}

export const wishWrite = (ctx: Where, wish: Wish): Write => ({ put: { ...wish, ...wishKey(ctx) } })

/** Undefined: the provider has told nothing of this account yet. */
export async function readKnown(ctx: Ctx, account: string): Promise<Known | undefined> {
  const item = await ctx.store.get<Key & Known>(knownKey(ctx), { consistent: true })
  return item?.account === account ? { account, askedAt: item.askedAt, facts: item.facts } : undefined
}

/** False when a later answer is there already. */
export const writeKnown = (ctx: Ctx, known: Known): Promise<boolean> => held(ctx.store.write(knownWrite(ctx, known)))

export const knownWrite = (ctx: Where, known: Known): Write => ({
  put: { ...known, ...knownKey(ctx) },
  if: { expr: 'attribute_not_exists(pk) OR account <> :account OR askedAt <= :askedAt', values: { ':account': known.account, ':askedAt': known.askedAt } },
})
