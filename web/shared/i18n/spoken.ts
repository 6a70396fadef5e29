export type Lang = 'zh' | 'en'

const chosenKey = 'linli.lang'
const siteKey = 'linli.site-lang'

/** The person's own choice, else the tenant's language as of the last visit, else Chinese. */
export function currentLanguage(): Lang {
  return asLang(stored(chosenKey)) ?? asLang(stored(siteKey)) ?? 'zh'
}

export const rememberLanguage = (lang: Lang): void => store(chosenKey, lang)

/** The tenant's language; true when it changes what is spoken now (nobody chose, and it differs). */
export function adoptSiteLanguage(lang: Lang): boolean {
  const before = currentLanguage()
  store(siteKey, lang)
  return currentLanguage() !== before
}

let spoken: Lang | undefined

/** The language on the screen, sent to the API so that its sentences match. */
export const spokenLanguage = (): Lang => spoken ?? currentLanguage()

export function speak(lang: Lang): void {
  spoken = lang
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
}

const asLang = (text: string | undefined): Lang | undefined => (text === 'zh' || text === 'en' ? text : undefined)

/** Storage may be switched off (private windows, WeChat settings): then nothing is remembered and nothing breaks. */
export function stored(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

export function store(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // See `stored`.
  }
}
