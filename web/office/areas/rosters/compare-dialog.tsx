import { useQuery } from '@tanstack/react-query'
import type { RosterSheet } from '../../../../functions/rosters/sheet-model.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { textLink } from '../../parts/text-link.ts'
import { rostersQuery } from './queries.ts'
import { useRosterWords } from './words.ts'

type Props = { readonly roster: RosterSheet['roster']; readonly onChoose: (other: string) => void; readonly onClose: () => void }

/** The rosters of the same days; without one, how to get it. */
export function CompareDialog({ roster, onChoose, onClose }: Props) {
  const words = useRosterWords()
  const query = useQuery(rostersQuery({}))
  return (
    <Dialog title={words.compareWith} onClose={onClose}>
      <Asked query={query} what={words.loading}>
        {({ items }) => {
          const others = items.filter(({ id, from, to }) => id !== roster.id && from === roster.from && to === roster.to)
          return others.length === 0 ? (
            <p className="mt-4">{words.noneToCompare}</p>
          ) : (
            <ul className="mt-4 divide-y divide-line">
              {others.map(({ id, name, state }) => (
                <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2">
                  <button type="button" onClick={() => onChoose(id)} className={textLink('text-left')}>
                    {name}
                  </button>
                  <span className="text-ink-2">{words.states[state]}</span>
                </li>
              ))}
            </ul>
          )
        }}
      </Asked>
    </Dialog>
  )
}
