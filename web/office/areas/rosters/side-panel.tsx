import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useRosterWords } from './words.ts'

type Props = { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }

/** Beside the grid where there is room, below it elsewhere. It takes the focus when it opens; Escape closes it. */
export function SidePanel({ title, onClose, children }: Props) {
  const words = useRosterWords()
  const id = useId()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [title])
  return (
    // Escape closes it from wherever the focus is in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section aria-labelledby={id} onKeyDown={({ key }) => key === 'Escape' && onClose()} className="border border-line bg-paper p-4">
      <div className="flex items-start justify-between gap-3">
        <h2 id={id} ref={head} tabIndex={-1} className="font-bold outline-none! focus-visible:shadow-none!">
          {title}
        </h2>
        <button type="button" aria-label={words.closePanel} onClick={onClose} className="-mt-2 -mr-2 grid size-9 shrink-0 place-items-center rounded-md hover:bg-ground">
          <X aria-hidden className="size-5" />
        </button>
      </div>
      {children}
    </section>
  )
}
