/** Fewer households than this would be told apart (D3). */
export const householdsMin = 5

export type Group = { readonly name: string | null; readonly households: number; readonly billedFen: number; readonly paidFen: number }

/**
 * Groups of at least five households, in the order given: smaller ones become one without a name, which takes in the smallest of the
 * others until it has five itself. The sums stay; nothing is left where all together are fewer.
 */
export function mergeGroups(groups: readonly (Group & { readonly name: string })[]): Group[] {
  const small = groups.filter(({ households }) => households < householdsMin)
  if (small.length === 0) return [...groups]
  const kept = groups.filter(({ households }) => households >= householdsMin)
  const others = [...small]
  const bySize = kept.toSorted((a, b) => a.households - b.households)
  // One small group alone, under another name, would still be that group.
  while (bySize.length > 0 && householdsIn(others) < householdsMin) others.push(bySize.shift()!)
  if (householdsIn(others) < householdsMin) return []
  return [...kept.filter((group) => !others.includes(group)), addUp(others)]
}

const householdsIn = (groups: readonly Group[]): number => groups.reduce((total, { households }) => total + households, 0)

const addUp = (groups: readonly Group[]): Group =>
  groups.reduce<Group>((total, group) => ({ name: null, households: total.households + group.households, billedFen: total.billedFen + group.billedFen, paidFen: total.paidFen + group.paidFen }), { name: null, households: 0, billedFen: 0, paidFen: 0 })
