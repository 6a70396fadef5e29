import { Check, ChevronLeft, CircleAlert, Clock3, MapPin, WifiOff } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { Link } from 'wouter'
import { useLanguage } from '../../shared/i18n/language.tsx'
import { classNames } from '../../shared/parts/class-names.ts'
import { useSite } from '../../shared/site/site.tsx'
import { useWords } from '../i18n/words.ts'
import { useFocusOnNewPage } from '../shell/page.tsx'
import { useSize } from '../shell/size.ts'
import { clockWrongMinutes } from './clock.ts'
import { workPaths } from './paths.ts'
import { useNow, useWork } from './use-phone.tsx'
import { useWorkWords } from './words.tsx'

type Props = {
  readonly title: string
  readonly back?: string
  /** What the thumb reaches: the acts of the screen. */
  readonly bar?: ReactNode
  readonly step?: string
  readonly children: ReactNode
}

/** The frame of every screen of the attendant: where one stands, what is not sent yet, the acts at the bottom. */
export function Frame({ title, back, bar, step = '', children }: Props) {
  const words = useWorkWords()
  const common = useWords()
  const site = useSite()
  const heading = useFocusOnNewPage(step)
  useEffect(() => {
    document.title = `${title} - ${site.name}`
  }, [title, site.name])
  return (
    <div className="mx-auto flex min-h-screen max-w-[40rem] flex-col bg-paper sm:border-r sm:border-l sm:border-line">
      <a href="#main" className="sr-only focus:not-sr-only focus:p-4">
        {common.parts.skipToContent}
      </a>
      <Strip />
      <main id="main" tabIndex={-1} className="flex flex-1 flex-col outline-none">
        <div className="flex-1 px-4 pb-6">
          {back && (
            <Link href={back} className="-ml-1 inline-flex min-h-(--target) items-center gap-1 font-medium text-brand-ink underline underline-offset-4 print:hidden">
              <ChevronLeft aria-hidden className="size-5" />
              {back === workPaths.home ? words.home : words.back}
            </Link>
          )}
          <h1 ref={heading} tabIndex={-1} className={classNames('text-[1.35rem] leading-snug font-bold', !back && 'pt-4')}>
            {title}
          </h1>
          {children}
        </div>
        {/* As high as it needs to be, and never over what stands below the page. */}
        {bar && <div className="pay-bar sticky bottom-0 z-10 grid gap-2 border-t border-line bg-paper px-4 py-3 pb-[calc(0.75rem_+_env(safe-area-inset-bottom))]">{bar}</div>}
      </main>
      <Settings />
    </div>
  )
}

/** Area, and whether everything has reached the server: always there, also while it does not matter. */
function Strip() {
  const words = useWorkWords()
  const { area, facts } = useWork()
  const wrong = clockWrongMinutes()
  return (
    <header className="border-b border-line print:hidden">
      <div className="flex flex-wrap items-center justify-between gap-x-3 px-4">
        <Link href={area ? workPaths.area : workPaths.home} className="inline-flex min-h-(--target) min-w-0 items-center gap-1 font-bold">
          <MapPin aria-hidden className="size-5 shrink-0" />
          {area?.name ?? words.app}
        </Link>
        {facts.person && <Sending />}
      </div>
      {wrong !== 0 && <p className="bg-warn-soft px-4 py-2 text-warn">{words.state.clock(wrong)}</p>}
    </header>
  )
}

function Sending() {
  const words = useWorkWords()
  const now = useNow()
  const { tally, link, sending } = useWork()
  const minutes = tally.oldest ? Math.max(0, Math.floor((Date.parse(now) - Date.parse(tally.oldest)) / 60_000)) : 0
  const [Icon, tone, say] =
    tally.refused > 0
      ? [CircleAlert, 'text-bad', words.state.refused(tally.refused)]
      : tally.waiting > 0
        ? [Clock3, 'text-warn', sending && link === 'fine' && minutes === 0 ? words.saved.sending : words.state.waiting(tally.waiting, minutes)]
        : link === 'offline'
          ? [WifiOff, 'text-warn', words.state.offline]
          : link === 'sign-in' || link === 'no-role'
            ? [CircleAlert, 'text-warn', words.state.expired]
            : [Check, 'text-good', words.state.fine]
  return (
    <Link href={workPaths.acts} className={classNames('inline-flex min-h-(--target) items-center gap-1.5 font-medium underline underline-offset-4', tone)}>
      <Icon aria-hidden className="size-5 shrink-0" />
      <span role="status">{say}</span>
    </Link>
  )
}

function Settings() {
  const common = useWords()
  const { lang, change, parts } = useLanguage()
  const { large, flip } = useSize()
  const look = 'inline-flex min-h-(--target) items-center font-medium text-brand-ink underline underline-offset-4'
  return (
    <footer className="flex flex-wrap gap-x-6 border-t border-line px-4 py-2 print:hidden">
      <button type="button" aria-label={large ? common.shell.toStandard : common.shell.toLarge} onClick={flip} className={look}>
        {large ? common.shell.standard : common.shell.large}
      </button>
      <button type="button" lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => change(lang === 'zh' ? 'en' : 'zh')} className={look}>
        {parts.otherLanguage}
      </button>
    </footer>
  )
}
