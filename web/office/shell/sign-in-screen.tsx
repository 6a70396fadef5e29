import { useEffect } from 'react'
import { useLanguage } from '../../shared/i18n/language.tsx'
import { buttonClass } from '../../shared/parts/button.tsx'
import { Mark } from '../../shared/parts/mark.tsx'
import { useSite } from '../../shared/site/site.tsx'
import { useWords } from '../i18n/languages.ts'

/** Where the sign-in leads back to: this very address. */
export const signInAddress = (): string => `/v1/sign-in?${new URLSearchParams({ to: `${window.location.pathname}${window.location.search}` })}`

/** For everybody who is not a signed-in member. */
export function SignInScreen({ residentHere }: { readonly residentHere: boolean }) {
  const words = useWords()
  const { lang, change, parts } = useLanguage()
  const site = useSite()
  useEffect(() => {
    document.title = `${words.signIn.title} · ${site.name}`
  }, [words, site.name])
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-4 py-8">
      <div className="border border-line bg-paper p-6">
        <p className="mb-6 flex items-center gap-3 font-bold">
          <Mark text={site.logoText} className="size-10" />
          {site.name}
        </p>
        <h1 className="text-[1.375rem] leading-8 font-bold">{words.signIn.title}</h1>
        <p className="mt-1 text-ink-2">{residentHere ? words.signIn.otherKind : words.signIn.lead(site.name)}</p>
        <a href={signInAddress()} className={buttonClass('main', 'mt-6 min-h-(--target-main) w-full')}>
          {words.signIn.act}
        </a>
        <p className="mt-6 flex flex-wrap justify-between gap-x-4 gap-y-1">
          <a href="/" className="inline-flex min-h-9 items-center text-link underline underline-offset-4">
            {words.signIn.residents}
          </a>
          <button type="button" lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => change(lang === 'zh' ? 'en' : 'zh')} className="inline-flex min-h-9 items-center text-link underline underline-offset-4">
            {parts.otherLanguage}
          </button>
        </p>
        {site.phone && <p className="mt-2 text-ink-2">{parts.helpLine(site.phone)}</p>}
      </div>
    </main>
  )
}
