import { type Ctx, hasRole } from '../context.ts'
import { unknown } from '../faults.ts'
import { codeText, maskedCode } from './code-model.ts'
import { type BatchRecord, codesOf, findBatch, usesOf } from './items.ts'
import type { CouponCode, CouponCodePage, ListCodes } from './model.ts'

/** The codes of a batch in the order of print, and what became of each. An unused code is worth money: who only checks sees its ends. */
export async function listCodes(ctx: Ctx, id: string, { used, limit, after }: ListCodes): Promise<CouponCodePage> {
  const { codes } = await codesWithUse(ctx, id)
  const from = Number(after ?? 0) || 0
  const left = codes.map((code, place) => ({ ...code, place })).filter(({ used: use, place }) => place >= from && (used === undefined || (used === 'yes') === (use !== null)))
  return { items: left.slice(0, limit).map(({ place: _, ...code }) => code), next: left[limit] ? String(left[limit].place) : null }
}

/** All of them, at most 500. Throws unknown. */
export async function codesWithUse(ctx: Ctx, id: string): Promise<{ readonly batch: BatchRecord; readonly codes: readonly CouponCode[] }> {
  const batch = await findBatch(ctx, id)
  if (!batch) throw unknown(`coupons ${id}`)
  const [codes, uses] = await Promise.all([codesOf(ctx, id), usesOf(ctx, id)])
  const text = hasRole(ctx, 'head', 'finance') ? codeText : maskedCode
  const found = new Map(uses.map((use) => [use.code, use]))
  return {
    batch,
    codes: codes.map((code) => {
      const use = found.get(code)
      return { code: text(code), used: use ? { at: use.at, stay: use.stay, by: use.by, forgoneFen: use.forgoneFen } : null }
    }),
  }
}
