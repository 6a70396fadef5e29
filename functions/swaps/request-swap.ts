import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { PersonId, SwapId } from '../ids.ts'
import { everyPost } from '../posts/read-post.ts'
import { cellOf } from '../rosters/cell-rules.ts'
import { dutiesOf, type PublishedDuty } from '../rosters/duties.ts'
import { tellNow, tellWrites } from '../rosters/tell-worker.ts'
import { held } from '../storage/cancelled.ts'
import { ownPerson } from '../workforce/tie-account.ts'
import { readPerson } from '../workforce/read-person.ts'
import { findSwap, hashOf, putSwap, readSwap, type SwapRecord, type SwapShift } from './items.ts'
import type { MySwap, RequestSwap } from './model.ts'
import { namesIn, showMySwap } from './show-swap.ts'
import { hasBegun, isOpen, judgeNow, stateNow } from './standing.ts'
import { askToTell, swapToTell } from './tell-swap.ts'
import { changedSince, noShiftOfOther, noShiftThen, otherCannot, otherSwap, rosterLacks, shiftBegun, swapOver, withSelf, youCannot } from './words.ts'

/**
 * Asks a colleague to exchange a shift, or to take it. The rules are asked now already, so that nobody is asked for nothing: what speaks against the
 * asker is told in full, of the colleague only that it cannot be. The client's id makes a retry the same. Throws `unknown`, `refused`, `conflict`.
 */
export async function requestSwap(ctx: Ctx, input: RequestSwap): Promise<MySwap> {
  const { id: asker } = await ownPerson(ctx)
  const sent = hashOf({ asker, ...input })
  const known = await findSwap(ctx, input.id)
  if (known) return again(ctx, known, sent, asker)
  if (input.other === asker) throw withSelf()
  const other = await readPerson(ctx, input.other)
  if (other.state !== 'active') throw unknown(`person ${input.other} is ${other.state}`)
  const [own] = await dutiesOf(ctx, asker, input.date, input.date)
  if (!own) throw noShiftThen(input.date)
  const theirs = input.otherDate ? (await dutiesOf(ctx, input.other, input.otherDate, input.otherDate))[0] : null
  if (input.otherDate && theirs?.roster !== own.roster) throw noShiftOfOther(input.otherDate)
  const posts = new Map((await everyPost(ctx)).map((post) => [post.id, post.name]))
  const shiftOf = (duty: PublishedDuty): SwapShift => ({ date: duty.date, cell: cellOf(duty.shift, duty.post), name: duty.name, post: posts.get(duty.post) ?? '', startMinute: duty.startMinute, spanMinutes: duty.spanMinutes, breakMinutes: duty.breakMinutes, breakStart: duty.breakStart })
  const swap: SwapRecord = {
    id: input.id, kind: input.kind, roster: own.roster, asker, other: other.id, gives: shiftOf(own), takes: theirs ? shiftOf(theirs) : null,
    note: input.note, state: 'asked', askedAt: instant(ctx.clock), decided: null, sent, version: 1,
  }
  if (hasBegun(ctx, swap.gives) || (swap.takes && hasBegun(ctx, swap.takes))) throw shiftBegun()
  await admit(ctx, swap, asker)
  const told = [askToTell(swap)]
  if (await held(ctx.store.transact([putSwap(ctx, swap), ...tellWrites(ctx, told)]))) {
    await tellNow(ctx, told)
    return shown(ctx, swap, asker)
  }
  return again(ctx, await readSwap(ctx, swap.id), sent, asker)
}

/** The colleague agrees or does not. Throws `unknown` for whoever was not asked, `refused` with the own reasons, `conflict` where it is over. */
export async function answerSwap(ctx: Ctx, id: SwapId, agree: boolean): Promise<MySwap> {
  const [{ id: person }, swap] = await Promise.all([ownPerson(ctx), readSwap(ctx, id)])
  if (swap.other !== person) throw unknown(`swap ${id} asks another`)
  const wanted = agree ? 'agreed' : 'refused'
  if (swap.state === wanted) return shown(ctx, swap, person)
  if (swap.state !== 'asked') throw swapOver()
  if (agree) {
    if (stateNow(ctx, swap) === 'lapsed') return lapse(ctx, swap)
    await admit(ctx, swap, person)
  }
  return change(ctx, swap, { state: wanted }, person, agree ? '' : '对方没有同意，班表不变')
}

/** By whoever asked, as long as nobody has decided. Throws `unknown`, `conflict`. */
export async function withdrawSwap(ctx: Ctx, id: SwapId): Promise<MySwap> {
  const [{ id: person }, swap] = await Promise.all([ownPerson(ctx), readSwap(ctx, id)])
  if (swap.asker !== person) throw unknown(`swap ${id} of another`)
  if (swap.state === 'withdrawn') return shown(ctx, swap, person)
  if (!isOpen(swap)) throw swapOver()
  return change(ctx, swap, { state: 'withdrawn' }, person, '已由同事撤回，班表不变')
}

async function admit(ctx: Ctx, swap: SwapRecord, own: PersonId): Promise<void> {
  const judged = await judgeNow(ctx, swap)
  if (judged.stale) return lapse(ctx, swap)
  const [mine, theirs] = own === swap.asker ? [judged.asker, judged.other] : [judged.other, judged.asker]
  if (mine.length > 0) throw youCannot(mine)
  if (theirs.length > 0) {
    const other = own === swap.asker ? swap.other : swap.asker
    throw otherCannot((await namesIn(ctx, [swap])).get(other) ?? '')
  }
  if (judged.roster.length > 0) throw rosterLacks(judged.roster)
}

/** One of the shifts is not any more what it was: both see that it is over. */
export async function lapse(ctx: Ctx, swap: SwapRecord): Promise<never> {
  if (swap.version > 1 || (await findSwap(ctx, swap.id))) await held(ctx.store.write(putSwap(ctx, { ...swap, state: 'lapsed', version: swap.version + 1 })))
  throw changedSince()
}

/** `result`: what the other of the two is told; nothing while it goes on to the clerk. */
async function change(ctx: Ctx, swap: SwapRecord, to: Pick<SwapRecord, 'state'>, person: PersonId, result: string): Promise<MySwap> {
  const after = { ...swap, ...to, version: swap.version + 1 }
  const told = result === '' ? [] : swapToTell(after, [person === swap.asker ? swap.other : swap.asker], result)
  if (!(await held(ctx.store.transact([putSwap(ctx, after), ...tellWrites(ctx, told)])))) throw swapOver()
  await tellNow(ctx, told)
  return shown(ctx, after, person)
}

async function again(ctx: Ctx, known: SwapRecord, sent: string, person: PersonId): Promise<MySwap> {
  if (known.sent !== sent) throw otherSwap()
  return shown(ctx, known, person)
}

const shown = async (ctx: Ctx, swap: SwapRecord, person: PersonId): Promise<MySwap> => showMySwap(ctx, swap, person, await namesIn(ctx, [swap]))
