import { recordChange } from '../audit/record-change.ts'
import { addDays, type BusinessDate, type Instant, instant, parseDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { invalid, refused } from '../faults.ts'
import { answerable } from './heads.ts'
import { allTokens, type ApiToken, putToken, tokensMax } from './items.ts'
import { viewOfToken } from './list-api-tokens.ts'
import type { CreateApiToken, CreatedToken } from './model.ts'
import { sha256 } from './secrets.ts'
import { tokenDays, tokenUsable } from './tokens.ts'

/** Makes a token for a machine and answers it this once: `linli_<tenant>_<id><secret>`. It holds the given roles on this tenant and nothing else. */
export async function createApiToken(ctx: Ctx, { name, roles, expires }: CreateApiToken, more: { until?: Instant } = {}): Promise<CreatedToken> {
  const id = ctx.ids.short()
  const shown = `linli_${ctx.tenant}_${id}${ctx.ids.secret()}`
  const createdBy = await answerable(ctx)
  const token: ApiToken = {
    id,
    name,
    roles,
    hash: sha256(shown),
    expires: lastDay(ctx, expires),
    ...(more.until ? { until: more.until } : {}),
    createdAt: instant(ctx.clock),
    createdBy,
    createdByName: ctx.actor.name,
  }
  await recordChange(ctx, async () => {
    const usable = (await allTokens(ctx.store)).filter((one) => tokenUsable(one, ctx.clock))
    if (usable.length >= tokensMax) throw tooMany()
    return { writes: putToken(ctx.store, token), act: 'token.created', subject: id, detail: { name, roles, expires: token.expires }, answer: undefined }
  })
  return { ...viewOfToken(token), token: shown }
}

function lastDay(ctx: Ctx, asked: string | undefined): BusinessDate {
  const now = today(ctx.clock)
  if (asked === undefined) return addDays(now, tokenDays.usual)
  const date = parseDate(asked)
  if (date && date >= now && date <= addDays(now, tokenDays.max)) return date
  const say = { zh: `有效期须在今天到 ${tokenDays.max} 天之内，没有保存。`, en: `The last day must lie between today and ${tokenDays.max} days from now. Nothing was saved.` }
  throw invalid('bad-expiry', say, { details: [{ where: 'expires', say }] })
}

const tooMany = () =>
  refused('too-many-tokens', { zh: `接口令牌已达 ${tokensMax} 个上限，没有保存。请先撤销不用的令牌。`, en: `There are ${tokensMax} tokens already, the most there may be. Nothing was saved. Revoke those not in use.` })
