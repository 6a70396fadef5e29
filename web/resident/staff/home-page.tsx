import { ChevronRight } from 'lucide-react'
import { Suspense } from 'react'
import { Link } from 'wouter'
import type { StaffHome } from '../../../functions/certificates/staff-model.ts'
import { Button } from '../../shared/parts/button.tsx'
import { classNames } from '../../shared/parts/class-names.ts'
import { Page } from '../shell/page.tsx'
import { parts } from './parts.ts'
import { useStaffWords } from './words.ts'

/** What is mine, in large rows, and beside each what needs doing. */
export function HomePage({ home, name }: { readonly home: StaffHome; readonly name: string }) {
  const words = useStaffWords()
  return (
    <Page title={words.app} subtitle={words.hello(name)}>
      <ul className="mt-4 border-t border-line">
        {parts.map((part) => {
          const note = part.note?.(home, words)
          const Live = part.live
          return (
            <li key={part.name} className="border-b border-line">
              <Link href={`/staff/${part.name}`} className="flex min-h-[4.5rem] flex-wrap items-center gap-x-3 py-2 text-[1.25rem]">
                <span className="flex-1 font-bold text-brand-ink underline underline-offset-4">{words.parts[part.name]}</span>
                {note && <span className={classNames('text-[1.1rem]', note.urgent ? 'font-bold text-warn' : 'text-ink-2')}>{note.say}</span>}
                {Live && (
                  <Suspense fallback={null}>
                    <Live />
                  </Suspense>
                )}
                <ChevronRight aria-hidden className="size-6 shrink-0 text-ink-2" />
              </Link>
            </li>
          )
        })}
      </ul>
    </Page>
  )
}

/** The account is good, and nobody has said whose it is. */
export function NotTied({ again }: { readonly again: () => void }) {
  const { notTied } = useStaffWords()
  return (
    <Page title={notTied.title}>
      <p className="mt-3 text-[1.15rem]">{notTied.text}</p>
      <p className="mt-3 text-[1.15rem] font-medium">{notTied.next}</p>
      <Button onClick={again} className="mt-5 min-h-(--target-main) w-full text-[1.15rem]">
        {notTied.again}
      </Button>
    </Page>
  )
}
