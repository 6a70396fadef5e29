import type { Ctx, StaffRole } from '../context.ts'
import { refused } from '../faults.ts'
import type { Write } from '../storage/writes.ts'
import { allTokens, type Member, tokenGone } from './items.ts'

/** So many go in the one transaction that takes the head's role away. */
const tokensAtOnce = 90

/**
 * The API tokens that end when `target` holds `rolesAfter`: a token speaks by the right of the head who made it, so it
 * does not outlive that right. Otherwise somebody removed would still be head by a token kept at home.
 */
export async function tokensEndedBy(ctx: Ctx, target: Member, rolesAfter: readonly StaffRole[]): Promise<{ readonly writes: readonly Write[]; readonly detail: { readonly tokens?: readonly string[] } }> {
  if (rolesAfter.includes('head')) return { writes: [], detail: {} }
  const made = (await allTokens(ctx.store)).filter(({ createdBy }) => createdBy === target.id)
  if (made.length > tokensAtOnce) throw tooMany(made.length)
  if (made.length === 0) return { writes: [], detail: {} }
  return { writes: made.map(({ id }) => tokenGone(ctx.store, id)), detail: { tokens: made.map(({ id }) => id) } }
}

const tooMany = (count: number) =>
  refused('too-many-tokens-made', {
    zh: `此人创建的接口令牌有 ${count} 个，会随之失效，超过一次可撤销的 ${tokensAtOnce} 个，没有做任何改动。请先逐个撤销不用的令牌。`,
    en: `${count} API tokens made by this person would end with it, more than the ${tokensAtOnce} that can end at once. Nothing was changed. Revoke those not in use first.`,
  })
