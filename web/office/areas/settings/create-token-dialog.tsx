import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { addDays, systemClock, today } from '../../../../functions/calendar.ts'
import type { StaffRole } from '../../../../functions/context.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { CopyField } from '../../parts/copy-field.tsx'
import { DateField, TextField } from '../../parts/form-fields.tsx'
import { Notice } from '../../parts/notice.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useWords } from '../../i18n/languages.ts'
import { RoleChoice } from './role-choice.tsx'
import { useSettingsWords } from './words.ts'

/** Creates a token and shows it: this once, then never again. */
export function CreateTokenDialog({ onClose }: { readonly onClose: () => void }) {
  const { tokens: words } = useSettingsWords()
  const common = useWords()
  const [token, setToken] = useState<string>()
  return (
    <Dialog title={token ? words.onceTitle : words.create} onClose={onClose}>
      {token ? (
        <>
          <Notice tone="warn" className="mb-4">
            {words.once}
          </Notice>
          <CopyField label={words.token} value={token} />
          <div className="mt-6 flex justify-end">
            <Button kind="main" onClick={onClose} className="min-h-10">
              {common.done}
            </Button>
          </div>
        </>
      ) : (
        <CreateForm onToken={setToken} onCancel={onClose} />
      )}
    </Dialog>
  )
}

function CreateForm({ onToken, onCancel }: { readonly onToken: (token: string) => void; readonly onCancel: () => void }) {
  const { tokens: words, rolesNeeded } = useSettingsWords()
  const common = useWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'token',
    schema: z.object({
      name: z.string().check(z.minLength(1, words.nameNeeded), z.maxLength(60, common.tooLong(60))),
      roles: z.array(z.custom<StaffRole>()).check(z.minLength(1, rolesNeeded)),
      expires: z.string(),
    }),
    defaults: { name: '', roles: [], expires: '' },
    onSubmit: async ({ name, roles, expires }) => {
      const created = await ask(api.tokens.$post({ json: { name, roles, ...(expires ? { expires } : {}) } }))
      await client.invalidateQueries({ queryKey: ['tokens'] })
      onToken(created.token)
    },
  })
  const roles = form.fieldOf('roles')
  return (
    <OfficeForm form={form} act={words.createAct} onCancel={onCancel}>
      <TextField label={words.name} hint={words.nameHint} {...form.fieldOf('name')} />
      <RoleChoice id={roles.id} name={roles.name} error={roles.error} chosen={form.form.watch('roles')} onChange={(chosen) => form.form.setValue('roles', chosen)} />
      <DateField label={words.expires} hint={words.expiresHint} optional min={addDays(today(systemClock), 1)} {...form.fieldOf('expires')} />
    </OfficeForm>
  )
}
