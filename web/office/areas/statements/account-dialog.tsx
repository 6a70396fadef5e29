import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { newId } from '../../../shared/new-id.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { useWords } from '../../i18n/languages.ts'
import { RadioRow, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterImport, createAccount } from './queries.ts'
import { useStatementWords } from './words.ts'

export function AccountDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useStatementWords()
  const common = useWords()
  const client = useQueryClient()
  // Made once a dialog: a second press after a lost answer registers the same account.
  const [id] = useState(newId)
  const form = useOfficeForm({
    name: 'statement-account',
    schema: z.object({
      name: z.string().check(z.refine((text) => text.trim() !== '', words.nameNeeded), z.maxLength(40, common.tooLong(40))),
      kind: z.enum(['bank', 'alipay', 'wechat']),
      number: z.string().check(z.refine((text) => /^[A-Za-z0-9*@._-]{4,64}$/.test(text.replace(/\s/g, '')), words.numberWrong)),
    }),
    defaults: { name: '', kind: 'bank' as 'bank' | 'alipay' | 'wechat', number: '' },
    onSubmit: async ({ name, kind, number }) => {
      await createAccount({ id, name: name.trim(), kind, number: number.replace(/\s/g, '') })
      await afterImport(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.add} onClose={onClose}>
      <OfficeForm form={form} act={words.add} onCancel={onClose}>
        <TextField label={words.name} hint={words.nameHint} {...form.fieldOf('name')} />
        <RadioRow legend={words.kind} choices={choicesOf(words.kinds)} {...form.form.register('kind')} />
        <TextField label={words.number} hint={words.numberHint} inputMode="text" {...form.fieldOf('number')} />
      </OfficeForm>
    </Dialog>
  )
}
