import { type Ctx, hasRole } from '../context.ts'
import type { Proposal } from '../members/proposal-model.ts'
import { askedBy, shownWords } from '../members/two-people.ts'

/** What every proposal about a contract shows. */
export function showProposal(ctx: Ctx, proposal: Proposal & { readonly voucher: string | null }, person: string) {
  const { id, state, voucher } = proposal
  const open = state === 'asked' && hasRole(ctx, 'head', 'finance')
  const other = askedBy(proposal).who !== person
  const enough = askedBy(proposal).head || hasRole(ctx, 'head')
  return { id, state, words: shownWords(proposal), voucher, may: { approve: open && other && enough, decline: open, head: open && other && !enough } }
}
