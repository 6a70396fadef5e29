import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import type { LeaveKind } from '../../../../functions/leave/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { newId } from '../../../shared/new-id.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Check, DateField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { type FoundPersonName, PersonFinder } from '../people/person-finder.tsx'
import { afterDecision } from './queries.ts'
import { useRequestWords } from './words.ts'

/** Somebody rang up: their leave is written down here, and decided like any other. */
export function RecordDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useRequestWords()
  const client = useQueryClient()
  const [id] = useState(newId)
  const [chosen, setChosen] = useState<FoundPersonName>()
  const day = z.string().check(z.refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text), words.dayNeeded))
  const form = useOfficeForm({
    name: 'record-leave',
    schema: z.object({ person: z.string().check(z.refine((text) => text !== '', words.personNeeded)), kind: z.string(), from: day, to: day, fromNoon: z.boolean(), toNoon: z.boolean(), note: z.string().check(z.maxLength(200)) }),
    defaults: { person: '', kind: 'sick', from: '', to: '', fromNoon: false, toNoon: false, note: '' },
    onSubmit: async ({ person, kind, from, to, fromNoon, toNoon, note }) => {
      await ask(api.leaves.$post({ json: { id: id as never, person: person as never, kind: kind as LeaveKind, from, to, fromNoon, toNoon, note: note.trim() } }))
      await afterDecision(client)
      onClose()
    },
  })
  const choose = (person: FoundPersonName | undefined) => {
    setChosen(person)
    form.form.setValue('person', person?.id ?? '', { shouldValidate: form.form.formState.isSubmitted })
  }
  return (
    <Dialog title={words.record} onClose={onClose}>
      <OfficeForm form={form} act={words.record} onCancel={onClose}>
        <PersonFinder label={words.who} chosen={chosen} onChoose={choose} error={form.form.formState.errors.person?.message} />
        <SelectField label={words.kind} choices={choicesOf(words.kinds)} {...form.fieldOf('kind')} />
        <DateField label={words.firstDay} {...form.fieldOf('from')} />
        <Check {...form.form.register('fromNoon')}>{words.fromNoon}</Check>
        <DateField label={words.lastDay} {...form.fieldOf('to')} />
        <Check {...form.form.register('toNoon')}>{words.toNoon}</Check>
        <TextField label={words.note} {...form.fieldOf('note')} />
      </OfficeForm>
    </Dialog>
  )
}
