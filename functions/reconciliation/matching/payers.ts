import { plain } from '../../estates/clean-text.ts'
import { withoutDays } from './doors.ts'
import type { LearnedRule, MatchingLine } from './model.ts'

/** How a learned rule finds a line again; undefined where the line has nothing that could be learned. */
export function learnedKey(by: LearnedRule['by'], text: string): string | undefined {
  switch (by) {
    case 'account':
      return accountKey(text)
    case 'name':
      return nameKey(text)
    case 'remark':
      return remarkKey(text)
    default:
      return by satisfies never
  }
}

export const learnedTextOf = ({ counterAccount, counterparty, remark }: MatchingLine): Readonly<Record<LearnedRule['by'], string>> => ({ account: counterAccount, name: counterparty, remark })

/** What a line's account, name and words of the remark were learned to mean, those that are known. */
export function payerBook(learned: readonly LearnedRule[]): (line: MatchingLine) => readonly { readonly by: LearnedRule['by']; readonly value: string; readonly households: readonly string[] }[] {
  const known = new Map<string, Set<string>>()
  for (const { by, value, household } of learned) {
    const key = learnedKey(by, value)
    if (key !== undefined) known.set(`${by}:${key}`, (known.get(`${by}:${key}`) ?? new Set()).add(household))
  }
  return (line) => {
    const texts = learnedTextOf(line)
    return (['account', 'name', 'remark'] as const).flatMap((by) => {
      const key = texts[by] === '' ? undefined : learnedKey(by, texts[by])
      const households = key === undefined ? undefined : known.get(`${by}:${key}`)
      return households ? [{ by, value: texts[by], households: [...households] }] : []
    })
  }
}

/** A shortened or masked account (`6222****1234`) is several people's. */
function accountKey(text: string): string | undefined {
  const bare = plain(text).toUpperCase()
  const key = bare.replace(/[^\dA-Z@.]/g, '')
  return /[*?]/.test(bare) || key.length < 6 ? undefined : key
}

/** `*芳` is many people. */
function nameKey(text: string): string | undefined {
  const key = plain(text).replaceAll(' ', '').toUpperCase()
  return /[*?]/.test(key) || key.length < 2 ? undefined : key
}

/** The words without numbers and days, so that October's remark is November's; words that everybody writes are left to the back-test. */
function remarkKey(text: string): string | undefined {
  const key = withoutDays(text).replace(/[^\p{L}]/gu, '')
  return key.length < 4 ? undefined : key
}
