import { type ReactNode, useState } from 'react'
import { Button } from '../../shared/parts/button.tsx'
import { Dialog } from '../../shared/parts/dialog.tsx'
import { useWords } from '../i18n/languages.ts'
import { Failure } from './failure.tsx'

type Props = {
  readonly title: string
  readonly children: ReactNode
  /** What the button does, with the amount where money is concerned. */
  readonly act: string
  readonly danger?: boolean
  /** Throws what went wrong; the dialog then stays and says it. */
  readonly onConfirm: () => Promise<unknown>
  readonly onClose: () => void
}

/** Asks once more before something that cannot simply be undone. */
export function ConfirmDialog({ title, children, act, danger = false, onConfirm, onClose }: Props) {
  const words = useWords()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const confirm = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      await onConfirm()
      onClose()
    } catch (thrown) {
      setFailure(thrown)
      setBusy(false)
    }
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="mt-4">{children}</div>
      <Failure error={failure} />
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <Button onClick={onClose} className="min-h-10">
          {words.cancel}
        </Button>
        <Button kind={danger ? 'danger' : 'main'} busy={busy} onClick={() => void confirm()} className="min-h-10">
          {busy ? words.working : act}
        </Button>
      </div>
    </Dialog>
  )
}
