import type { Ctx } from '../context.ts'
import { getBuilding } from '../estates/get-building.ts'
import { listCommunities } from '../estates/list-communities.ts'
import type { BuildingId } from '../ids.ts'
import { getSite } from '../tenants/get-site.ts'
import type { Issuer } from './items.ts'

/** Who issues receipts for a building at this moment; kept on the payment when it is booked. */
export async function issuerOf(ctx: Ctx, id: BuildingId): Promise<Issuer> {
  const [site, building, communities] = await Promise.all([getSite(ctx), getBuilding(ctx, id), listCommunities(ctx)])
  const communityName = communities.items.find((one) => one.id === building.community)?.name ?? ''
  return { name: site.name, address: site.address, phone: site.phone, communityName }
}
