import { recordChange } from '../audit/record-change.ts'
import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { Platform } from '../platform.ts'
import { accountOf, storeAccount } from '../tenants/store-account.ts'
import { readWish, type Wish, wishWrite } from './items.ts'
import { factsOf, learnAccount, rememberAccount } from './learn-account.ts'
import type { ConnectAccount, ConnectLink } from './model.ts'
import { settingsPath } from './settings-path.ts'
import { particularsNeeded } from './words.ts'

/**
 * A way into the provider's form for the tenant's own account. The account is made the first time, and anew when the
 * organization has disconnected it; after that every call answers a fresh way in.
 *
 * Throws `invalid` (particulars-needed), `refused` (no-account-here), `upstream`: asked again, it goes on where it stopped.
 */
export async function connectAccount(platform: Platform, ctx: Ctx, input: ConnectAccount): Promise<ConnectLink> {
  const has = await accountOf(platform, ctx.tenant)
  const account = has !== undefined && (await learnAccount(platform, ctx, has)).facts !== 'gone' ? has : await open(platform, ctx, input, has)
  const page = `${ctx.site.url}${settingsPath}`
  const url = await ctx.ports.channel.onboardingLink({ account, doneUrl: `${page}?connect=done`, againUrl: `${page}?connect=again` })
  // Whoever holds it may name the bank account: who was given one stays known (S3).
  await recordChange(ctx, async () => ({ writes: [], act: 'account.link-given', subject: account, answer: undefined }))
  return { url }
}

/** The wish is stored before the provider is asked, and its key leads to the same account however often a crash cuts this off. */
async function open(platform: Platform, ctx: Ctx, input: ConnectAccount, instead: string | undefined): Promise<string> {
  const wish = await storeWish(ctx, input, instead)
  const askedAt = instant(ctx.clock)
  const made = await ctx.ports.channel.openAccount(wish)
  const account = await storeAccount(platform, ctx.tenant, { account: made.id, instead })
  if (account === made.id) await rememberAccount(platform, ctx, { account, askedAt, facts: factsOf(made) })
  return account
}

/** The key follows from tenant, country and the account that it replaces, so two heads at once wish for one account. */
async function storeWish(ctx: Ctx, { country, email }: ConnectAccount, instead: string | undefined): Promise<Wish> {
  if (country === undefined || email === undefined) throw particularsNeeded()
  const key = `linli-${ctx.tenant}-${country}-${instead ?? 'first'}`
  return recordChange<Wish>(ctx, async () => {
    const before = await readWish(ctx)
    const wish: Wish = { key, since: before?.key === key ? before.since : instant(ctx.clock), name: ctx.site.name, email, country }
    return { writes: [wishWrite(ctx, wish)], act: 'account.requested', subject: ctx.tenant, detail: { country }, answer: wish }
  })
}
