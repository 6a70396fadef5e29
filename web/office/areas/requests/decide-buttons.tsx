import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../shared/parts/button.tsx'
import { Failure } from '../../parts/failure.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useMay } from '../../shell/session.ts'
import { afterDecision, type Decision } from './queries.ts'
import { useRequestWords } from './words.ts'

type Props = { readonly name: string; readonly day: string; readonly decide: (decision: Decision) => Promise<unknown> }

/** Approve at once, decline with the reason; what went wrong stands beside it, and the list is read anew. */
export function DecideButtons({ name, day, decide }: Props) {
  const words = useRequestWords()
  const client = useQueryClient()
  const may = useMay()
  const [declining, setDeclining] = useState(false)
  const approve = useMutation({ mutationFn: () => decide({ action: 'approve' }), onSettled: () => afterDecision(client) })
  if (!may('decideLeave')) return null
  return (
    <>
      <div className="mt-2 flex flex-wrap gap-3">
        <Button kind="main" busy={approve.isPending} aria-label={words.approveName(name, day)} onClick={() => approve.mutate()}>
          {words.approve}
        </Button>
        <Button aria-label={words.declineName(name, day)} onClick={() => setDeclining(true)}>
          {words.decline}
        </Button>
      </div>
      <Failure error={approve.error} />
      {declining && <ReasonDialog title={words.decline} words={words} onSend={(reason) => decide({ action: 'decline', reason }).finally(() => afterDecision(client))} onClose={() => setDeclining(false)} />}
    </>
  )
}
