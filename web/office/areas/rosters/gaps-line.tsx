import { CircleCheck, TriangleAlert } from 'lucide-react'
import { textLink } from '../../parts/text-link.ts'
import type { GridContext } from './grid-context.ts'
import type { Gap } from './sheet-judge.ts'
import { useRosterWords } from './words.ts'

/** Post by post, how many shifts nobody covers; a way to who could. */
export function GapsLine({ grid, gaps, onOpen }: { readonly grid: GridContext; readonly gaps: readonly Gap[]; readonly onOpen: () => void }) {
  const words = useRosterWords()
  const byPost = new Map<string, number>()
  for (const { post, missing } of gaps) byPost.set(post, (byPost.get(post) ?? 0) + missing)
  if (grid.sheet.demand.length === 0) return <p className="mt-3 text-ink-2">{words.noDemand}</p>
  if (byPost.size === 0) {
    return (
      <p role="status" className="mt-3 flex items-center gap-2 text-good">
        <CircleCheck aria-hidden className="size-5 shrink-0" />
        {words.noGaps}
      </p>
    )
  }
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 text-warn">
      <p role="status" className="flex items-center gap-2">
        <TriangleAlert aria-hidden className="size-5 shrink-0" />
        {words.openShifts([...byPost].map(([post, count]) => words.openAt(grid.posts.get(post)?.name ?? '', count)))}
      </p>
      <button type="button" onClick={onOpen} className={textLink()}>
        {words.seeGaps}
      </button>
    </div>
  )
}
