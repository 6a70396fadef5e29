import { recordChange } from '../audit/record-change.ts'
import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { Fault } from '../faults.ts'
import type { SwapId } from '../ids.ts'
import { changeDuties } from '../rosters/change-duties.ts'
import { tellNow, tellWrites } from '../rosters/tell-worker.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { findOwnPerson } from '../workforce/tie-account.ts'
import { putSwap, readSwap, type SwapRecord } from './items.ts'
import type { DecideSwap, Swap } from './model.ts'
import { lapse } from './request-swap.ts'
import { namesIn, showSwap } from './show-swap.ts'
import { isOpen, judgeNow, stateNow } from './standing.ts'
import { swapToTell } from './tell-swap.ts'
import { busy, notAgreed, ownSwap, rulesForbid, swapOver } from './words.ts'

const attemptsMax = 6

/**
 * The clerk's word on what two agreed on. Approved, both rows change and the request is done in one transaction; where a shift is not what it was any
 * more, nothing changes and the request lapses. The same decision again changes nothing. Throws `unknown`, `refused`, `conflict`.
 */
export async function decideSwap(ctx: Ctx, id: SwapId, { action, reason }: DecideSwap): Promise<Swap> {
  const wanted = action === 'approve' ? 'approved' : 'declined'
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const swap = await readSwap(ctx, id)
    const own = (await findOwnPerson(ctx))?.id
    if (own === swap.asker || own === swap.other) throw ownSwap()
    if (swap.state === wanted) return shown(ctx, swap)
    if (!isOpen(swap)) throw swapOver()
    const after: SwapRecord = { ...swap, state: wanted, decided: { at: instant(ctx.clock), by: ctx.actor.name, reason }, version: swap.version + 1 }
    try {
      await (wanted === 'approved' ? approve(ctx, swap, after) : decline(ctx, after))
      return shown(ctx, after)
    } catch (error) {
      // Somebody was faster, with this request or with one of its shifts: the next round reads which.
      if (!(error instanceof ConditionFailed || (error instanceof Fault && error.kind === 'conflict' && error.code !== 'shift-changed'))) throw error
      await backoff(attempt)
    }
  }
  throw busy()
}

async function approve(ctx: Ctx, swap: SwapRecord, after: SwapRecord): Promise<void> {
  if (swap.state === 'asked') throw notAgreed()
  if (stateNow(ctx, swap) === 'lapsed') return lapse(ctx, swap)
  const judged = await judgeNow(ctx, swap)
  if (judged.stale) return lapse(ctx, swap)
  const against = [...judged.asker, ...judged.other, ...judged.roster]
  if (against.length > 0) throw rulesForbid(against)
  const why = swap.kind === 'swap' ? '换班' : '替班'
  const told = swapToTell(after, [after.asker, after.other], '已批准，班表已更改')
  await changeDuties(ctx, judged.moves.map((move) => ({ roster: swap.roster, ...move })), why, { also: [putSwap(ctx, after), ...tellWrites(ctx, told)], silent: true })
  await tellNow(ctx, told)
}

async function decline(ctx: Ctx, after: SwapRecord): Promise<void> {
  const told = swapToTell(after, [after.asker, after.other], '没有批准，班表不变')
  await recordChange(ctx, async () => ({ writes: [putSwap(ctx, after), ...tellWrites(ctx, told)], act: 'swap.declined', subject: after.id, detail: { asker: after.asker, other: after.other, reason: after.decided?.reason ?? '' }, answer: undefined }))
  await tellNow(ctx, told)
}

const shown = async (ctx: Ctx, swap: SwapRecord): Promise<Swap> => showSwap(ctx, swap, undefined, await namesIn(ctx, [swap]))
