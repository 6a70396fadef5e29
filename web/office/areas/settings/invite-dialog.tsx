import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import type { StaffRole } from '../../../../functions/context.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useWords } from '../../i18n/languages.ts'
import { RoleChoice } from './role-choice.tsx'
import { useSettingsWords } from './words.ts'

type Props = { readonly onClose: () => void; readonly onDone: (say: string) => void }

export function InviteDialog({ onClose, onDone }: Props) {
  const { members: words, rolesNeeded } = useSettingsWords()
  const common = useWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'invite',
    schema: z.object({
      name: z.string().check(z.minLength(1, words.nameNeeded), z.maxLength(40, common.tooLong(40))),
      email: z.string().check(z.trim(), z.email(words.emailNeeded)),
      roles: z.array(z.custom<StaffRole>()).check(z.minLength(1, rolesNeeded)),
    }),
    defaults: { name: '', email: '', roles: [] },
    onSubmit: async (json) => {
      const member = await ask(api.members.$post({ json }))
      await client.invalidateQueries({ queryKey: ['members'] })
      onDone(member.proposed ? `${words.invitedSay(member.name, member.email)} ${words.secondNote}` : words.invitedSay(member.name, member.email))
      onClose()
    },
  })
  const { id, error, name } = form.fieldOf('roles')
  return (
    <Dialog title={words.invite} onClose={onClose}>
      <OfficeForm form={form} act={words.inviteAct} onCancel={onClose}>
        <TextField label={words.name} {...form.fieldOf('name')} />
        <TextField label={words.email} hint={words.emailHint} type="email" {...form.fieldOf('email')} />
        <RoleChoice id={id} name={name} error={error} chosen={form.form.watch('roles')} onChange={(roles) => form.form.setValue('roles', roles)} />
        <p className="text-ink-2">{words.secondNote}</p>
      </OfficeForm>
    </Dialog>
  )
}
