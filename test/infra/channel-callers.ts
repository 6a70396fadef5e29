import { dirname, join } from 'node:path'
import { codeOf, type Source, sources } from '../architecture/sources.ts'

/**
 * The operations whose use case may speak with the payment provider, by their ids: read off the sources, from each route
 * over everything that its use case imports. It sees too much rather than too little: a use case is counted when anything
 * beneath it speaks with the provider, whether or not it gets there.
 */
export function channelCallers(): string[] {
  const files = new Map(sources('functions').map((file) => [file.path, file]))
  const speaks = new Map<string, boolean>()
  const reaches = (path: string): boolean => {
    const file = files.get(path)
    if (!file || speaks.has(path)) return speaks.get(path) ?? false
    speaks.set(path, false)
    const found = [...beneath(files, path)].some((one) => asksChannel.test(codeOf(files.get(one)!.text)))
    speaks.set(path, found)
    return found
  }
  return [...files.values()].filter(({ path }) => path.endsWith('routes.ts')).flatMap((file) => operationsOf(file).filter(({ uses }) => uses.some(reaches)).map(({ id }) => id)).toSorted()
}

const asksChannel = /ports\.channel\b|\bchannel\b[^=;\n]*\}\s*=\s*\w+(\.\w+)*\.ports\b/

/** The file itself and every file that it imports for more than types, over any number of steps. */
function beneath(files: ReadonlyMap<string, Source>, start: string): Set<string> {
  const seen = new Set<string>()
  const open = [start]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path) || !files.has(path)) continue
    seen.add(path)
    open.push(...files.get(path)!.imports.filter(({ typeOnly }) => !typeOnly).map(({ to }) => to))
  }
  return seen
}

type RouteOf = { readonly id: string; /** Files whose functions the route's handler names. */ readonly uses: readonly string[] }

function operationsOf({ path, text }: Source): RouteOf[] {
  const named = namesOf(path, text)
  return text
    .split(/operation\(\{\s*id:\s*'/)
    .slice(1)
    .map((part) => ({ id: part.slice(0, part.indexOf("'")), uses: [...named].filter(([name]) => new RegExp(`\\b${name}\\(`).test(part)).map(([, file]) => file) }))
}

/** What a file imports by name, at its head or when needed, with where it comes from. */
function namesOf(path: string, text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, head, lazy, from] of text.matchAll(/(?:import\s+\{([^}]*)\}\s+from\s+|const\s+\{([^}]*)\}\s+=\s+await\s+import\()'(\.[^']+)'/g)) {
    for (const name of (head ?? lazy ?? '').split(',')) found.set(name.trim().split(/\s+as\s+/).at(-1)!, join(dirname(path), from!).replaceAll('\\', '/'))
  }
  found.delete('')
  return found
}
