import { type Ctx, hasRole } from '../context.ts'
import type { Say } from '../faults.ts'
import { personOf } from '../members/person-of.ts'
import type { Progress } from './follow-provider.ts'
import { differsSay, failedSay } from './words.ts'

/** What every refund has, be it of a household's payment or of a sale. */
type Standing = Pick<Progress, 'state'> & { readonly steps: readonly { readonly who: string }[] }

/** What the caller may do with it now. `decide`: what becomes of one that failed. */
export type RefundRights = { readonly approve: boolean; readonly decline: boolean; readonly payOut: boolean; readonly decide: boolean }

/** S2: who asked does not approve, nor pay out by hand what the provider could not. */
export async function refundRights(ctx: Ctx, { state, steps }: Standing): Promise<RefundRights> {
  const own = steps[0]!.who === (await personOf(ctx))
  const decides = hasRole(ctx, 'head', 'finance')
  const hands = hasRole(ctx, 'head', 'finance', 'collector')
  return {
    approve: state === 'requested' && decides && !own,
    decline: state === 'requested' && (decides || own),
    payOut: (state === 'handover' && hands) || (state === 'failed' && decides && !own),
    decide: state === 'failed' && decides,
  }
}

/** In words for a person; null while nothing is wrong with it. */
export function refundProblem({ state, failure, differs }: Pick<Progress, 'state' | 'failure' | 'differs'>): { zh: string; en: string } | null {
  const say: Say | undefined = differs ? differsSay(differs) : state === 'failed' ? failedSay(failure ?? '') : undefined
  return say ? { ...say } : null
}
