import { instant, type Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { personOf } from '../members/person-of.ts'
import { changeClosing, type Decided, stepOf } from './change-closing.ts'
import { changeWrite, closingsBack, closingsOfMonth } from './items.ts'
import { type Closing, isUnderWay } from './model.ts'
import { openAgain } from './open-again.ts'
import { laterClosed, notAsked, notClosed } from './words.ts'

/**
 * Opens a closed month again, which takes two people (S2): the first one's call asks, with a reason; another person's call agrees, and the gates open. The
 * closing stays as the version that it is, and so do its numbers. Only the last closed month: later ones stand on it. Asking twice changes nothing.
 * Throws `conflict` (not-closed), `refused` (later-closed).
 */
export const reopenPeriod = (ctx: Ctx, period: Period, reason: string): Promise<Closing> =>
  changeClosing(ctx, async () => {
    const closing = await closedOne(ctx, period)
    const person = await personOf(ctx)
    if (!closing.reopening) return ask(ctx, closing, { reason, person })
    return closing.reopening.who === person ? closing : agree(ctx, closing, reason)
  })

/** Whoever asked takes it back, or another person says no: the month stays closed. */
export const declineReopening = (ctx: Ctx, period: Period, reason: string): Promise<Closing> =>
  changeClosing(ctx, async () => {
    const { reopening, ...closing } = await closedOne(ctx, period)
    if (!reopening) throw notAsked(period)
    const next: Closing = { ...closing, steps: [...closing.steps, await stepOf(ctx, 'reopen-declined', reason)] }
    return { writes: [changeWrite(ctx, closing, next)], closing: next, act: 'month.reopen-declined', detail: { reason } }
  })

async function ask(ctx: Ctx, closing: Closing, { reason, person }: { readonly reason: string; readonly person: string }): Promise<Decided> {
  const reopening = { who: person, by: ctx.actor.name, at: instant(ctx.clock), reason }
  const next: Closing = { ...closing, reopening, steps: [...closing.steps, await stepOf(ctx, 'reopen-asked', reason)] }
  return { writes: [changeWrite(ctx, closing, next)], closing: next, act: 'month.reopen-asked', detail: { reason } }
}

async function agree(ctx: Ctx, { reopening, ...closing }: Closing, reason: string): Promise<Decided> {
  const next: Closing = { ...closing, state: 'reopened', steps: [...closing.steps, await stepOf(ctx, 'reopened', reason)] }
  return { writes: [changeWrite(ctx, closing, next), ...(await openAgain(ctx, closing))], closing: next, act: 'month.reopened', detail: { reason: reopening!.reason, askedBy: reopening!.who, hash: closing.snapshot!.hash } }
}

async function closedOne(ctx: Ctx, period: Period): Promise<Closing> {
  const closing = (await closingsOfMonth(ctx, period)).at(-1)
  if (!closing) throw unknown(`no closing of ${period}`)
  if (closing.state !== 'closed') throw notClosed(period)
  for await (const later of closingsBack(ctx)) {
    if (later.period <= period) break
    if (later.state === 'closed' || isUnderWay(later)) throw laterClosed(period, later.period)
  }
  return closing
}
