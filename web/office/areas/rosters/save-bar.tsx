import { useState } from 'react'
import type { RosterSheet } from '../../../../functions/rosters/sheet-model.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import type { Editor } from './use-editor.ts'
import type { Saving } from './use-saving.ts'
import { useRosterWords } from './words.ts'

/** Whether what is painted is kept, beside the title. */
export function SaveStatus({ saving: { pending, busy, error } }: { readonly saving: Saving }) {
  const words = useRosterWords()
  return (
    <span role="status" className="min-h-6">
      {error ? <Status tone="bad">{words.unsaved(pending)}</Status> : busy ? <Status tone="part">{words.savingNow}</Status> : pending > 0 ? <Status tone="wait">{words.unsaved(pending)}</Status> : <Status tone="good">{words.saved}</Status>}
    </span>
  )
}

type Props = { readonly roster: RosterSheet['roster']; readonly saving: Saving; readonly editor: Editor; readonly mayEdit: boolean }

/** What the state of the roster means for whoever edits it, and what could not be saved. Nothing that is painted is lost by either. */
export function SaveNotes({ roster, saving, editor, mayEdit }: Props) {
  const words = useRosterWords()
  const [asking, setAsking] = useState(false)
  return (
    <>
      {roster.state === 'discarded' && <Notice tone="warn">{words.discardedNote}</Notice>}
      {roster.state === 'publishing' && <Notice tone="warn">{words.publishingNote}</Notice>}
      {roster.state === 'published' && mayEdit && (
        <Notice tone="warn">
          <p>{words.publishedNote}</p>
          {saving.pending > 0 && (
            <p className="mt-2 flex flex-wrap gap-3">
              <Button kind="main" busy={saving.busy} onClick={() => setAsking(true)}>
                {words.publishedSave(saving.pending)}
              </Button>
              <Button onClick={editor.giveUp}>{words.giveUp}</Button>
            </p>
          )}
        </Notice>
      )}
      {!mayEdit && (roster.state === 'draft' || roster.state === 'published') && <p className="mt-2 text-ink-2">{words.readOnly}</p>}
      {saving.error !== undefined && (
        <div className="mt-4 border-2 border-bad bg-paper px-4 pb-4">
          <Failure error={saving.error} />
          <p className="mt-3 font-medium">{words.notSaved(saving.pending)}</p>
          {roster.state === 'draft' && (
            <p className="mt-2 flex flex-wrap gap-3">
              <Button busy={saving.busy} onClick={() => void saving.save()}>
                {words.saveAgain}
              </Button>
              <Button onClick={editor.giveUp}>{words.giveUp}</Button>
            </p>
          )}
        </div>
      )}
      {asking && (
        <ReasonDialog
          title={words.publishedSave(saving.pending)}
          note={words.publishedNote}
          words={words}
          max={200}
          onSend={async (reason) => {
            await saving.save(reason)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
