import { useQuery } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { type BusinessDate, parseDate } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { DateField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { kindsQuery } from './queries.ts'
import type { ActDialog } from './standing-dialogs.tsx'
import { useCertificateWords } from './words.ts'

/** What was written down wrongly, of the last term; a number that is shown with stars stays as it is unless it is typed anew. */
export function CorrectDialog({ certificate, onDone, onClose }: ActDialog) {
  const words = useCertificateWords()
  const kinds = useQuery(kindsQuery)
  const levels = kinds.data?.items.find(({ kind }) => kind === certificate.kind)?.levels ?? []
  const term = certificate.terms.at(-1)!
  const isDay = (text: string) => parseDate(text) !== undefined
  const form = useOfficeForm({
    name: 'correct',
    schema: z.object({
      number: z.string().check(z.refine((text) => text.trim().length >= 3, words.numberNeeded)),
      issuer: z.string().check(z.refine((text) => text.trim().length >= 2, words.issuerNeeded)),
      level: z.string(),
      issuedOn: z.string().check(z.refine(isDay, words.dayNeeded)),
      from: z.string().check(z.refine(isDay, words.dayNeeded)),
      to: z.string().check(z.refine((text) => text === '' || isDay(text), words.dayNeeded)),
      reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded)),
    }),
    defaults: { number: certificate.number, issuer: certificate.issuer, level: certificate.level ?? '', issuedOn: certificate.issuedOn, from: term.from, to: term.to ?? '', reason: '' },
    onSubmit: async ({ number, issuer, level, issuedOn, from, to, reason }) => {
      const json = { number: number.trim(), issuer: issuer.trim(), level: level || null, issuedOn: issuedOn as BusinessDate, from: from as BusinessDate, ...(to ? { to: to as BusinessDate } : {}), reason: reason.trim(), version: certificate.version }
      await onDone(ask(api.certificates[':certificate'].corrections.$post({ param: { certificate: certificate.id }, json })))
      onClose()
    },
  })
  const { fieldOf } = form
  return (
    <Dialog title={words.correct} onClose={onClose}>
      <p className="mt-4">{words.correctNote}</p>
      <OfficeForm form={form} act={words.correct} onCancel={onClose}>
        <TextField label={words.number} maxLength={40} {...fieldOf('number')} />
        <TextField label={words.issuer} maxLength={60} {...fieldOf('issuer')} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          {levels.length > 0 && <SelectField label={words.level} choices={levels.map((value) => ({ value, label: words.levelOf(value) }))} {...fieldOf('level')} />}
          <DateField label={words.issuedOn} {...fieldOf('issuedOn')} />
          <DateField label={words.firstDay} {...fieldOf('from')} />
          <DateField label={words.lastDay} hint={words.lastDayHint} optional {...fieldOf('to')} />
        </div>
        <TextField label={words.reason} maxLength={120} {...fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
