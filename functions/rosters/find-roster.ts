import type { Ctx } from '../context.ts'
import type { RosterId } from '../ids.ts'
import { findRoster as find, type RosterRecord } from './items.ts'

/** For other domains; undefined where there is none. */
export const findRoster = (ctx: Pick<Ctx, 'store'>, roster: RosterId): Promise<RosterRecord | undefined> => find(ctx, roster)
