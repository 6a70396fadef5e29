import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { PayDialog } from './pay-dialog.tsx'
import { afterExpense, type FoundExpense } from './queries.ts'
import { useExpenseWords } from './words.ts'

type Act = 'approve' | 'decline' | 'withdraw' | 'pay' | 'askBack' | 'decideBack' | 'keep'

/** What this person may do now; each asks once more. */
export function ExpenseActs({ expense }: { readonly expense: FoundExpense }) {
  const words = useExpenseWords()
  const [open, setOpen] = useState<Act>()
  const { may } = expense
  const acts: readonly (readonly [Act, boolean])[] = [
    ['approve', may.approve],
    ['pay', may.pay],
    ['decideBack', may.decideBack],
    ['keep', may.decideBack],
    ['decline', may.decline],
    ['withdraw', may.withdraw],
    ['askBack', may.askBack],
  ]
  const offered = acts.flatMap(([act, can]) => (can ? [act] : []))
  if (offered.length === 0) return null
  return (
    <div className="mt-4 flex flex-wrap gap-3">
      {offered.map((act, at) => (
        <Button key={act} kind={at === 0 && act !== 'askBack' && act !== 'withdraw' ? 'main' : 'plain'} className="min-h-10" onClick={() => setOpen(act)}>
          {words[act]}
        </Button>
      ))}
      {open && <ActDialog expense={expense} act={open} onClose={() => setOpen(undefined)} />}
    </div>
  )
}

function ActDialog({ expense, act, onClose }: { readonly expense: FoundExpense; readonly act: Act; readonly onClose: () => void }) {
  const words = useExpenseWords()
  const { yuan } = useFormat()
  const client = useQueryClient()
  const param = { expense: expense.id }
  const at = api.expenses[':expense']
  const amount = yuan(expense.amountFen)
  const done = async (answer: Promise<unknown>) => {
    await answer
    await afterExpense(client)
  }
  switch (act) {
    case 'approve':
      return (
        <ConfirmDialog title={words.approve} act={`${words.approve} ${amount}`} onClose={onClose} onConfirm={() => done(ask(at.approval.$post({ param })))}>
          <p>{words.approveNote(amount, expense.approvals.given + 1 >= expense.approvals.needed)}</p>
        </ConfirmDialog>
      )
    case 'pay':
      return <PayDialog amount={amount} onPay={(json) => done(ask(at.payment.$post({ param, json })))} onClose={onClose} />
    case 'decline':
    case 'withdraw':
      return <ReasonDialog title={words[act]} words={words} onSend={(reason) => done(ask(at.refusal.$post({ param, json: { reason } })))} onClose={onClose} />
    case 'askBack':
      return <ReasonDialog title={words.askBack} note={words.askBackNote} words={words} onSend={(reason) => done(ask(at.reversal.$post({ param, json: { reason } })))} onClose={onClose} />
    case 'decideBack':
    case 'keep':
      return (
        <ConfirmDialog title={words[act]} act={`${words[act]} ${amount}`} onClose={onClose} onConfirm={() => done(ask(at.reversal.decision.$post({ param, json: { action: act === 'keep' ? 'decline' : 'approve' } })))}>
          <p>{expense.backAsked && words.decideBackNote(expense.backAsked.by, expense.backAsked.reason)}</p>
        </ConfirmDialog>
      )
    default:
      return act satisfies never
  }
}
