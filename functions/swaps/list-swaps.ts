import { addDays, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import type { RosterId } from '../ids.ts'
import { sheetOf } from './sheet-of.ts'
import type { RosterSheet } from '../rosters/sheet-model.ts'
import { peopleNamed } from '../workforce/people-named.ts'
import { ownPerson } from '../workforce/tie-account.ts'
import { swapsOfDays } from './items.ts'
import type { ListSwaps, MySwaps, SwapPage } from './model.ts'
import { namesIn, showMySwap, showSwap } from './show-swap.ts'
import { judgeNow, stateNow } from './standing.ts'

const pastDays = 60
const aheadDays = 400
const shownMax = 40

/** What waits for the clerk first. Of those the rules are asked as things stand; a roster is read once. */
export async function listSwaps(ctx: Ctx, { state, search, limit, after }: ListSwaps): Promise<SwapPage> {
  const day = today(ctx.clock)
  const order = (name: string): number => (name === 'agreed' ? 0 : name === 'asked' ? 1 : 2)
  const all = await swapsOfDays(ctx, addDays(day, -pastDays), addDays(day, aheadDays))
  const named = search ? await peopleNamed(ctx, search, all.flatMap(({ asker, other }) => [asker, other])) : undefined
  const found = all.filter(({ asker, other }) => !named || named.has(asker) || named.has(other)).map((swap) => ({ swap, now: stateNow(ctx, swap) }))
  const wanted = found.filter(({ now }) => !state || now === state).toSorted((a, b) => order(a.now) - order(b.now) || (a.swap.gives.date < b.swap.gives.date ? -1 : 1))
  const start = placeAfter(after, wanted.length)
  const end = start + limit
  const sheets = new Map<RosterId, Promise<RosterSheet>>()
  const onceOf = (roster: RosterId): Promise<RosterSheet> => {
    const sheet = sheets.get(roster) ?? sheetOf(ctx, roster)
    sheets.set(roster, sheet)
    return sheet
  }
  const page = wanted.slice(start, end)
  const names = await namesIn(ctx, page.map(({ swap }) => swap))
  const items = await Promise.all(page.map(async ({ swap, now }) => showSwap(ctx, swap, now === 'agreed' ? await judgeNow(ctx, swap, await onceOf(swap.roster)) : undefined, names)))
  return { items, next: end < wanted.length ? String(end) : null, waiting: found.filter(({ now }) => now === 'agreed').length }
}

/** Those that the caller asked, or was asked in; what waits for an answer first, then the latest. */
export async function listMySwaps(ctx: Ctx): Promise<MySwaps> {
  const { id: person } = await ownPerson(ctx)
  const day = today(ctx.clock)
  const own = (await swapsOfDays(ctx, addDays(day, -pastDays), addDays(day, aheadDays))).filter(({ asker, other }) => asker === person || other === person)
  const names = await namesIn(ctx, own)
  const items = own.toSorted((a, b) => (a.askedAt < b.askedAt ? 1 : -1)).map((swap) => showMySwap(ctx, swap, person, names))
  return { items: items.toSorted((a, b) => Number(b.acts.includes('answer')) - Number(a.acts.includes('answer'))).slice(0, shownMax) }
}
