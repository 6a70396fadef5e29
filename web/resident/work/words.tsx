import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useLanguage } from '../../shared/i18n/language.tsx'
import type { Messages } from './zh.ts'

const load = {
  zh: async () => (await import('./zh.ts')).zh,
  en: async () => (await import('./en.ts')).en,
}

const WordsContext = createContext<Messages | undefined>(undefined)

/** Words of the attendant's pages, one language at a time; the old ones stay until the new ones are there. */
export function WorkWords({ children }: { readonly children: ReactNode }) {
  const { lang } = useLanguage()
  const [words, setWords] = useState<Messages>()
  useEffect(() => {
    let current = true
    void load[lang]().then((loaded) => current && setWords(loaded))
    return () => {
      current = false
    }
  }, [lang])
  return words ? <WordsContext.Provider value={words}>{children}</WordsContext.Provider> : null
}

export function useWorkWords(): Messages {
  const words = useContext(WordsContext)
  if (!words) throw new Error('used outside of <WorkWords>')
  return words
}
