import { useQueryClient } from '@tanstack/react-query'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { afterMatch, undoMatch } from './queries.ts'
import { useStatementWords } from './words.ts'

type Props = { readonly account: string; readonly match: string; readonly amount: string; readonly onClose: () => void }

export function UndoDialog({ account, match, amount, onClose }: Props) {
  const words = useStatementWords()
  const client = useQueryClient()
  const undo = async () => {
    await undoMatch(account, match)
    await afterMatch(client)
  }
  return (
    <ConfirmDialog title={words.undoTitle} act={words.undoAct(amount)} onConfirm={undo} onClose={onClose}>
      <p>{words.undoLead}</p>
    </ConfirmDialog>
  )
}
