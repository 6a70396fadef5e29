import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { Fault } from '../faults.ts'
import type { Order } from '../payments/channel.ts'
import type { OrderFollower } from '../payments/follow-orders.ts'
import { noteStray } from './note-stray.ts'
import { everyFollower } from './order-followers.ts'
import { readSweep, type SweepState, writeSweep } from './sweep-items.ts'

const minuteMs = 60_000
const everyMs = 5 * minuteMs
const receiptsEveryMs = 60 * minuteMs
/** The provider's list may show an order a little late, and clocks differ. */
const overlapMs = 10 * minuteMs
/** On the first run, and as far back as an undecided order is waited for. */
const firstLookMs = 26 * 60 * minuteMs
const waitMsMax = 21 * 24 * 60 * minuteMs
const pagesMax = 200

export type Swept = { readonly asked: number; readonly settled: number; readonly stuck: number }

/**
 * Looks through what the provider has opened for the tenant and brings every payment and sale that is not at its end to where
 * the provider is: what no notice and no landing page told us is found here (M4). The provider's list is the guide, because
 * an order can be paid whose answer we never received. Called every minute; works every five. What breaks
 * on one order stops no other: it is looked for again, and the defect is thrown when all have had their turn.
 */
export async function sweepOrders(ctx: Ctx): Promise<Swept> {
  const now = ctx.clock.now().getTime()
  const known = await readSweep(ctx)
  const state: SweepState = known ?? { since: at(now - firstLookMs), dueAt: at(now), receiptsDueAt: at(now) }
  if (state.dueAt > at(now)) return { asked: 0, settled: 0, stuck: 0 }
  const followers = await everyFollower()
  const { undecided, defects, ...swept } = await lookThrough(ctx, followers, state.since)
  const since = undecided ?? at(now - overlapMs)
  const receiptsDue = state.receiptsDueAt <= at(now)
  const numbered = receiptsDue && (await numberForgotten(ctx, followers, defects))
  await writeSweep(ctx, { since: since > at(now - waitMsMax) ? since : at(now - waitMsMax), dueAt: at(now + everyMs), receiptsDueAt: numbered ? at(now + receiptsEveryMs) : state.receiptsDueAt })
  if (defects.length) throw defects[0]
  return swept
}

const at = (ms: number): Instant => new Date(ms).toISOString() as Instant

async function lookThrough(ctx: Ctx, followers: readonly OrderFollower[], since: Instant): Promise<Swept & { undecided: Instant | undefined; defects: unknown[] }> {
  const defects: unknown[] = []
  const count = { asked: 0, settled: 0, stuck: 0 }
  let undecided: Instant | undefined
  for await (const orders of ordersOf(ctx, since, () => (undecided = since))) {
    for (const follower of followers) {
      const ours = orders.filter(({ number }) => number !== undefined && follower.isOurs(number))
      for (const order of ours.length ? await follower.unended(ctx, ours) : []) {
        count.asked += 1
        const end = await settleOne(ctx, follower, { order, defects })
        if (end === 'settled') count.settled += 1
        if (end === 'stuck') count.stuck += 1
        if (end === 'undecided' && (undecided === undefined || order.createdAt < undecided)) undecided = order.createdAt
      }
    }
  }
  return { ...count, undecided, defects }
}

/**
 * Of the tenant's account, and of those that it had before for as long as an order on them may be undecided. One that was
 * cut off from the platform answers nothing: that must not stop the others, and is looked for again.
 */
async function* ordersOf(ctx: Ctx, since: Instant, unseen: () => void): AsyncGenerator<readonly Order[]> {
  const { paymentAccount, formerAccounts = [] } = ctx.site
  if (paymentAccount) yield* pagesOf(ctx, paymentAccount, since)
  const earliest = at(ctx.clock.now().getTime() - waitMsMax)
  for (const { account } of formerAccounts.filter(({ until }) => until > earliest)) {
    try {
      yield* pagesOf(ctx, account, since)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      unseen()
    }
  }
}

/** Throws rather than leave orders unseen. */
async function* pagesOf(ctx: Ctx, account: string, since: Instant): AsyncGenerator<readonly Order[]> {
  let after: string | undefined
  for (let page = 0; page < pagesMax; page += 1) {
    const { orders, next } = await ctx.ports.channel.recentOrders(account, since, after)
    yield orders
    if (next === undefined) return
    after = next
  }
  throw new Error(`more than ${pagesMax} pages of orders since ${since}`)
}

type One = { readonly order: Order; readonly defects: unknown[] }

/** stuck: the provider's words differ from ours, or the order is none of ours; marked for a person, waiting again changes nothing. */
async function settleOne(ctx: Ctx, follower: OrderFollower, { order, defects }: One): Promise<'settled' | 'undecided' | 'stuck'> {
  if (order.state === 'open') return 'undecided'
  try {
    const ended = await follower.settle(ctx, order.number!, { account: order.account, order: order.id })
    return ended ? 'settled' : 'undecided'
  } catch (error) {
    if (error instanceof Fault && error.kind === 'upstream') return 'undecided'
    if (error instanceof Fault && error.code === 'payment-mismatch') return 'stuck'
    if (!(error instanceof Fault)) defects.push(error)
    return noteUnsettled(ctx, follower, { order, defects })
  }
}

/** Paid, and in no book: because it is none of ours, or because our books did not take it. Either way a person is told. */
async function noteUnsettled(ctx: Ctx, follower: OrderFollower, { order, defects }: One): Promise<'settled' | 'undecided' | 'stuck'> {
  try {
    if (!(await follower.isThere(ctx, order.number!))) return (await noteStray(ctx, order)) ? 'stuck' : 'settled'
    if (order.state === 'paid') await follower.noteUnbookable(ctx, order.number!)
  } catch (error) {
    defects.push(error)
  }
  return 'undecided'
}

/** False when it has to be done again. */
async function numberForgotten(ctx: Ctx, followers: readonly OrderFollower[], defects: unknown[]): Promise<boolean> {
  const before = defects.length
  for (const follower of followers) await follower.numberForgotten(ctx).catch((error: unknown) => void defects.push(error))
  return defects.length === before
}

/** When the provider was last asked about everything; null before the first time. */
export async function sweptAt(ctx: Ctx): Promise<Instant | null> {
  const state = await readSweep(ctx)
  return state ? at(Date.parse(state.dueAt) - everyMs) : null
}
