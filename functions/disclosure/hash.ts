import { createHash } from 'node:crypto'
import type { ScopeFigures } from './figures-model.ts'

/** What a version's hash covers: its place in the chain of versions, what was said of it, and every figure. */
export type Hashed = { readonly id: string; readonly version: number; readonly previous: string; readonly note: string; readonly asOf: string; readonly scopes: readonly ScopeFigures[] }

/** SHA-256, hex, of the JSON with the names of every object in the order of the alphabet: the table gives them back in any order. */
export const hashOf = (version: Hashed): string => createHash('sha256').update(canonical(version)).digest('hex')

/** The same text for equal values. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part))

/** Before the first version. */
export const noHash = '0'.repeat(64)
