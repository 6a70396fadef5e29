import type { Ctx } from '../context.ts'
import { findMatch } from './match-items.ts'
import { matchId } from './match-model.ts'
import { statementAccountId } from './shown-model.ts'
import { findAccount } from './statement-items.ts'

/** A match whose sums differ and that waits for its second person, by its id on the work list; undefined when it does not wait. */
export async function waitingForced(ctx: Ctx, id: string): Promise<{ readonly about: string; readonly amountFen: number } | undefined> {
  const [account, match] = [statementAccountId.safeParse(id.slice(0, 12)).data, matchId.safeParse(id.slice(13)).data]
  if (!account || !match) return undefined
  const [found, of] = await Promise.all([findMatch(ctx, account, match), findAccount(ctx, account)])
  return found?.state === 'asked' && of ? { about: `${of.name} ${found.steps[0]?.note ?? ''}`.trim(), amountFen: found.amountFen } : undefined
}
