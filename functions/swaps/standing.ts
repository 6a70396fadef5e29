import { addMinutes, localTime, localTimeOf } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { sheetOf } from './sheet-of.ts'
import type { RosterSheet } from '../rosters/sheet-model.ts'
import type { SwapRecord, SwapShift } from './items.ts'
import type { SwapState } from './model.ts'
import { type Judged, judgeExchange } from './swap-rules.ts'

export const isOpen = ({ state }: { readonly state: SwapState }): boolean => state === 'asked' || state === 'agreed'
export const hasBegun = (ctx: Pick<Ctx, 'clock'>, { date, startMinute }: Pick<SwapShift, 'date' | 'startMinute'>): boolean => addMinutes(localTime(date, '00:00'), startMinute) <= localTimeOf(ctx.clock.now())

/** As it is told: one whose shift has begun is over, whatever was stored. */
export const stateNow = (ctx: Pick<Ctx, 'clock'>, swap: SwapRecord): SwapState => (isOpen(swap) && (hasBegun(ctx, swap.gives) || (swap.takes !== null && hasBegun(ctx, swap.takes))) ? 'lapsed' : swap.state)

/** What the rules say of it by the roster as it stands. */
export async function judgeNow(ctx: Ctx, swap: SwapRecord, sheet?: RosterSheet): Promise<Judged> {
  return judgeExchange(sheet ?? (await sheetOf(ctx, swap.roster)), { asker: swap.asker, other: swap.other, gives: swap.gives, takes: swap.takes })
}
