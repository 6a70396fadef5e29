import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { ParkingAreaId, StayId } from '../ids.ts'
import { readAreaRules } from '../parking/read-area.ts'
import { pagePresent } from './items.ts'
import type { ListPresent, StayDetail, StayPage } from './model.ts'
import { findStay } from './plan-fact.ts'
import { subjectOf } from './plate-text.ts'
import { presentStayOf } from './present-stay.ts'
import { showStay, showStayDetail } from './show-stay.ts'

/** A stay with what its price is made of now. Throws unknown. */
export async function getStay(ctx: Ctx, id: StayId): Promise<StayDetail> {
  const stay = await findStay(ctx, id)
  if (!stay) throw unknown(`stay ${id}`)
  return showStayDetail(ctx, stay)
}

/** Cars inside an area, longest first; with a plate or ticket that one alone, exactly as it stands now. */
export async function listPresent(ctx: Ctx, area: ParkingAreaId, { plate, ticket, limit, after }: ListPresent): Promise<StayPage> {
  await readAreaRules(ctx, area)
  if (plate !== undefined || ticket !== undefined) {
    const stay = await presentStayOf(ctx, area, subjectOf({ plate, ticket }))
    return { items: stay ? [await showStay(ctx, stay)] : [], next: null }
  }
  const page = await pagePresent(ctx, area, { limit, after })
  return { items: await Promise.all(page.items.map((stay) => showStay(ctx, stay))), next: page.next ?? null }
}
