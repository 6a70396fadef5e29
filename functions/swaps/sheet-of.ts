import type { Ctx } from '../context.ts'
import { refused } from '../faults.ts'
import type { RosterId } from '../ids.ts'
import type { RosterSheet } from '../rosters/sheet-model.ts'

/** The roster with everything that a cell is judged by. */
export async function sheetOf(_ctx: Ctx, _roster: RosterId): Promise<RosterSheet> {
  throw refused('not-yet', { zh: '暂不能换班。', en: 'Shifts cannot be exchanged yet.' })
}
