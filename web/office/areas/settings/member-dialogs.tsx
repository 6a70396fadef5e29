import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import type { StaffRole } from '../../../../functions/context.ts'
import type { MemberView } from '../../../../functions/members/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useMember } from '../../shell/session.ts'
import { RoleChoice } from './role-choice.tsx'
import { useRoleNames } from './use-role-names.ts'
import { useSettingsWords } from './words.ts'

export type MemberAct = 'change' | 'confirm' | 'remove'

type Props = { readonly what: MemberAct; readonly member: MemberView; readonly onClose: () => void; readonly onDone: (say: string) => void }

/** The dialog of one act on one member. */
export function MemberDialogs({ what, ...props }: Props) {
  if (what === 'change') return <ChangeDialog {...props} />
  return what === 'confirm' ? <ConfirmChange {...props} /> : <RemoveDialog {...props} />
}

type One = Omit<Props, 'what'>

function ChangeDialog({ member, onClose, onDone }: One) {
  const { members: words, rolesNeeded } = useSettingsWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'roles',
    schema: z.object({ roles: z.array(z.custom<StaffRole>()).check(z.minLength(1, rolesNeeded)) }),
    defaults: { roles: [...(member.proposed?.roles ?? member.roles)] },
    onSubmit: async (json) => {
      const changed = await ask(api.members[':member'].$patch({ param: { member: member.id }, json }))
      // One's own roles decide what the menu shows.
      await Promise.all([client.invalidateQueries({ queryKey: ['members'] }), client.invalidateQueries({ queryKey: ['me'] })])
      onDone(changed.proposed ? words.proposedSay(changed.name) : words.changedSay(changed.name))
      onClose()
    },
  })
  const { id, error, name } = form.fieldOf('roles')
  return (
    <Dialog title={words.changeFor(member.name)} onClose={onClose}>
      <OfficeForm form={form} act={words.changeAct} onCancel={onClose}>
        <RoleChoice id={id} name={name} error={error} chosen={form.form.watch('roles')} onChange={(roles) => form.form.setValue('roles', roles)} />
        <p className="text-ink-2">{words.secondNote}</p>
      </OfficeForm>
    </Dialog>
  )
}

function ConfirmChange({ member, onClose, onDone }: One) {
  const { members: words } = useSettingsWords()
  const client = useQueryClient()
  const namesOf = useRoleNames()
  const own = useMember()?.id === member.proposed?.by
  const confirm = async () => {
    const changed = await ask(api.members[':member'].confirmation.$post({ param: { member: member.id } }))
    await client.invalidateQueries({ queryKey: ['members'] })
    onDone(words.changedSay(changed.name))
  }
  return (
    <ConfirmDialog title={words.confirmFor(member.name)} act={words.confirm} onConfirm={confirm} onClose={onClose}>
      <p>{words.confirmNote(member.name, namesOf(member.proposed?.roles ?? member.roles))}</p>
      {own && <p className="mt-2 font-medium text-warn">{words.ownProposal}</p>}
    </ConfirmDialog>
  )
}

function RemoveDialog({ member, onClose }: One) {
  const { members: words } = useSettingsWords()
  const client = useQueryClient()
  const remove = async () => {
    await ask(api.members[':member'].$delete({ param: { member: member.id } }))
    await client.invalidateQueries({ queryKey: ['members'] })
  }
  return (
    <ConfirmDialog title={words.removeFor(member.name)} act={words.removeFor(member.name)} danger onConfirm={remove} onClose={onClose}>
      <p>{words.removeNote}</p>
    </ConfirmDialog>
  )
}
