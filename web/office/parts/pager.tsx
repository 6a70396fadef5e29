import { Link, useLocation, useSearch } from '@tanstack/react-router'
import { buttonClass } from '../../shared/parts/button.tsx'
import type { Search } from '../shell/search.ts'
import { useWords } from '../i18n/languages.ts'

/** The place in a paged list, from the address; goes with every query of a list. */
export function useAfter(): { readonly after?: string } {
  const { after }: Search = useSearch({ strict: false })
  return after ? { after } : {}
}

/**
 * Through a list page by page. The API names only the next page, so the way back is kept in the history entry: it
 * outlives a reload; whoever opens a shared address in the middle is led to the first page.
 */
export function Pager({ count, next }: { readonly count: number; readonly next: string | null }) {
  const words = useWords()
  const search: Search = useSearch({ strict: false })
  const trail = useLocation({ select: (location) => location.state.trail }) ?? []
  const { after } = search
  const page = after ? Math.max(2, Number(search.page) || 2) : 1
  if (!after && next === null) return <p className="mt-3 text-ink-2">{words.table.shown(count)}</p>
  const before = trail.at(-1)
  const look = buttonClass('plain')
  return (
    <nav aria-label={words.table.page(page)} className="mt-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-ink-2">
      <span>
        {words.table.page(page)} · {words.table.shown(count)}
      </span>
      <span className="flex gap-2">
        {after && (
          <Link to="." search={{ ...search, after: before, page: before ? String(page - 1) : undefined }} state={{ trail: trail.slice(0, -1) }} className={look}>
            {trail.length > 0 ? words.table.previous : words.table.first}
          </Link>
        )}
        {next !== null && (
          <Link to="." search={{ ...search, after: next, page: String(page + 1) }} state={{ trail: [...trail, after ?? ''] }} className={look}>
            {words.table.next}
          </Link>
        )}
      </span>
    </nav>
  )
}
