import { instant } from '../calendar.ts'
import { type Ctx, hasRole } from '../context.ts'
import { type Fault, refused } from '../faults.ts'
import { personOf } from './person-of.ts'
import type { Proposal, ProposalState, Word } from './proposal-model.ts'

const wordsMax = 40

export async function withWord(ctx: Ctx, words: readonly Word[], what: ProposalState, note: string): Promise<readonly Word[]> {
  if (words.length >= wordsMax) throw tooManyWords()
  return [...words, { what, at: instant(ctx.clock), by: ctx.actor.name, who: await personOf(ctx), head: hasRole(ctx, 'head'), note }]
}

export const askedBy = ({ words }: Pick<Proposal, 'words'>): Word => words.findLast(({ what }) => what === 'asked')!

/** Throws `refused` for the person who asked; `head`: also when neither of the two is a head. */
export async function admitSecond(ctx: Ctx, proposal: Proposal, { head }: { readonly head: boolean }): Promise<void> {
  const first = askedBy(proposal)
  if (first.who === (await personOf(ctx))) throw secondPerson()
  if (head && !first.head && !hasRole(ctx, 'head')) throw headNeeded()
}

/** As they are shown: who is behind a token stays here. */
export const shownWords = ({ words }: Pick<Proposal, 'words'>) => words.map(({ what, at, by, note }) => ({ what, at, by, note }))

const secondPerson = (): Fault =>
  refused('second-person', { zh: '须由另一人批准，没有改动。申请的人自己不能批准；用自己创建的接口令牌办理，仍算本人。', en: 'Another person must approve this; nothing was changed. Who asked does not approve it; a token that you made counts as you.' })
/** Somebody who answers for the money. */
const headNeeded = (): Fault => refused('head-needed', { zh: '申请和批准的两人中须有一位负责人，没有改动。请由负责人批准。', en: 'One of the two people must be a head. Nothing was changed. Ask a head to approve.' })
const tooManyWords = (): Fault => refused('too-many-words', { zh: '申请和退回的次数太多，没有保存。请与批准人谈妥后联系平台。', en: 'There were too many requests and refusals. Nothing was saved. Settle it with the second person, then ask the platform.' })
