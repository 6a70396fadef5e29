import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { type Format, formatOf } from './format.ts'
import type { PartsMessages } from './parts.zh.ts'
import { currentLanguage, type Lang, rememberLanguage, speak, spokenLanguage } from './spoken.ts'

/** What every app's catalogue holds besides its own words: those of the shared parts. */
type Catalogue = { readonly parts: PartsMessages }

type Language = {
  readonly lang: Lang
  /** Loads the other language's chunk, then changes every word at once. */
  readonly change: (lang: Lang) => void
  /** Speaks what `currentLanguage` says now: after the tenant's own language became known. */
  readonly follow: () => void
  readonly format: Format
  readonly parts: PartsMessages
}

const LanguageContext = createContext<Language | undefined>(undefined)

/**
 * The languages of one app, each a chunk loaded when it is first spoken.
 *
 * @example
 * export const { Languages, useWords } = createLanguages<Messages>({ zh: async () => (await import('./zh.ts')).zh, en: ... })
 */
export function createLanguages<M extends Catalogue>(load: Readonly<Record<Lang, () => Promise<M>>>) {
  const WordsContext = createContext<M | undefined>(undefined)

  function Languages({ children, fallback = null }: { readonly children: ReactNode; readonly fallback?: ReactNode }) {
    const [wanted, setWanted] = useState<Lang>(currentLanguage)
    const [spoken, setSpoken] = useState<{ lang: Lang; words: M }>()
    const [failed, setFailed] = useState(false)
    useEffect(() => {
      let current = true
      load[wanted]().then(
        (words) => {
          if (!current) return
          speak(wanted)
          setSpoken({ lang: wanted, words })
        },
        // Without a connection the words on the screen stay; a second press tries again.
        () => current && (setFailed(true), setWanted(spokenLanguage())),
      )
      return () => {
        current = false
      }
    }, [wanted])
    const language = useMemo<Language | undefined>(() => {
      if (!spoken) return undefined
      const change = (lang: Lang) => {
        rememberLanguage(lang)
        setWanted(lang)
      }
      return { lang: spoken.lang, change, follow: () => setWanted(currentLanguage()), format: formatOf(spoken.lang), parts: spoken.words.parts }
    }, [spoken])
    if (!language || !spoken) return failed ? <NotLoaded /> : fallback
    return (
      <LanguageContext.Provider value={language}>
        <WordsContext.Provider value={spoken.words}>{children}</WordsContext.Provider>
      </LanguageContext.Provider>
    )
  }

  const useWords = (): M => needed(useContext(WordsContext))
  return { Languages, useWords }
}

/** The one sentence that cannot come from a catalogue. */
function NotLoaded() {
  return (
    <main>
      <p role="alert">
        页面没有加载完。请检查网络后刷新。<span lang="en"> The page did not load completely. Check your connection and reload.</span>
      </p>
    </main>
  )
}

export const useLanguage = (): Language => needed(useContext(LanguageContext))

export const useFormat = (): Format => useLanguage().format

export const usePartsWords = (): PartsMessages => useLanguage().parts

function needed<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('used outside of <Languages>')
  return value
}
