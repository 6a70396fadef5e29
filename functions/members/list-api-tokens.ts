import type { Ctx } from '../context.ts'
import { allTokens, type ApiToken } from './items.ts'
import type { TokenView } from './model.ts'
import { tokenUsable } from './tokens.ts'

/** Every token that still works, the newest first. */
export async function listApiTokens(ctx: Ctx): Promise<TokenView[]> {
  const tokens = await allTokens(ctx.store)
  return tokens
    .filter((token) => tokenUsable(token, ctx.clock))
    .toSorted((a, b) => (a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? 1 : -1))
    .map(viewOfToken)
}

export const viewOfToken = ({ id, name, roles, expires, createdAt, createdByName }: ApiToken): TokenView => ({ id, name, roles: [...roles], expires, createdAt, createdByName })
