import * as z from 'zod'
import type { Instant } from '../calendar.ts'

/** asked: waits for a second person, nothing is booked. agreed: done, for good. */
export const proposalStates = ['asked', 'agreed', 'declined'] as const
export type ProposalState = (typeof proposalStates)[number]

export type Word = { readonly what: ProposalState; readonly at: Instant; readonly by: string; readonly who: string; readonly head: boolean; readonly note: string }

/** One person asks and another agrees (S2). Its words only grow: what was declined stays to be read. `sent`: hash of what was asked. */
export type Proposal = { readonly id: string; readonly sent: string; readonly state: ProposalState; readonly words: readonly Word[] }

/** Who said what, also of earlier requests that were declined. */
export const ProposalWords = z.array(z.object({ what: z.enum(proposalStates), at: z.string(), by: z.string(), note: z.string() }))

export const Decide = z.object({ action: z.enum(['approve', 'decline']), note: z.string().trim().max(200).default('') })
export type Decide = z.output<typeof Decide>
