import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { type FoundPersonName, PersonFinder } from '../people/person-finder.tsx'
import { afterTraining, type FoundSeat, type FoundSessionDetail } from './queries.ts'
import { useTrainingWords } from './words.ts'

type Props = { readonly session: FoundSessionDetail; readonly onClose: () => void }

/** Whoever has no seat yet, found by name or phone among everybody. */
export function EnrolDialog({ session, onClose }: Props) {
  const words = useTrainingWords()
  const client = useQueryClient()
  const [chosen, setChosen] = useState<FoundPersonName>()
  const inside = new Set(session.seats.flatMap(({ person, state }) => (state === 'withdrawn' ? [] : [person])))
  const form = useOfficeForm({
    name: 'enrol',
    schema: z.object({ person: z.string().check(z.refine((text) => text !== '', words.choose)) }),
    defaults: { person: '' },
    onSubmit: async ({ person }) => {
      await ask(api['training-sessions'][':trainingSession'].seats.$post({ param: { trainingSession: session.id }, json: { person } }))
      await afterTraining(client)
      onClose()
    },
  })
  const choose = (person: FoundPersonName | undefined) => {
    setChosen(person)
    form.form.setValue('person', person?.id ?? '', { shouldValidate: form.form.formState.isSubmitted })
  }
  return (
    <Dialog title={words.enrol} onClose={onClose}>
      <OfficeForm form={form} act={chosen ? words.enrolOne(chosen.name) : words.enrol} onCancel={onClose}>
        <PersonFinder label={words.person} chosen={chosen} onChoose={choose} without={inside} error={form.form.formState.errors.person?.message} />
      </OfficeForm>
    </Dialog>
  )
}

export function CorrectDialog({ session, seat, onClose }: Props & { readonly seat: FoundSeat }) {
  const words = useTrainingWords()
  const client = useQueryClient()
  const name = seat.name ?? words.erased
  const form = useOfficeForm({
    name: 'correct',
    schema: z.object({
      minutes: z.string().check(z.refine((text) => /^\d{1,4}$/.test(text.trim()), words.minutesWrong)),
      reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded)),
    }),
    defaults: { minutes: String(seat.attended), reason: '' },
    onSubmit: async ({ minutes, reason }) => {
      await ask(api['training-sessions'][':trainingSession'].seats[':seeker'].correction.$post({ param: { trainingSession: session.id, seeker: seat.person }, json: { minutes: Number(minutes), reason: reason.trim() } }))
      await afterTraining(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.correctTitle(name)} onClose={onClose}>
      {seat.marks.length > 0 && (
        <ul className="mt-3 border-t border-line">
          {seat.marks.map((mark) => (
            <li key={`${mark.at} ${mark.kind}`} className="border-b border-line py-1 text-ink-2">
              {mark.says} · {mark.by}
              {mark.reason && ` · ${mark.reason}`}
            </li>
          ))}
        </ul>
      )}
      <OfficeForm form={form} act={words.correct} onCancel={onClose}>
        <TextField label={words.minutesAttended} inputMode="numeric" {...form.fieldOf('minutes')} />
        <TextField label={words.reason} maxLength={120} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
