import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import type { ClaimId } from '../ids.ts'
import { allClaims, type ClaimRecord, readClaim, readLines, receiptsOf } from './items.ts'
import type { Claim, ClaimPage, ClaimRow, PageQuery } from './model.ts'

export function showRow({ vouchers: _, sent: __, at: ___, version: ____, ...claim }: ClaimRecord): ClaimRow {
  const openFen = claim.totalFen - claim.receivedFen - claim.rejectedFen
  return { ...claim, openFen, state: claim.receivedFen === 0 && claim.rejectedFen === 0 ? 'claimed' : openFen === 0 ? 'settled' : 'part' }
}

export async function showClaim(ctx: Ctx, claim: ClaimRecord): Promise<Claim> {
  const [{ lines }, receipts] = await Promise.all([readLines(ctx, claim.id), receiptsOf(ctx, claim.id)])
  const items = [...lines]
  return { ...showRow(claim), items, receipts: receipts.map(({ sent: _, ...receipt }) => receipt), vouchers: [...claim.vouchers] }
}

export const getClaim = async (ctx: Ctx, claim: ClaimId): Promise<Claim> => showClaim(ctx, await readClaim(ctx, claim))

/** The latest first. */
export async function listClaims(ctx: Ctx, { limit, after }: PageQuery): Promise<ClaimPage> {
  const claims = (await allClaims(ctx)).toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1))
  const start = placeAfter(after, claims.length)
  return { items: claims.slice(start, start + limit).map(showRow), next: start + limit < claims.length ? String(start + limit) : null }
}
