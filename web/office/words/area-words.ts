import { use } from 'react'
import { useLanguage } from '../../shared/i18n/language.tsx'
import type { Lang } from '../../shared/i18n/spoken.ts'

type Loaders<M> = Readonly<Record<Lang, () => Promise<M>>>

/**
 * A catalogue of one area, loaded in the language spoken when its first screen opens; the hook suspends until then.
 *
 * @example export const useBillWords = areaWords<Messages>({ zh: async () => (await import('./zh.ts')).zh, en: ... })
 */
export function areaWords<M>(load: Loaders<M>): () => M {
  const known = new Map<Lang, M>()
  const asked = new Map<Lang, Promise<M>>()
  const ask = (lang: Lang): Promise<M> => {
    const before = asked.get(lang)
    if (before) return before
    const words = load[lang]().then(
      (loaded) => {
        known.set(lang, loaded)
        return loaded
      },
      (error: unknown) => {
        // A lost network must not be remembered as the answer.
        asked.delete(lang)
        throw error
      },
    )
    asked.set(lang, words)
    return words
  }
  return function useAreaWords() {
    const { lang } = useLanguage()
    return known.get(lang) ?? use(ask(lang))
  }
}
