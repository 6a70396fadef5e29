import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { afterContract, type FoundContract } from './queries.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { useContractWords } from './words.ts'

export type Proposed = Pick<NonNullable<FoundContract['ending']>, 'state' | 'words' | 'voucher' | 'may'>

const tones = { asked: 'part', agreed: 'good', declined: 'off' } as const satisfies Record<Proposed['state'], Tone>

export function ProposalState({ state }: Pick<Proposed, 'state'>) {
  const words = useContractWords()
  return <Status tone={tones[state]}>{words.proposalStates[state]}</Status>
}

/** Who said what, and the voucher. */
export function ProposalTrail({ proposal: { words: said, voucher }, reason }: { readonly proposal: Proposed; /** Stands above already. */ readonly reason?: string }) {
  const words = useContractWords()
  const { moment } = useFormat()
  return (
    <div className="mt-3 grid gap-1 text-ink-2">
      {said.map(({ what, at, by, note }) => (
        <p key={`${what} ${at}`}>{[words.proposalWords[what], by, moment(at), note === reason ? '' : note].filter(Boolean).join(' · ')}</p>
      ))}
      {voucher && (
        <p>
          <Link to="/vouchers/$voucher" params={{ voucher }} className={rowLink}>
            {words.voucher}
          </Link>
        </p>
      )}
    </div>
  )
}

type Acts = {
  readonly proposal: Proposed
  readonly approveTitle: string
  readonly approveAct: string
  readonly approveNote: ReactNode
  readonly onDecide: (decision: { readonly action: 'approve' | 'decline'; readonly note?: string }) => Promise<unknown>
}

/** The second person's word. Whoever may not approve is told why. */
export function ProposalActs({ proposal: { may }, approveTitle, approveAct, approveNote, onDecide }: Acts) {
  const words = useContractWords()
  const client = useQueryClient()
  const [open, setOpen] = useState<'approve' | 'decline'>()
  const close = () => setOpen(undefined)
  const decide = async (decision: Parameters<typeof onDecide>[0]) => {
    // Also after an error: it may say that something changed meanwhile.
    await onDecide(decision).finally(() => afterContract(client))
  }
  if (!may.approve && !may.decline) return null
  return (
    <>
      {!may.approve && <p className="mt-3 border-l-4 border-warn bg-paper px-4 py-3">{may.head ? words.headNeeded : words.otherNeeded}</p>}
      <div className="mt-4 flex flex-wrap gap-3">
        {may.approve && (
          <Button kind="main" className="min-h-10" onClick={() => setOpen('approve')}>
            {words.approve}
          </Button>
        )}
        {may.decline && (
          <Button className="min-h-10" onClick={() => setOpen('decline')}>
            {words.decline}
          </Button>
        )}
      </div>
      {open === 'approve' && (
        <ConfirmDialog title={approveTitle} act={approveAct} onConfirm={() => decide({ action: 'approve' })} onClose={close}>
          {approveNote}
        </ConfirmDialog>
      )}
      {open === 'decline' && <ReasonDialog title={words.decline} note={words.declineNote} onSend={(note) => decide({ action: 'decline', note })} onClose={close} />}
    </>
  )
}
