import { ChevronRight } from 'lucide-react'
import { Suspense } from 'react'
import { Link } from 'wouter'
import type { StaffHome } from '../../../functions/certificates/staff-model.ts'
import { classNames } from '../../shared/parts/class-names.ts'
import { Page } from '../shell/page.tsx'
import { parts, RosterNote } from './parts.ts'
import { useStaffWords } from './words.ts'

/** What is mine, in large rows, and beside each what needs doing. */
export function HomePage({ home, name }: { readonly home: StaffHome; readonly name: string }) {
  const words = useStaffWords()
  return (
    <Page title={words.app} subtitle={words.hello(name)}>
      <ul className="mt-4 border-t border-line">
        {parts.map((part) => {
          const note = part.note?.(home, words)
          return (
            <li key={part.name} className="border-b border-line">
              <Link href={`/staff/${part.name}`} className="flex min-h-[4.5rem] flex-wrap items-center gap-x-3 py-2 text-[1.25rem]">
                <span className="flex-1 font-bold text-brand-ink underline underline-offset-4">{words.parts[part.name]}</span>
                {note && <span className={classNames('text-[1.1rem]', note.urgent ? 'font-bold text-warn' : 'text-ink-2')}>{note.say}</span>}
                {part.live && (
                  <Suspense fallback={null}>
                    <RosterNote of={part.live} />
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
