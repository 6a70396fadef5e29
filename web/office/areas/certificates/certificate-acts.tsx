import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../../shared/api/client.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { CorrectDialog } from './correct-dialog.tsx'
import { afterCertificate, type FoundCertificate } from './queries.ts'
import { RenewDialog, ReviewDialog, RevokeDialog } from './standing-dialogs.tsx'
import { useCertificateWords } from './words.ts'

type Open = 'review' | 'renew' | 'correct' | 'revoke' | 'reinstate'

/** What may be done with it now, what is due first. */
export function CertificateActs({ certificate }: { readonly certificate: FoundCertificate }) {
  const words = useCertificateWords()
  const client = useQueryClient()
  const [open, setOpen] = useState<Open>()
  if (!certificate.may.change) return null
  const { revoked, completion, rule, by, why, state } = certificate
  const close = () => setOpen(undefined)
  const done = async (answer: Promise<unknown>) => {
    await answer
    await afterCertificate(client)
  }
  const reviews = !revoked && rule.reviewMonths !== null
  const renews = !revoked && !completion && certificate.terms.at(-1)!.to !== null
  const act = (what: Open, main = false) => (
    <Button kind={main ? 'main' : 'plain'} className="min-h-10" onClick={() => setOpen(what)}>
      {words[what]}
    </Button>
  )
  const dialog = { certificate, onDone: done, onClose: close }
  return (
    <div className="mt-4 flex flex-wrap gap-3">
      {reviews && act('review', (state === 'ending' && by === 'review') || why === 'review-missed')}
      {renews && act('renew', (state === 'ending' && by === 'expiry') || why === 'expired')}
      {revoked && act('reinstate')}
      {!completion && act('correct')}
      {!revoked && act('revoke')}
      {open === 'review' && <ReviewDialog {...dialog} />}
      {open === 'renew' && <RenewDialog {...dialog} />}
      {open === 'correct' && <CorrectDialog {...dialog} />}
      {open === 'revoke' && <RevokeDialog {...dialog} />}
      {open === 'reinstate' && <ReasonDialog title={words.reinstate} words={words} max={200} onClose={close} onSend={(reason) => done(ask(api.certificates[':certificate'].reinstatement.$post({ param: { certificate: certificate.id }, json: { reason } })))} />}
    </div>
  )
}
