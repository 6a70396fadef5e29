import { ChevronLeft, WifiOff } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { classNames } from '../../shared/parts/class-names.ts'
import { useSite } from '../../shared/site/site.tsx'
import { useWords } from '../i18n/words.ts'
import { Header } from './header.tsx'
import { Help } from './help.tsx'
import { useOnline } from './online.ts'

type Props = {
  readonly title: string
  /** Under the title: whose bills these are. */
  readonly subtitle?: ReactNode
  readonly back?: { readonly href: string; readonly text: string }
  /** What stays at the bottom of the window: the pay button. */
  readonly bar?: ReactNode
  /** A page of several steps at one address names the step, so that the focus follows. */
  readonly step?: string
  readonly children: ReactNode
}

/** The frame of every screen: header, one h1, content, help. A new page starts at its top, with the focus on its title. */
export function Page({ title, subtitle, back, bar, step = '', children }: Props) {
  const words = useWords()
  const site = useSite()
  const online = useOnline()
  const heading = useFocusOnNewPage(step)
  useEffect(() => {
    document.title = `${title} - ${site.name}`
  }, [title, site.name])
  return (
    <div className={classNames('mx-auto flex min-h-screen max-w-[40rem] flex-col bg-paper sm:border-r sm:border-l sm:border-line print:border-0', Boolean(bar) && 'pb-28')}>
      <a href="#main" className="sr-only focus:not-sr-only focus:p-4">
        {words.parts.skipToContent}
      </a>
      <Header />
      {!online && (
        <p role="alert" className="flex items-start gap-2 border-b border-line bg-warn-soft px-4 py-3 text-warn">
          <WifiOff aria-hidden className="mt-1 size-5 shrink-0" />
          {words.shell.offline}
        </p>
      )}
      <main id="main" tabIndex={-1} className="flex-1 px-4 outline-none">
        {back && (
          <Link href={back.href} className="-ml-1 inline-flex min-h-(--target) items-center gap-1 font-medium text-brand-ink underline underline-offset-4 print:hidden">
            <ChevronLeft aria-hidden className="size-5" />
            {back.text}
          </Link>
        )}
        <h1 ref={heading} tabIndex={-1} className={classNames('text-[1.35rem] leading-snug font-bold', back ? 'print:pt-4' : 'pt-4')}>
          {title}
        </h1>
        {subtitle && <div className="text-ink-2">{subtitle}</div>}
        {children}
      </main>
      <Help />
      {bar && (
        <div className="pay-bar fixed right-0 bottom-0 left-0 z-10 mx-auto max-w-[40rem] border-t border-line bg-paper px-4 py-3 pb-[calc(0.75rem_+_env(safe-area-inset-bottom))] sm:border-r sm:border-l">{bar}</div>
      )}
    </div>
  )
}

let shown: string | undefined

/** Not on the very first page: there the browser's own start is right. Not when data arrives or is asked again. */
export function useFocusOnNewPage(step: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const now = `${location.pathname} ${step}`
    const first = shown === undefined
    if (shown === now) return
    shown = now
    if (first) return
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [step])
  return heading
}
