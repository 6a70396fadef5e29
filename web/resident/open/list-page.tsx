import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { Link, useSearchParams } from 'wouter'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { buttonClass } from '../../shared/parts/button.tsx'
import { Page } from '../shell/page.tsx'
import { listQuery, type Published } from './queries.ts'
import { spanText } from './span-text.ts'
import { useOpenWords } from './words.ts'

/** Every published period, newest first, for whoever wants to see. */
export function ListPage() {
  const words = useOpenWords()
  const [search] = useSearchParams()
  const query = useQuery(listQuery(search.get('after') ?? undefined))
  return (
    <Page title={words.title} subtitle={words.intro} back={{ href: '/', text: words.back }}>
      <Asked query={query} what={words.what}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? <p className="py-4">{words.none}</p> : <ul className="mt-4 border-t border-line">{items.map((one) => <Row key={one.id} one={one} />)}</ul>}
            {next && (
              <p className="mt-4">
                <Link href={`/open?after=${encodeURIComponent(next)}`} className={buttonClass('plain')}>
                  {words.more}
                </Link>
              </p>
            )}
          </>
        )}
      </Asked>
    </Page>
  )
}

function Row({ one }: { readonly one: Published }) {
  const words = useOpenWords()
  const format = useFormat()
  return (
    <li className="border-b border-line">
      <Link href={`/open/${one.id}`} className="flex min-h-(--target-main) items-center justify-between gap-3 py-3">
        <span>
          <span className="block text-[1.1rem] font-bold text-brand-ink underline underline-offset-4">{spanText(one.id, words)}</span>
          <span className="block text-ink-2">
            {words.publishedOn(format.date(one.publishedOn))}
            {one.version > 1 && ` · ${words.corrected(one.version)}`}
          </span>
        </span>
        <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-2" />
      </Link>
    </li>
  )
}
