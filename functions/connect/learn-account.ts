import { recordChange } from '../audit/record-change.ts'
import { instant } from '../calendar.ts'
import { type Ctx, systemActor } from '../context.ts'
import type { ProviderAccount } from '../payments/channel.ts'
import type { Platform } from '../platform.ts'
import { noteCollecting } from '../tenants/store-account.ts'
import { type Known, knownWrite, readKnown, writeKnown } from './items.ts'
import { stateOf } from './state-of.ts'

/**
 * Asks the provider how the tenant's account stands and remembers it: for the screens, and for whether residents may pay
 * online. A change of state goes into the audit chain. Throws `upstream` when the provider does not answer.
 */
export async function learnAccount(platform: Platform, ctx: Ctx, account: string): Promise<Known> {
  const askedAt = instant(ctx.clock)
  return rememberAccount(platform, ctx, { account, askedAt, facts: factsOf(await ctx.ports.channel.findAccount(account)) })
}

export const factsOf = (found: ProviderAccount | undefined): Known['facts'] => {
  if (!found) return 'gone'
  const { id: _, ...facts } = found
  return facts
}

/** Keeps what the provider said, unless it said something later already; answers what counts. */
export async function rememberAccount(platform: Platform, ctx: Ctx, told: Known): Promise<Known> {
  const system: Ctx = { ...ctx, actor: systemActor('channel') }
  const known = await recordChange<Known>(system, async () => {
    const before = await readKnown(ctx, told.account)
    if (before && before.askedAt > told.askedAt) return { answer: before }
    const state = stateOfKnown(told)
    if (before && stateOfKnown(before) === state) return { answer: told }
    return { writes: [knownWrite(ctx, told)], act: 'account.changed', subject: told.account, detail: { state }, answer: told }
  })
  if (known === told) await writeKnown(ctx, told)
  const { account, askedAt: at } = known
  await noteCollecting(platform, ctx.tenant, { account, at, collects: stateOfKnown(known) === 'ready' })
  return known
}

export const stateOfKnown = ({ facts }: Known) => stateOf(facts === 'gone' ? undefined : facts)
