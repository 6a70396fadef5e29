import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { newId } from '../../../shared/new-id.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { useWords } from '../../i18n/languages.ts'
import { AreaField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterPerson, type FoundPerson } from './queries.ts'
import { usePeopleWords } from './words.ts'

type Field = 'idNumber' | 'hardship' | 'limitReasons'
const reasons = ['contract', 'insurance', 'subsidy', 'labour-office', 'correction', 'own-wish'] as const

/** First the reason, then the text; it is in no cache and gone with the dialog. */
export function OpenSealedDialog({ person, field, onClose }: { readonly person: string; readonly field: Field; readonly onClose: () => void }) {
  const words = usePeopleWords()
  const { close } = useWords()
  const client = useQueryClient()
  const [id] = useState(newId)
  const [text, setText] = useState<string>()
  const form = useOfficeForm({
    name: 'look',
    schema: z.object({ reason: z.enum(reasons), note: z.string().check(z.maxLength(100)) }),
    defaults: { reason: 'contract' as const, note: '' },
    onSubmit: async ({ reason, note }) => {
      setText((await ask(api.seekers[':seeker'].looks.$post({ param: { seeker: person }, json: { id, field, reason, note: note.trim() } }))).text)
      await client.invalidateQueries({ queryKey: ['people', 'looks', person] })
    },
  })
  return (
    <Dialog title={words.openTitle(words.fields[field])} onClose={onClose}>
      {text === undefined ? (
        <OfficeForm form={form} act={words.open} onCancel={onClose}>
          <SelectField label={words.why} choices={choicesOf(words.reasons)} {...form.fieldOf('reason')} />
          <TextField label={words.note} maxLength={100} optional {...form.fieldOf('note')} />
        </OfficeForm>
      ) : (
        <>
          <p className="mt-4 text-lg font-bold break-words whitespace-pre-wrap">{text}</p>
          <div className="mt-6 flex justify-end">
            <Button kind="main" className="min-h-10" onClick={onClose}>
              {close}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}

export function ChangeSealedDialog({ person, field, onClose }: { readonly person: FoundPerson; readonly field: Field; readonly onClose: () => void }) {
  const words = usePeopleWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'seal',
    schema: z.object({ text: z.string().check(z.maxLength(500)) }),
    defaults: { text: '' },
    onSubmit: async ({ text }) => {
      await ask(api.seekers[':seeker'].sealed.$put({ param: { seeker: person.id }, json: { version: person.version, field, text: text.trim() || null } }))
      await afterPerson(client)
      onClose()
    },
  })
  const Input = field === 'idNumber' ? TextField : AreaField
  return (
    <Dialog title={words.changeTitle(words.fields[field])} onClose={onClose}>
      <p className="mt-4 text-ink-2">{words.changeHint}</p>
      <OfficeForm form={form} act={words.save} onCancel={onClose}>
        <Input label={words.fields[field]} {...form.fieldOf('text')} />
      </OfficeForm>
    </Dialog>
  )
}
