import { ALargeSmall } from 'lucide-react'
import { Link } from 'wouter'
import { Mark } from '../../shared/parts/mark.tsx'
import { useSite } from '../../shared/site/site.tsx'
import { useWords } from '../i18n/words.ts'
import { useSize } from './size.ts'

/** The organization and the large-text switch, the same on every page. */
export function Header() {
  const words = useWords()
  const site = useSite()
  const { large, flip } = useSize()
  return (
    <header className="flex items-center gap-2 border-b border-line px-4 py-3">
      <Link href="/" className="flex min-h-(--target) min-w-0 flex-1 items-center gap-2">
        <Mark text={site.logoText} className="size-10" />
        <span className="min-w-0 leading-snug font-bold">{site.name}</span>
      </Link>
      <button
        type="button"
        aria-label={large ? words.shell.toStandard : words.shell.toLarge}
        onClick={flip}
        className="flex min-h-(--target) shrink-0 items-center gap-1 rounded-lg border border-line-strong px-3 font-medium print:hidden"
      >
        <ALargeSmall aria-hidden className="size-6" />
        {large ? words.shell.standard : words.shell.large}
      </button>
    </header>
  )
}
