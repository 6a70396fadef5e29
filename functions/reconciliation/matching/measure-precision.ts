import { type MatchRule, matchRules } from './model.ts'

/** A match that was proposed, and what a person did with it. undone: confirmed, by a person or by itself, and taken back later. */
export type ProposalFate = { readonly accountId: string; readonly rule: MatchRule; readonly fate: 'confirmed' | 'changed' | 'refused' | 'undone' | 'waiting' }

/** Counts, since 3 of 3 is no 300 of 300. precisionPpm: right / (right + wrong) in millionths, cut, never rounded up to a million; null before anybody decided. */
export type Precision = { readonly right: number; readonly wrong: number; readonly waiting: number; readonly precisionPpm: number | null }
export type AccountPrecision = Precision & { readonly rules: Readonly<Record<MatchRule, Precision>> }

/** How right the proposals of each account were, by what people decided: what stands beside the switch of automatic confirmation. */
export function measurePrecision(history: readonly ProposalFate[]): ReadonlyMap<string, AccountPrecision> {
  const accounts = new Map<string, ProposalFate[]>()
  for (const one of history) {
    const fates = accounts.get(one.accountId)
    if (fates) fates.push(one)
    else accounts.set(one.accountId, [one])
  }
  return new Map([...accounts].map(([account, fates]) => [account, { ...measured(fates), rules: Object.fromEntries(matchRules.map((rule) => [rule, measured(fates.filter((one) => one.rule === rule))])) as Record<MatchRule, Precision> }]))
}

function measured(fates: readonly ProposalFate[]): Precision {
  const right = fates.filter(({ fate }) => fate === 'confirmed').length
  const waiting = fates.filter(({ fate }) => fate === 'waiting').length
  const wrong = fates.length - right - waiting
  return { right, wrong, waiting, precisionPpm: right + wrong === 0 ? null : Math.floor((right * 1_000_000) / (right + wrong)) }
}
