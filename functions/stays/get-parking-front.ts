import type { Ctx } from '../context.ts'
import type { ParkingAreaId } from '../ids.ts'
import { readAreaRules } from '../parking/read-area.ts'
import { onlineAccount } from '../tenants/online-account.ts'
import type { ParkingFront } from './model.ts'

/** What stands on the sign at the exit: the place, and how one pays here. Throws unknown. */
export async function getParkingFront(ctx: Ctx, id: ParkingAreaId): Promise<ParkingFront> {
  const { name, place, mayEarn, tariff } = await readAreaRules(ctx, id)
  const pay = !mayEarn || tariff === null ? 'free' : onlineAccount(ctx.site) ? 'online' : 'attendant'
  return { area: name, place, pay }
}
