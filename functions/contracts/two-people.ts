import { type Instant, instant } from '../calendar.ts'
import { type Ctx, hasRole } from '../context.ts'
import { personOf } from '../members/person-of.ts'
import type { ProposalState } from './ending-model.ts'
import { headNeeded, secondPerson, tooManyWords } from './words.ts'

export type Word = { readonly what: ProposalState; readonly at: Instant; readonly by: string; readonly who: string; readonly head: boolean; readonly note: string }

/** One person asks, another agrees, and one of the two is a head (S2). Its words only grow: what was declined stays to be read. */
export type Proposal = { readonly id: string; readonly sent: string; readonly state: ProposalState; readonly words: readonly Word[]; readonly voucher: string | null }

const wordsMax = 40

export async function withWord(ctx: Ctx, words: readonly Word[], what: ProposalState, note: string): Promise<readonly Word[]> {
  if (words.length >= wordsMax) throw tooManyWords()
  return [...words, { what, at: instant(ctx.clock), by: ctx.actor.name, who: await personOf(ctx), head: hasRole(ctx, 'head'), note }]
}

const asked = ({ words }: Proposal): Word => words.findLast(({ what }) => what === 'asked')!

/** Throws `refused` for the person who asked, and when neither of the two is a head. */
export async function admitSecond(ctx: Ctx, proposal: Proposal): Promise<void> {
  const first = asked(proposal)
  if (first.who === (await personOf(ctx))) throw secondPerson()
  if (!first.head && !hasRole(ctx, 'head')) throw headNeeded()
}

/** What every proposal shows. */
export function showProposal(ctx: Ctx, proposal: Proposal, person: string) {
  const { id, state, words, voucher } = proposal
  const open = state === 'asked' && hasRole(ctx, 'head', 'finance')
  const other = asked(proposal).who !== person
  const enough = asked(proposal).head || hasRole(ctx, 'head')
  return { id, state, words: words.map(({ what, at, by, note }) => ({ what, at, by, note })), voucher, may: { approve: open && other && enough, decline: open, head: open && other && !enough } }
}
