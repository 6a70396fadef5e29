import { type Instant, instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { hasRole } from '../context.ts'
import { conflict, forbidden, invalid, refused, unknown } from '../faults.ts'
import type { StayId } from '../ids.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { StayRecord } from './items.ts'
import type { CloseStay, StayDetail } from './model.ts'
import { findStay, planOnStay } from './plan-fact.ts'
import { showStayDetail } from './show-stay.ts'
import { hashed } from './stay-id.ts'
import { type ClosedFact, stateOf } from './stay-model.ts'

const attemptsMax = 8

/**
 * Supplies the entry or exit that no gate saw, or a price in place of the tariff's; who and why stay with it. A time that a gate
 * saw is never replaced. The same once more answers the same.
 */
export async function closeStay(ctx: Ctx, id: StayId, input: CloseStay): Promise<StayDetail> {
  if (input.feeFen !== undefined && !hasRole(ctx, 'head', 'finance')) throw forbidden('a price set by hand')
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const stay = await findStay(ctx, id)
    if (!stay) throw unknown(`stay ${id}`)
    const fact = factOf(ctx, stay, input)
    if (stay.closed && sameClosing(stay.closed, input)) return showStayDetail(ctx, stay)
    check(stay, fact)
    const plan = await planOnStay(ctx, stay.id, () => fact)
    try {
      if (plan) {
        await ctx.store.transact(plan.writes)
        return showStayDetail(ctx, plan.stay)
      }
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
    }
    await backoff(attempt)
  }
  throw conflict('busy', { zh: '这条停车记录正在变化，没有保存。请刷新后再试。', en: 'This stay is changing at the moment. Nothing was saved. Reload and try again.' })
}

function factOf(ctx: Ctx, stay: StayRecord, { reason, in: entry, out, feeFen }: CloseStay): ClosedFact {
  const at = instant(ctx.clock)
  const given = (moment: string | undefined): Instant | undefined => (moment === undefined ? undefined : (new Date(moment).toISOString() as Instant))
  const [newIn, newOut] = [stay.in ? undefined : given(entry), stay.out ? undefined : (given(out) ?? (stay.in && feeFen === undefined ? at : undefined))]
  return { kind: 'closed', key: hashed('closed', stay.id, at, reason, feeFen ?? -1), at, of: stay.key, reason, who: ctx.actor.name, ...(newIn ? { in: newIn } : {}), ...(newOut ? { out: newOut } : {}), ...(feeFen === undefined ? {} : { feeFen }) }
}

const moment = (text: string | undefined): number | undefined => (text === undefined ? undefined : Date.parse(text))
const sameClosing = (closed: ClosedFact, input: CloseStay): boolean =>
  closed.reason === input.reason && closed.feeFen === input.feeFen && (input.in === undefined || moment(closed.in) === moment(input.in)) && (input.out === undefined || moment(closed.out) === moment(input.out))

function check(stay: StayRecord, fact: ClosedFact): void {
  const [entry, exit] = [stay.in ?? fact.in, stay.out ?? fact.out]
  if (fact.feeFen === undefined && stateOf(stay, stay.feeFen) === 'done') throw refused('stay-ended', { zh: '这次停车已经结束并结清，没有更改。', en: 'This stay has ended and is settled. Nothing was changed.' })
  if (fact.feeFen === undefined && !entry) throw invalid('entry-needed', { zh: '没有入场记录，请填写入场时间，或请负责人定价。', en: 'No entry is on record. Enter its time, or ask the head to set the price.' })
  if (entry && exit && exit < entry) throw invalid('out-before-in', { zh: '出场时间早于入场时间，没有保存。请核对两个时间。', en: 'The exit is before the entry. Nothing was saved. Check both times.' })
  if (exit && exit > fact.at) throw invalid('out-ahead', { zh: '出场时间晚于现在，没有保存。', en: 'The exit lies in the future. Nothing was saved.' })
}
