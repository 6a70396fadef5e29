import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Section } from '../../parts/section.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useMay } from '../../shell/session.ts'
import { accountQuery } from './queries.ts'
import { useCertificateWords } from './words.ts'

/** With which account a person signs in on their phone. Nothing for those who may not say so. */
export function AccountSection({ person }: { readonly person: string }) {
  return useMay()('tiePersonAccount') ? <Account person={person} /> : null
}

function Account({ person }: { readonly person: string }) {
  const words = useCertificateWords()
  const client = useQueryClient()
  const query = useQuery(accountQuery(person))
  const [open, setOpen] = useState<'tie' | 'untie'>()
  const close = () => setOpen(undefined)
  const param = { seeker: person as never }
  const done = async (answer: Promise<unknown>) => {
    await answer
    await client.invalidateQueries({ queryKey: ['seeker-account', person] })
  }
  return (
    <Section title={words.account}>
      <p className="mt-2 text-ink-2">{words.accountNote}</p>
      <Asked query={query} what={words.account}>
        {({ account }) => (
          <div className="mt-2 flex flex-wrap items-center gap-3">
            <p className="font-medium wrap-anywhere">
              {account ? words.accountOf(account.name, account.email) : words.noAccount}
              {account?.state === 'pending' && ` · ${words.accountPending}`}
            </p>
            <Button onClick={() => setOpen(account ? 'untie' : 'tie')}>{account ? words.untie : words.tie}</Button>
          </div>
        )}
      </Asked>
      {open === 'tie' && <TieDialog onClose={close} onTie={(email) => done(ask(api.seekers[':seeker'].account.$put({ param, json: { email } })))} />}
      {open === 'untie' && (
        <ConfirmDialog title={words.untie} act={words.untie} onClose={close} onConfirm={() => done(ask(api.seekers[':seeker'].account.$delete({ param })))}>
          <p>{words.untieNote}</p>
        </ConfirmDialog>
      )}
    </Section>
  )
}

function TieDialog({ onTie, onClose }: { readonly onTie: (email: string) => Promise<unknown>; readonly onClose: () => void }) {
  const words = useCertificateWords()
  const form = useOfficeForm({
    name: 'tie',
    schema: z.object({ email: z.string().check(z.refine((text) => /^\S+@\S+\.\S+$/.test(text.trim()), words.emailNeeded)) }),
    defaults: { email: '' },
    onSubmit: async ({ email }) => {
      await onTie(email.trim())
      onClose()
    },
  })
  return (
    <Dialog title={words.tie} onClose={onClose}>
      <p className="mt-4">{words.tieNote}</p>
      <OfficeForm form={form} act={words.tie} onCancel={onClose}>
        <TextField label={words.email} type="email" maxLength={120} {...form.fieldOf('email')} />
      </OfficeForm>
    </Dialog>
  )
}
