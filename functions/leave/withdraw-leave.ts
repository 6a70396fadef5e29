import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { LeaveId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { ownPerson } from '../workforce/tie-account.ts'
import { changeLeave, type LeaveRecord, readLeave } from './items.ts'
import type { MyLeave } from './model.ts'
import { mayWithdraw, showMine } from './show-leave.ts'
import { leaveBegun, leaveDecided } from './words.ts'

/** By whoever asked. Shifts that an approval took away do not come back: others may have them by now. Throws `unknown`, `refused`, `conflict`. */
export async function withdrawMyLeave(ctx: Ctx, id: LeaveId): Promise<MyLeave> {
  const [{ id: person }, leave] = await Promise.all([ownPerson(ctx), readLeave(ctx, id)])
  if (leave.person !== person) throw unknown(`leave ${id} of another`)
  if (leave.state === 'withdrawn') return showMine(ctx, leave)
  if (leave.state === 'declined') throw leaveDecided()
  if (!mayWithdraw(ctx, leave)) throw leaveBegun()
  const after: LeaveRecord = { ...leave, state: 'withdrawn', decided: leave.decided ?? { at: instant(ctx.clock), by: ctx.actor.name, reason: '' }, version: leave.version + 1 }
  if (!(await held(ctx.store.write(changeLeave(ctx, after))))) throw leaveDecided()
  return showMine(ctx, after)
}
