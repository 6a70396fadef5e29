import { type LearnedRule, type MatchingLine, shownMax } from './model.ts'
import { learnedKey, learnedTextOf } from './payers.ts'

/** A past line and the household that a person found it to be of; null where it is nobody's. */
export type Decided = { readonly line: MatchingLine; readonly household: string | null }

/** What the rule would have done to the past: the lines that it would have matched rightly, and those that a person decided otherwise. */
export type ProposedRule = LearnedRule & { readonly right: number; readonly wrong: number; readonly rightLines: readonly string[]; readonly wrongLines: readonly string[] }

/** Once may be chance. */
const rightMin = 2

/**
 * Rules that a person's matches suggest, each with its back-test over the same past, the faultless and most useful first. One that
 * would have been wrong as often as right is not proposed; whether to accept one is a person's (point 3 of reconciliation).
 */
export function proposeRules(history: readonly Decided[], learned: readonly LearnedRule[] = []): ProposedRule[] {
  const known = new Set(learned.map(({ by, value, household }) => `${by}:${learnedKey(by, value)}:${household}`))
  const byKey = new Map<string, { readonly by: LearnedRule['by']; readonly value: string; readonly decided: Decided[] }>()
  for (const decided of history.toSorted((a, b) => order(a.line.id, b.line.id))) {
    const texts = learnedTextOf(decided.line)
    for (const by of ['account', 'name', 'remark'] as const) {
      const key = learnedKey(by, texts[by])
      if (key === undefined) continue
      const at = `${by}:${key}`
      const one = byKey.get(at) ?? { by, value: texts[by], decided: [] }
      one.decided.push(decided)
      byKey.set(at, one)
    }
  }
  return [...byKey]
    .flatMap(([key, { by, value, decided }]) => householdsOf(decided).filter((household) => !known.has(`${key}:${household}`)).map((household) => backTest({ by, value, household }, decided)))
    .filter(({ right, wrong }) => right >= rightMin && right > wrong)
    .toSorted((a, b) => a.wrong - b.wrong || b.right - a.right || order(`${a.by} ${a.value} ${a.household}`, `${b.by} ${b.value} ${b.household}`))
}

const householdsOf = (decided: readonly Decided[]): string[] => [...new Set(decided.flatMap(({ household }) => household ?? []))]

function backTest(rule: LearnedRule, decided: readonly Decided[]): ProposedRule {
  const right = decided.filter(({ household }) => household === rule.household).map(({ line }) => line.id)
  const wrong = decided.filter(({ household }) => household !== rule.household).map(({ line }) => line.id)
  return { ...rule, right: right.length, wrong: wrong.length, rightLines: right.slice(0, shownMax), wrongLines: wrong.slice(0, shownMax) }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
