import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** Anything kept: Stripe's objects by their own ids, and notes of the stand-in itself. */
export type Kept = { readonly id: string; readonly object: string }
type Line = { readonly account: string; readonly kept: Kept; readonly gone?: true }

/**
 * What the stand-in knows, by account and id. Every change is one line appended to the file, so a kill at any moment
 * loses at most the line being written; the file is written anew, short, at each start.
 */
export function objectStore(file?: string) {
  const held = new Map<string, Line>()
  /** The same lines by what they are, so that looking for deliveries does not walk through every session. */
  const kinds = new Map<string, Map<string, Line>>()
  const keyOf = (account: string, id: string): string => `${account} ${id}`
  const drop = (line: Line): void => {
    const key = keyOf(line.account, line.kept.id)
    held.delete(key)
    kinds.get(line.kept.object)?.delete(key)
  }
  const hold = (line: Line): void => {
    const key = keyOf(line.account, line.kept.id)
    const before = held.get(key)
    if (before && before.kept.object !== line.kept.object) drop(before)
    held.set(key, line)
    const kind = kinds.get(line.kept.object) ?? new Map<string, Line>()
    kinds.set(line.kept.object, kind.set(key, line))
  }
  if (file && existsSync(file)) {
    for (const line of readLines(file)) {
      // Deleted and put again, so that the order stays that of the last change of place: creation.
      if (line.gone) drop(line)
      else hold(line)
    }
    const whole = [...held.values()].map((line) => `${JSON.stringify(line)}\n`).join('')
    writeFileSync(`${file}.new`, whole)
    renameSync(`${file}.new`, file)
  }
  const append = (line: Line): void => {
    if (file) appendFileSync(file, `${JSON.stringify(line)}\n`)
  }
  return {
    put<T extends Kept>(account: string, kept: T): T {
      const line: Line = { account, kept: structuredClone(kept) }
      hold(line)
      append(line)
      return kept
    },
    get<T extends Kept>(account: string, id: string): T | undefined {
      const line = held.get(keyOf(account, id))
      return line && (structuredClone(line.kept) as T)
    },
    remove(account: string, id: string): void {
      const line = held.get(keyOf(account, id))
      if (!line) return
      drop(line)
      append({ ...line, gone: true })
    },
    /** In the order of their making. `fits` looks at the kept thing itself and must not change it. */
    all<T extends Kept>(object: T['object'], account?: string, fits: (kept: T) => boolean = () => true): { account: string; kept: T }[] {
      const found: { account: string; kept: T }[] = []
      for (const line of kinds.get(object)?.values() ?? []) {
        if ((account !== undefined && line.account !== account) || !fits(line.kept as T)) continue
        found.push({ account: line.account, kept: structuredClone(line.kept) as T })
      }
      return found
    },
  }
}

export type ObjectStore = ReturnType<typeof objectStore>

/** The last line may be half written, should the machine have stopped in the middle. */
function readLines(file: string): Line[] {
  const lines: Line[] = []
  for (const text of readFileSync(file, 'utf8').split('\n')) {
    if (!text) continue
    try {
      lines.push(JSON.parse(text) as Line)
    } catch {
      break
    }
  }
  return lines
}
