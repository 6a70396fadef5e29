import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { Fault } from '../faults.ts'
import type { Order } from '../payments/channel.ts'
import type { OrderFollower } from '../payments/follow-orders.ts'
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
 * an order can be paid whose answer we never received. Called every minute; works every five.
 */
export async function sweepOrders(ctx: Ctx): Promise<Swept> {
  const now = ctx.clock.now().getTime()
  const known = await readSweep(ctx)
  const state: SweepState = known ?? { since: at(now - firstLookMs), dueAt: at(now), receiptsDueAt: at(now) }
  if (state.dueAt > at(now)) return { asked: 0, settled: 0, stuck: 0 }
  const receiptsDue = state.receiptsDueAt <= at(now)
  const followers = await everyFollower()
  if (receiptsDue) for (const follower of followers) await follower.numberForgotten(ctx)
  const swept = await lookThrough(ctx, followers, state.since)
  const since = swept.undecided ?? at(now - overlapMs)
  await writeSweep(ctx, { since: since > at(now - waitMsMax) ? since : at(now - waitMsMax), dueAt: at(now + everyMs), receiptsDueAt: receiptsDue ? at(now + receiptsEveryMs) : state.receiptsDueAt })
  return swept
}

const at = (ms: number): Instant => new Date(ms).toISOString() as Instant

async function lookThrough(ctx: Ctx, followers: readonly OrderFollower[], since: Instant): Promise<Swept & { undecided: Instant | undefined }> {
  const count = { asked: 0, settled: 0, stuck: 0 }
  let undecided: Instant | undefined
  for await (const orders of ordersOf(ctx, since, () => (undecided = since))) {
    for (const follower of followers) {
      const ours = orders.filter(({ number }) => number !== undefined && follower.isOurs(number))
      for (const order of ours.length ? await follower.unended(ctx, ours) : []) {
        count.asked += 1
        const end = await settleOne(ctx, follower, order)
        if (end === 'settled') count.settled += 1
        if (end === 'stuck') count.stuck += 1
        if (end === 'undecided' && (undecided === undefined || order.createdAt < undecided)) undecided = order.createdAt
      }
    }
  }
  return { ...count, undecided }
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

/** stuck: the provider's words differ from ours; marked on what was to be paid, waiting again changes nothing. */
async function settleOne(ctx: Ctx, follower: OrderFollower, order: Order): Promise<'settled' | 'undecided' | 'stuck'> {
  if (order.state === 'open') return 'undecided'
  try {
    const ended = await follower.settle(ctx, order.number!, { account: order.account, order: order.id })
    return ended ? 'settled' : 'undecided'
  } catch (error) {
    if (error instanceof Fault && error.kind !== 'upstream') return 'stuck'
    if (error instanceof Fault) return 'undecided'
    throw error
  }
}

/** When the provider was last asked about everything; null before the first time. */
export async function sweptAt(ctx: Ctx): Promise<Instant | null> {
  const state = await readSweep(ctx)
  return state ? at(Date.parse(state.dueAt) - everyMs) : null
}
