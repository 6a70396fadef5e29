import * as z from 'zod/mini'
import { addDays, type BusinessDate, parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { DateField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import type { FoundCertificate } from './queries.ts'
import { useCertificateWords } from './words.ts'

export type ActDialog = { readonly certificate: FoundCertificate; readonly onDone: (answer: Promise<unknown>) => Promise<void>; readonly onClose: () => void }

const isDay = (text: string) => parseDate(text) !== undefined
const noteOf = (note: string) => (note.trim().length >= 2 ? { note: note.trim() } : {})

export function ReviewDialog({ certificate, onDone, onClose }: ActDialog) {
  const words = useCertificateWords()
  const form = useOfficeForm({
    name: 'review',
    schema: z.object({ on: z.string().check(z.refine(isDay, words.dayNeeded)), note: z.string() }),
    defaults: { on: today(systemClock) as string, note: '' },
    onSubmit: async ({ on, note }) => {
      await onDone(ask(api.certificates[':certificate'].reviews.$post({ param: { certificate: certificate.id }, json: { on: on as BusinessDate, ...noteOf(note) } })))
      onClose()
    },
  })
  return (
    <Dialog title={words.review} onClose={onClose}>
      <OfficeForm form={form} act={words.review} onCancel={onClose}>
        <DateField label={words.reviewOn} {...form.fieldOf('on')} />
        <TextField label={words.note} maxLength={200} optional {...form.fieldOf('note')} />
      </OfficeForm>
    </Dialog>
  )
}

export function RenewDialog({ certificate, onDone, onClose }: ActDialog) {
  const words = useCertificateWords()
  const last = certificate.terms.at(-1)!.to as BusinessDate
  const form = useOfficeForm({
    name: 'renew',
    schema: z.object({ from: z.string().check(z.refine(isDay, words.dayNeeded)), to: z.string().check(z.refine((text) => text === '' || isDay(text), words.dayNeeded)), note: z.string() }),
    defaults: { from: addDays(last, 1) as string, to: '', note: '' },
    onSubmit: async ({ from, to, note }) => {
      await onDone(ask(api.certificates[':certificate'].renewals.$post({ param: { certificate: certificate.id }, json: { from: from as BusinessDate, ...(to ? { to: to as BusinessDate } : {}), ...noteOf(note) } })))
      onClose()
    },
  })
  return (
    <Dialog title={words.renew} onClose={onClose}>
      <OfficeForm form={form} act={words.renew} onCancel={onClose}>
        <DateField label={words.firstDay} {...form.fieldOf('from')} />
        <DateField label={words.lastDay} hint={words.lastDayHint} optional {...form.fieldOf('to')} />
        <TextField label={words.note} maxLength={200} optional {...form.fieldOf('note')} />
      </OfficeForm>
    </Dialog>
  )
}

export function RevokeDialog({ certificate, onDone, onClose }: ActDialog) {
  const words = useCertificateWords()
  const form = useOfficeForm({
    name: 'revoke',
    schema: z.object({ on: z.string().check(z.refine(isDay, words.dayNeeded)), reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded)) }),
    defaults: { on: today(systemClock) as string, reason: '' },
    onSubmit: async ({ on, reason }) => {
      await onDone(ask(api.certificates[':certificate'].revocation.$post({ param: { certificate: certificate.id }, json: { on: on as BusinessDate, reason: reason.trim() } })))
      onClose()
    },
  })
  return (
    <Dialog title={words.revoke} onClose={onClose}>
      <p className="mt-4">{words.revokeNote}</p>
      <OfficeForm form={form} act={words.revoke} onCancel={onClose}>
        <DateField label={words.revokeOn} {...form.fieldOf('on')} />
        <TextField label={words.reason} maxLength={200} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
