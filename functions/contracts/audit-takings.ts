import { type BusinessDate, instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { ContractId } from '../ids.ts'
import { personOf } from '../members/person-of.ts'
import { held } from '../storage/cancelled.ts'
import { showTakings } from './get-contract.ts'
import { readContract } from './items.ts'
import { auditWrite, latestTakings, stillLatest } from './room-items.ts'
import type { Takings } from './settlement-model.ts'
import { otherVersion, secondPerson } from './words.ts'

/** A second person's word that the takings are right (S2, C2). The same again answers the same; only the newest version is audited. */
export async function auditTakings(ctx: Ctx, id: ContractId, { from, version }: { readonly from: BusinessDate; readonly version: number }): Promise<Takings> {
  await readContract(ctx, id)
  const takings = await latestTakings(ctx, id, from)
  if (!takings) throw unknown(`no takings of ${id} from ${from}`)
  if (takings.version !== version) throw otherVersion()
  const who = await personOf(ctx)
  if (takings.audited) return showTakings(ctx, takings, who)
  if (takings.recorded.who === who) throw secondPerson()
  const audited = { at: instant(ctx.clock), by: ctx.actor.name, who }
  if (await held(ctx.store.transact([auditWrite(ctx, id, takings, audited), stillLatest(ctx, id, takings)]))) return showTakings(ctx, { ...takings, audited }, who)
  return auditTakings(ctx, id, { from, version })
}
