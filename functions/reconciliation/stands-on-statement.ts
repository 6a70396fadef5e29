import type { Ctx } from '../context.ts'
import type { VoucherId } from '../ids.ts'
import { readClaims } from './claim-items.ts'
import { allAccounts } from './statement-items.ts'

/** Whether a line of some account was matched with this voucher: what a statement shows is not taken back as a mistake. */
export async function standsOnStatement(ctx: Ctx, voucher: VoucherId): Promise<boolean> {
  const accounts = await allAccounts(ctx)
  const claims = await Promise.all(accounts.map(async ({ id }) => (await readClaims(ctx, id, [{ kind: 'entry', id: voucher }]))[0]))
  return claims.some((claim) => claim !== undefined && claim.state !== 'free')
}
