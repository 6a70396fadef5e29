import type { Ctx } from '../context.ts'
import type { PersonId } from '../ids.ts'
import type { PersonRecord, SealedField } from './model.ts'
import { openText, printsOfText, sealText } from './seal-text.ts'

export type SealedTexts = { readonly [Field in SealedField]?: string | undefined }

/** Each text by itself, bound to its tenant, person and field. */
export async function sealTexts(ctx: Ctx, person: PersonId, texts: SealedTexts): Promise<PersonRecord['sealed']> {
  const filled = (Object.entries(texts) as [SealedField, string | undefined][]).flatMap(([field, text]) => (text ? [{ field, text }] : []))
  if (filled.length === 0) return {}
  const keys = await ctx.ports.seals.keys()
  return Object.fromEntries(filled.map(({ field, text }) => [field, sealText(keys, { tenant: ctx.tenant, person, field }, Buffer.from(ctx.ids.secret(), 'base64url').subarray(0, 12), text)]))
}

export const openField = async (ctx: Ctx, person: PersonId, field: SealedField, sealed: string): Promise<string> => openText(await ctx.ports.seals.keys(), { tenant: ctx.tenant, person, field }, sealed)

/** By which the same id number is found again, the current key's first. */
export const printsOf = async (ctx: Ctx, text: string): Promise<string[]> => printsOfText(await ctx.ports.seals.keys(), ctx.tenant, text)
