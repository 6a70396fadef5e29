import type { Span } from './attendance-rules.ts'

export type Held = Span & { readonly session: string; readonly trainer: string; readonly place: string }

/** Names as people write them: full-width letters, spaces and case make no other trainer or room. */
export const sameName = (a: string, b: string): boolean => plain(a) === plain(b)
const plain = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/** No trainer and no room twice at once. Ending when the next begins is no clash. */
export function clashOf(day: readonly Held[], wanted: Held): { readonly what: 'trainer' | 'place'; readonly with: Held } | undefined {
  for (const held of day) {
    if (held.session === wanted.session || held.to <= wanted.from || wanted.to <= held.from) continue
    if (sameName(held.trainer, wanted.trainer)) return { what: 'trainer', with: held }
    if (sameName(held.place, wanted.place)) return { what: 'place', with: held }
  }
  return undefined
}

/** Below this nobody is told what was said: it could be found out who said it. */
export const feedbackMin = 5

export type Said = { readonly stars: number; readonly text: string }
export type FeedbackSum = { readonly count: number; /** Tenths of a star, rounded half up. */ readonly tenths: number; readonly texts: readonly string[] }

/** Undefined while fewer than five have said something. Texts stand in the order of their letters, which tells nothing of who or when. */
export function sumFeedback(said: readonly Said[]): FeedbackSum | undefined {
  if (said.length < feedbackMin) return undefined
  const stars = said.reduce((sum, one) => sum + one.stars, 0)
  return { count: said.length, tenths: Math.floor((stars * 20 + said.length) / (2 * said.length)), texts: said.flatMap(({ text }) => (text ? [text] : [])).toSorted() }
}
