import type { Ctx } from '../context.ts'
import type { PersonId } from '../ids.ts'
import { findPeople } from '../workforce/read-person.ts'
import type { SwapRecord, SwapShift } from './items.ts'
import type { MySwap, Swap } from './model.ts'
import { stateNow } from './standing.ts'
import type { Judged } from './swap-rules.ts'

const shiftOf = ({ cell: _, ...shift }: SwapShift) => shift

function told(ctx: Pick<Ctx, 'clock'>, swap: SwapRecord) {
  const { id, kind, note, askedAt, gives, takes, decided } = swap
  return { id, kind, state: stateNow(ctx, swap), note, askedAt, gives: shiftOf(gives), takes: takes && shiftOf(takes), decided }
}

export type Names = ReadonlyMap<PersonId, string>

export async function namesIn(ctx: Pick<Ctx, 'store'>, swaps: readonly SwapRecord[]): Promise<Names> {
  return new Map((await findPeople(ctx, swaps.flatMap(({ asker, other }) => [asker, other]))).map(({ id, name }) => [id, name]))
}

/** As one of the two sees it. */
export function showMySwap(ctx: Pick<Ctx, 'clock'>, swap: SwapRecord, person: PersonId, names: Names): MySwap {
  const mine = swap.asker === person
  const base = told(ctx, swap)
  const open = base.state === 'asked' || base.state === 'agreed'
  return { ...base, mine, name: names.get(mine ? swap.other : swap.asker) ?? '', acts: mine && open ? ['withdraw'] : !mine && base.state === 'asked' ? ['answer'] : [] }
}

export function showSwap(ctx: Pick<Ctx, 'clock'>, swap: SwapRecord, judged: Judged | undefined, names: Names): Swap {
  const nameOf = (who: PersonId): string => names.get(who) ?? ''
  const named = (who: PersonId, says: Judged['asker']) => says.map(({ zh, en }) => ({ zh: `${nameOf(who)}：${zh}`, en: `${nameOf(who)}: ${en}` }))
  const reasons = judged ? [...(judged.stale ? [changed] : []), ...named(swap.asker, judged.asker), ...named(swap.other, judged.other), ...judged.roster] : []
  return { ...told(ctx, swap), asker: { id: swap.asker, name: nameOf(swap.asker) }, other: { id: swap.other, name: nameOf(swap.other) }, reasons }
}

const changed = { zh: '其中一个班已经变动，批准时会作废。', en: 'One of the shifts has changed since; it will lapse.' }
