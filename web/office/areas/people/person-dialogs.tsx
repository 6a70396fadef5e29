import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { DateField, RadioRow } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { bodyOf, PersonForm, valuesOfPerson } from './person-form.tsx'
import { afterPerson, type FoundPerson } from './queries.ts'
import { usePeopleWords } from './words.ts'

type Props = { readonly person: FoundPerson; readonly onClose: () => void }

export function EditDialog({ person, onClose }: Props) {
  const words = usePeopleWords()
  const client = useQueryClient()
  return (
    <Dialog title={words.edit} onClose={onClose}>
      <PersonForm
        known={valuesOfPerson(person)}
        act={words.save}
        onCancel={onClose}
        onSend={async (values) => {
          const body = bodyOf(values, person.consent?.version ?? '', person.consent?.how)
          await ask(api.seekers[':seeker'].$patch({ param: { seeker: person.id }, json: { version: person.version, ...body, wishes: { ...body.wishes, hoursPerWeek: person.wish.hoursPerWeek }, retainUntil: values.retainUntil || null } }))
          await afterPerson(client)
          onClose()
        }}
      />
    </Dialog>
  )
}

export function AssessDialog({ person, onClose }: Props) {
  const words = usePeopleWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'assess',
    schema: z.object({ on: z.string().check(z.refine((text) => text !== '', words.dayNeeded)) }),
    defaults: { on: person.marks.assessed ?? '' },
    onSubmit: async ({ on }) => {
      await ask(api.seekers[':seeker'].$patch({ param: { seeker: person.id }, json: { version: person.version, assessed: on } }))
      await afterPerson(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.assessTitle} onClose={onClose}>
      <OfficeForm form={form} act={words.save} onCancel={onClose}>
        <DateField label={words.assessedOn} {...form.fieldOf('on')} />
      </OfficeForm>
    </Dialog>
  )
}

export function EraseDialog({ person, onClose }: Props) {
  const words = usePeopleWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'erase',
    schema: z.object({ reason: z.enum(['own-wish', 'time', 'mistake']) }),
    defaults: { reason: 'own-wish' as const },
    onSubmit: async ({ reason }) => {
      await ask(api.seekers[':seeker'].erasure.$post({ param: { seeker: person.id }, json: { reason } }))
      await afterPerson(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.erase} onClose={onClose}>
      <p className="mt-4">{words.eraseText}</p>
      <OfficeForm form={form} act={words.erase} onCancel={onClose} danger>
        <RadioRow legend={words.eraseWhy} choices={choicesOf(words.eraseReasons)} {...form.form.register('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
