import { remarkText } from '../../estates/remark-text.ts'

/** `LL-8K2Q`, `LL8K2Q` and `ＬＬ ８Ｋ２Ｑ` are one code; a code of digits alone keeps its dashes, or has none. */
export const codeKey = (code: string): string => remarkText(code).replace(/[^\dA-Z]/g, '')

/** Runs of letters and digits that may make up one code. */
const runsMax = 4

/** Our codes that a remark contains, each a whole word or whole words: never a piece of a longer number. */
export function codeBook(codes: Iterable<string>): (remark: string) => readonly string[] {
  const written = new Map<string, string>()
  for (const code of codes) {
    const key = codeKey(code)
    if (!isTelling(key)) continue
    written.set(key, key)
    written.set(remarkText(code), key)
  }
  return (remark) => {
    if (remark === '' || written.size === 0) return []
    const text = remarkText(remark)
    const runs = [...text.matchAll(/[\dA-Z]+/g)].map(({ 0: run, index }) => ({ from: index, to: index + run.length }))
    const found = new Set<string>()
    for (const [first, { from }] of runs.entries())
      for (let last = first; last < Math.min(runs.length, first + runsMax); last += 1) {
        if (last > first && !/^[- ]$/.test(text.slice(runs[last - 1]!.to, runs[last]!.from))) break
        const words = text.slice(from, runs[last]!.to)
        const bare = words.replace(/[- ]/g, '')
        const key = written.get(words) ?? (last === first || /[A-Z]/.test(bare) ? written.get(bare) : undefined)
        if (key !== undefined) found.add(key)
      }
    return [...found]
  }
}

/** 6 characters with a letter, or 8 digits that are no day: shorter ones stand in remarks by chance. */
const isTelling = (key: string): boolean => (/[A-Z]/.test(key) ? key.length >= 6 : key.length >= 8 && !/^(?:19|20)\d{2}(?:0[1-9]|1[0-2])[0-3]\d$/.test(key))
