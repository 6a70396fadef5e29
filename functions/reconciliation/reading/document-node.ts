/** A node of a parsed document: texts where its schema has texts. Every access says what it expects. */
export type Node = string | { readonly [name: string]: Node | readonly Node[] } | undefined

/** The first child of that name. */
export const at = (node: Node, name: string): Node => all(node, name)[0]

export const all = (node: Node, name: string): readonly Node[] => {
  if (node === undefined || typeof node === 'string') return []
  const found = node[name]
  return found === undefined || found === '' ? [] : Array.isArray(found) ? (found as readonly Node[]) : [found as Node]
}

/** The text of a node; of one with attributes it stands under `#text`. */
export const said = (node: Node): string => (typeof node === 'string' ? node.trim() : typeof node === 'object' ? said(at(node, '#text')) : '')

/** The text at the end of a path; empty where there is none. */
export const word = (node: Node, ...path: readonly string[]): string => said(path.reduce<Node>((here, name) => at(here, name), node))
