import { Phone } from 'lucide-react'
import { useLocation } from 'wouter'
import { useLanguage } from '../../shared/i18n/language.tsx'
import { phoneParts, useSite } from '../../shared/site/site.tsx'
import { useWords } from '../i18n/words.ts'

/** Who helps, where cash is taken, the other language: the same words in the same place on every page. */
export function Help() {
  const words = useWords()
  const site = useSite()
  const { lang, change, parts } = useLanguage()
  const [path] = useLocation()
  // Workers at their own pages, and whoever checks a certificate, have nothing to pay.
  const pays = !/^\/(staff|verify)\b/.test(path)
  return (
    <footer className="mt-6 border-t border-line px-4 py-4 print:hidden">
      {site.phone && (
        <a href={phoneParts(site.phone).href} className="inline-flex min-h-(--target) items-center gap-2 font-medium text-brand-ink underline underline-offset-4">
          <Phone aria-hidden className="size-5 shrink-0" />
          {(pays ? words.shell.help : words.shell.question)(phoneParts(site.phone).shown)}
        </a>
      )}
      {pays && site.address && <p className="text-ink-2">{words.shell.cash(site.address)}</p>}
      {site.demo && <p className="mt-2 text-ink-2">{words.shell.demo}</p>}
      <p className="mt-1">
        <button
          type="button"
          lang={lang === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => change(lang === 'zh' ? 'en' : 'zh')}
          className="inline-flex min-h-(--target) items-center font-medium text-brand-ink underline underline-offset-4"
        >
          {parts.otherLanguage}
        </button>
      </p>
    </footer>
  )
}
