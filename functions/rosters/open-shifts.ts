import type { BusinessDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PostId, RosterId, ShiftId } from '../ids.ts'

/** A published shift at a post that has fewer people than it needs. */
export type OpenShift = {
  readonly roster: RosterId
  readonly date: BusinessDate
  readonly post: PostId
  readonly shift: ShiftId
  readonly postName: string
  readonly name: string
  readonly short: string
  readonly startMinute: number
  readonly spanMinutes: number
  readonly breakMinutes: number
  readonly missing: number
}

/** What published rosters ask for on these days and nobody covers, the first first. */
export async function openShiftsOf(_ctx: Ctx, _from: BusinessDate, _to: BusinessDate): Promise<OpenShift[]> {
  return []
}
