import { use } from 'react'
import { useLanguage } from '../../shared/i18n/language.tsx'
import { type Lang, spokenLanguage } from '../../shared/i18n/spoken.ts'

type Loaders<M> = Readonly<Record<Lang, () => Promise<M>>>

/**
 * A catalogue of one area, a chunk for each language. The spoken one is asked for as soon as the area's code is there;
 * the hook suspends until it has come.
 *
 * @example export const useBillWords = areaWords<Messages>({ zh: async () => (await import('./zh.ts')).zh, en: ... })
 */
export function areaWords<M>(load: Loaders<M>): () => M {
  const asked = new Map<Lang, Promise<M>>()
  const ask = (lang: Lang): Promise<M> => {
    const before = asked.get(lang)
    if (before) return before
    const words = load[lang]()
    asked.set(lang, words)
    // A lost network must not be remembered as the answer.
    words.catch(() => asked.delete(lang))
    return words
  }
  void ask(spokenLanguage())
  return function useAreaWords() {
    return use(ask(useLanguage().lang))
  }
}
