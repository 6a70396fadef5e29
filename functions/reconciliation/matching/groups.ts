export type Group = { readonly lines: number[]; readonly entries: number[] }

/** Lines and entries that hang together by their names, over several steps if need be; only groups that have both. Near linear. */
export function groupsOf(lines: readonly number[], lineNames: (place: number) => readonly string[], entries: readonly number[], entryNames: (place: number) => readonly string[]): Group[] {
  const nodes = [...lines, ...entries]
  const parents = nodes.map((_, node) => node)
  const top = (node: number): number => {
    let at = node
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!
      at = parents[at]!
    }
    return at
  }
  const firstOf = new Map<string, number>()
  for (const [node, place] of nodes.entries())
    for (const name of node < lines.length ? lineNames(place) : entryNames(place)) {
      const first = firstOf.get(name)
      if (first === undefined) firstOf.set(name, node)
      else parents[Math.max(top(first), top(node))] = Math.min(top(first), top(node))
    }
  const groups = new Map<number, Group>()
  for (const [node, place] of nodes.entries()) {
    const group = groups.get(top(node)) ?? { lines: [], entries: [] }
    groups.set(top(node), group)
    ;(node < lines.length ? group.lines : group.entries).push(place)
  }
  return [...groups.values()].filter((group) => group.lines.length > 0 && group.entries.length > 0)
}
