import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { usePartsWords } from '../i18n/language.tsx'
import { classNames } from './class-names.ts'

type Props = {
  readonly title: string
  readonly children: ReactNode
  /** Escape, the cross and the caller's own cancel button all end here. */
  readonly onClose: () => void
  readonly className?: string
}

/** The browser's own modal dialog: it traps and gives back the focus itself. Shown as long as it is rendered. */
export function Dialog({ title, children, onClose, className }: Props) {
  const words = usePartsWords()
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      className={classNames('m-auto max-h-[92dvh] w-[min(32rem,94vw)] overflow-auto rounded-lg border-0 bg-paper p-6 text-ink max-sm:p-4', className)}
    >
      <div className="flex items-start justify-between gap-4 border-b border-line pb-3">
        <h2 id={titleId} className="pt-1 text-lg font-bold">
          {title}
        </h2>
        <button type="button" aria-label={words.close} onClick={onClose} className="-mt-1 -mr-2 grid size-10 shrink-0 place-items-center rounded-md hover:bg-ground">
          <X aria-hidden className="size-5" />
        </button>
      </div>
      {children}
    </dialog>
  )
}
