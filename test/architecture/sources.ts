import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

export const root = join(import.meta.dirname, '../..')

export type Source = { readonly path: string; readonly text: string; readonly imports: readonly Import[] }
/** `to` is a path from the root for our own files, else the package's name. `typeOnly`: gone after compiling. */
export type Import = { readonly to: string; readonly typeOnly: boolean }

/** Every TypeScript and JavaScript file under `folder`, with what it imports. */
export function sources(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${sep}node_modules${sep}`))
    .map((file) => {
      const text = readFileSync(file, 'utf8')
      return { path: relative(root, file).split(sep).join('/'), text, imports: importsOf(file, text) }
    })
}

const statement = /(?:^|\n)\s*(import|export)\s+(type\s+)?([^'";]*?\s+from\s+)?['"]([^'"]+)['"]/g
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

function importsOf(file: string, text: string): Import[] {
  const found: Import[] = []
  for (const [, , type, names = '', to] of text.matchAll(statement)) found.push({ to: place(file, to!), typeOnly: type !== undefined || onlyTypes(names) })
  for (const [, to] of text.matchAll(dynamic)) found.push({ to: place(file, to!), typeOnly: false })
  return found
}

/** `{ type A, type B } from` brings nothing at run time. */
const onlyTypes = (names: string): boolean => {
  const inside = /^\{([^}]*)\}\s+from\s+$/.exec(names)?.[1]
  return inside !== undefined && inside.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type '))
}

const place = (file: string, to: string): string => (to.startsWith('.') ? relative(root, join(dirname(file), to)).split(sep).join('/') : to)

/** What a file would read like without comments and strings: for rules about what is called, not what is written about. */
export const codeOf = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
